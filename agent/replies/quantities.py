"""Replies to questions for a number: `about 2.5k`, `eight to ten weeks`, `a third of them`."""

import re
from collections.abc import Mapping
from typing import cast

from agent.nouns import spoken
from agent.questionnaire import MISSING, Number
from agent.replies.amounts import Amount
from agent.replies.bands import PER, factor_of, unit_of
from agent.replies.counting import counting
from agent.replies.forms import within
from agent.replies.marks import Mark
from agent.replies.measure import measure_of
from agent.replies.normal import plain, stem
from agent.replies.otherwise import is_of_other
from agent.replies.outcome import Reading, unusable
from agent.replies.page import Page
from agent.replies.rates import Often
from agent.replies.sense import corrected
from agent.replies.told import told, worded
from agent.replies.units import DAYS, convert

_QUIET = frozenset(
    {
        "filler",
        "echo",
        "degree",
        "point",
        "only_these",
        ",",
        ".",
        "!",
        "?",
        ":",
        "-",
        "(",
        ")",
        "\n",
        "=",
    }
)


def read_number(page: Page) -> Reading:
    """Read one number, in the unit of the question; else the one that a sentence tells."""
    reading = _read_number(page)
    if reading.intent != "unusable" or reading.issue not in {"unclear", "ambiguous"}:
        return reading
    measure = measure_of(page)
    found = told(page, measure) if measure is not None else ()
    if len(found) != 1:
        return reading
    amount, start, end = found[0]
    return _amount(page, Mark("amount", start, end, amount=amount))


def _read_number(page: Page) -> Reading:
    """Read a reply that is one number, with nothing of weight beside it."""
    marks = [mark for mark in _explained(page, corrected(page)) if mark.kind not in _QUIET]
    amounts = [mark for mark in marks if mark.amount is not None]
    loose = [mark for mark in marks if mark.amount is None and mark.kind != "dont_know"]
    loose += [mark for mark in page.marks if _is_point(page, mark)]
    share = _share(page, marks)
    if share is not None:
        return _settled(page, share, marks[0])
    if not amounts:
        return _without(page, marks)
    if loose:
        return unusable("unclear")
    if len(amounts) == _PAIR and _is_asked_rate(page, amounts[1]):
        amounts = amounts[:1]
    if len(amounts) > 1:
        return unusable("ambiguous")
    if is_of_other(page, amounts[0]):
        return unusable("mismatch")
    return _amount(page, amounts[0])


_PAIR = 2


def _is_point(page: Page, mark: Mark) -> bool:
    """Say whether a number is one of points or stars, where a question counts none."""
    counted = mark.kind == "point" and page.text(mark) != ("out", "of")
    return counted and not {stem(one) for one in page.text(mark)} & page.names.context


def _is_asked_rate(page: Page, mark: Mark) -> bool:
    """Say whether a mark is `a month` where a question asks for so much a month."""
    words, measure = page.text(mark), measure_of(page)
    per = len(words) == _PAIR and words[0] in PER and measure is not None
    unit = mark.amount.unit if mark.amount is not None else None
    return per and measure is not None and measure.period == DAYS.get(unit or "")


_BREAKS = frozenset({",", ".", "-", "(", ";", "because"})
_UNBOUND = frozenset(
    ("unless", "except", "more", "less", "over", "under", "if", "fewer", "most", "least", "not",
     "mehr", "weniger", "wenn", "falls", "ausser", "hoechstens", "mindestens")
)  # fmt: skip


def _explained(page: Page, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """Cut off words of one's own behind a number: `20 or so, depends on the lights`.

    Only where the number stands alone before them, and nothing behind it counts or bounds.
    """
    for place, mark in enumerate(marks):
        depends = mark.kind == "unknown" and page.text(mark)[0] in {"depending", "depends", "je"}
        if mark.kind not in _BREAKS and not depends:
            continue
        before, after = marks[:place], marks[place:]
        told = [one for one in before if one.kind not in _QUIET]
        alone = len(told) == 1 and told[0].kind in _STATES and page.text(told[0]) != ("none",)
        quiet = all(one.kind in {"unknown", *_QUIET, "because", "degree"} for one in after)
        quiet = quiet or (alone and all(one.kind in _ASIDE for one in after))
        said = {word.text for one in after for word in page.words[one.start : one.end]}
        own = any(one.kind == "unknown" for one in after)
        counted = len(told) == 1 and (told[0].amount is not None or alone)
        if counted and quiet and own and not said & _UNBOUND:
            return before
    return marks


_STATES = frozenset({"none", "none_at_all", *MISSING})
_ASIDE = _QUIET | {"unknown", "because", "degree", "not", "and", "past"}
_SHARES: Mapping[str, float] = {
    "all": 100, "half": 50, "a half": 50, "quarter": 25, "a quarter": 25, "three quarters": 75,
    "die haelfte": 50, "haelfte": 50, "ein viertel": 25, "drei viertel": 75, "dreiviertel": 75,
    "everything": 100, "the whole": 100, "alles": 100,
}  # fmt: skip
_ABOUT_SO = frozenset({"about", "so", "etwa", "ungefaehr", "circa", "around", "roughly", "or"})


def _share(page: Page, marks: list[Mark]) -> float | None:
    """Read `half`, `all of it` or `nine out of ten` where a percentage is asked for."""
    if not isinstance(page.question, Number) or unit_of(page.question.unit, page) != "percent":
        return None
    said = [word.text for word in page.words if word.kind != "mark"]
    kept = [one for one in said if one not in {"of", "it", "them", "about", "the", "davon", "etwa"}]
    plainly = _SHARES.get(" ".join(kept)) if "about" not in said and marks else None
    return plainly if plainly is not None else _part_of_whole(page)


def _part_of_whole(page: Page) -> float | None:
    """Read a reply that is one share, exact or about so: `two thirds`, `a third or so`."""
    small = page.lexicon.filler | _ABOUT_SO
    start = next((at for at, one in enumerate(page.words) if one.text not in small), None)
    often = Often(page.words, page.lexicon, counting(page.lexicon.language))
    hits = [often.share(at) for at in range(0 if start is None else start + 1)]
    hit = next((one for one in hits if one is not None), None)
    if hit is None or not hit[0].exact or hit[0].low is None:
        return None
    rest = {word.text for word in page.words[hit[1] :] if word.kind != "mark"}
    return float(round(hit[0].low)) if rest <= small | {"it", "them", "all"} else None


def _without(page: Page, marks: list[Mark]) -> Reading:
    """Say what a reply is that holds no number."""
    kinds = {mark.kind for mark in marks}
    if len(kinds) == 1:
        match kinds.pop():
            case "dont_know":
                return page.state("dont_know", marks[0])
            case "refused":
                return page.state("refused", marks[0])
            case "not_applicable":
                return page.state("not_applicable", marks[0])
            case "none" | "none_at_all":
                return _settled(page, 0.0, marks[0])
    measure = measure_of(page)
    whole = worded(page, measure) if measure is not None else None
    return (
        unusable("unclear")
        if whole is None
        else _amount(page, Mark("amount", whole.start, whole.end, amount=whole.amount))
    )


def _amount(page: Page, mark: Mark) -> Reading:
    question, amount = cast(Number, page.question), cast(Amount, mark.amount)
    if amount.out_of is not None and amount.out_of != question.max:
        return unusable("mismatch")
    unit = unit_of(question.unit, page)
    same = _in_unit(amount, unit, page, mark)
    if same is None:
        return unusable("mismatch")
    bound = _asked_bound(page, same)
    if bound is not None:
        return _settled(page, bound, mark)
    if same.low is None or same.high is None or same.above or same.below:
        return unusable("between")
    if same.exact:
        converted = amount.unit is not None and amount.unit != unit
        return _settled(page, same.low, mark, converted=converted)
    if "range" not in question.accept or _only_bounded(page, mark, same):
        return unusable("between")
    if not (within(question, same.low) and within(question, same.high)):
        return unusable("out_of_range")
    return _settled(page, (same.low + same.high) / 2, mark, converted=True)


_AT_MOST = re.compile(
    r"\bat (?:the )?most\b|\bmaximum\b|\bhighest\b|\bh(?:ö|oe)chstens\b|\bmaximal\b", re.IGNORECASE
)
_AT_LEAST = re.compile(
    r"\bat (?:the very )?least\b|\bminimum\b|\blowest\b|\bmindestens\b|\bwenigstens\b",
    re.IGNORECASE,
)


def _asked_bound(page: Page, amount: Amount) -> float | None:
    """Give the one bound that is told, where a question asks for it: `up to 6` of `at most`."""
    if amount.exact or amount.above or amount.below:
        return None
    text = page.asked.text or spoken(page.question.text, page.lexicon.language)
    lower = amount.low in {None, 0}
    if _AT_MOST.search(text) and lower and amount.high is not None:
        return amount.high
    return amount.low if _AT_LEAST.search(text) and amount.high is None else None


def _only_bounded(page: Page, mark: Mark, amount: Amount) -> bool:
    """Say whether a range has no lower end of its own: `at most 50`."""
    told = page.text(mark)
    return amount.low == 0 and not any(
        one == "0" or page.lexicon.numbers.get(one) == 0 for one in told
    )


def _in_unit(amount: Amount, unit: str | None, page: Page, mark: Mark) -> Amount | None:
    """Give an amount in the unit of the question, or None if it counts something else.

    A day may be one of work or of the calendar, so it is hours only where days are accepted.
    """
    factor = factor_of(cast(Number, page.question).unit, page)
    if amount.unit is None and unit in DAYS and _is_date(amount):
        return None
    if amount.unit is None or amount.unit == unit:
        big = max(abs(amount.low or 0), abs(amount.high or 0)) >= factor
        told = any(word in page.lexicon.magnitudes for word in page.text(mark))
        return _times(amount, 1 / factor) if factor > 1 and (big or told) else amount
    if unit is None:
        return amount if _mentioned(amount.unit, page) else None
    if unit not in DAYS or amount.unit not in DAYS:
        other = convert(1.0, amount.unit, unit)
        return None if other is None else _times(amount, other)
    if DAYS[unit] < 1 <= DAYS[amount.unit] and not _accepts(page, f"{amount.unit}s"):
        return None
    return _times(amount, convert(1.0, amount.unit, unit) or 1.0)


def _accepts(page: Page, kind: str) -> bool:
    return isinstance(page.question, Number) and kind in page.question.accept


def _is_date(amount: Amount) -> bool:
    """Say whether a number is a calendar year, and no span of time."""
    return amount.exact and 1900 <= (amount.low or 0) <= 2100


def _times(amount: Amount, factor: float) -> Amount:
    low = None if amount.low is None else amount.low * factor
    high = None if amount.high is None else amount.high * factor
    return amount._replace(low=low, high=high)


def _mentioned(unit: str, page: Page) -> bool:
    """Say whether the question itself speaks of a unit that it does not declare."""
    said = {word for text in (page.asked.text, spoken(page.question.text)) for word in plain(text)}
    units = {page.lexicon.units.get(one.removesuffix("s")) for one in said}
    return unit in units or (unit == "year" and bool(said & {"old", "age", "alt", "alter"}))


def _settled(page: Page, value: float, mark: Mark, *, converted: bool = False) -> Reading:
    """Give the number, if it keeps to the limits and is as fine as asked."""
    question = cast(Number, page.question)
    value = round(value, max(question.decimals, 2)) if converted else value
    if not within(question, value):
        return unusable("out_of_range")
    if not converted and round(value, question.decimals) != value:
        return unusable("between")
    number: float | int = int(value) if float(value).is_integer() else value
    where = page.found("", mark)
    return page.answer((where.model_copy(update={"value": number, "confidence": 1.0}),))
