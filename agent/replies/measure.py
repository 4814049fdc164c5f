"""What a question counts, and how much each of its options stands for.

Beside bands and labels with a number this reads descriptions ("Fewer than 50 people"), words
("Just me", "Never"), rates ("Several times a week") and what is left over ("More often").
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.nouns import spoken
from agent.questionnaire import Number, Option
from agent.replies.amounts import Amount, amount_at, limited
from agent.replies.bands import Bracket, unit_of
from agent.replies.counting import Counting, counting
from agent.replies.names import bare
from agent.replies.normal import Word, plain, stem, words_of
from agent.replies.page import Page, Shown
from agent.replies.rates import RATE, Often
from agent.replies.units import DAYS, convert, kind_of

_MANY = re.compile(r"\b(?:how many|number of|wie viele|anzahl (?:der|ihrer))\s+(.*)", re.I | re.S)
_LAST = frozenset({"last", "past", "letzten", "letzte", "letztes", "vergangenen", "vergangene"})
_PER = frozenset(
    ("a", "an", "per", "each", "every", "pro", "im", "am", "der", "die", "einem", "einer")
)
_USUAL = frozenset(
    ("normal", "typical", "usual", "average", "ordinary", "regular", "working", "normalen",
     "typischen", "gewoehnlichen", "durchschnittlichen")
)  # fmt: skip
_NEXT = frozenset({"next", "naechsten", "naechster"})
_FROM = frozenset({"from", "ab", "von"})
_AHEAD = 3
_ABOUT = (0.75, 1.5)
_TWO_OF_THREE = 2 / 3
"""Of `several`, which a label says of two and a respondent of three."""
_ENDLESS = float("inf")


class Measure(NamedTuple):
    """What is counted, in `unit` (None: bare things), and which option stands for how much.

    nouns: stems of what is counted. period: days over which it is counted. until_now: a
    time ago is as good as a duration. others: stems of what options that count nothing are
    called; partial: there are such options; described: only descriptions tell the amounts.
    """

    unit: str | None
    nouns: frozenset[str]
    people: bool
    brackets: tuple[Bracket, ...]
    period: float | None = None
    until_now: bool = False
    others: frozenset[str] = frozenset()
    partial: bool = False
    described: bool = False

    @property
    def kind(self) -> str | None:
        """Give what the unit measures; None for bare things."""
        return kind_of(self.unit)


class _Stand(NamedTuple):
    """What one option stands for; left: it is `more` or `less` than all others.

    several: from two up to where another option begins.
    """

    amount: Amount | None
    beside: frozenset[str]
    left: str = ""
    several: bool = False
    described: bool = False


def measure_of(page: Page) -> Measure | None:
    """Say what the question of a page counts; None if it counts nothing."""
    return _measure_of(Shown(page))


@lru_cache(maxsize=512)
def _measure_of(shown: Shown) -> Measure | None:
    page = shown.page
    known = counting(page.lexicon.language)
    text = page.asked.text or spoken(page.question.text, page.lexicon.language)
    nouns = _counted(text, page, known)
    if isinstance(page.question, Number):
        unit = unit_of(page.question.unit, page)
        nouns |= frozenset(stem(one) for one in plain(page.question.unit or ""))
        return Measure(
            unit if unit in page.lexicon.units.values() else None,
            _alike(nouns, known),
            bool(nouns & known.people),
            (),
            _period(text, page),
            known.until_now.search(text) is not None,
        )
    return _by_options(page, text, nouns, known)


def _by_options(page: Page, text: str, nouns: frozenset[str], known: Counting) -> Measure | None:
    """Read what each option stands for; None where fewer than two stand for an amount."""
    states = page.states
    stands: dict[str, _Stand] = {}
    apart: list[Option] = []
    for option in page.options:
        if option.id in states:
            continue
        stand = None if option.specify else _stand(option, page, known)
        if stand is None:
            apart.append(option)
        else:
            stands[option.id] = stand
    amounts = [one.amount for one in stands.values() if one.amount is not None]
    if sum(one.low != 0 or one.high != 0 for one in amounts) < 2:
        return None
    own = getattr(page.question, "unit", None)
    unit = _unit(amounts, unit_of(own, page), text, page)
    if unit == "":
        return None
    written = frozenset(one for stand in stands.values() for one in stand.beside)
    nouns = _alike(nouns | written, known)
    others = frozenset(
        stem(word)
        for one in apart
        for told in (one.words(page.lexicon.language), *one.aliases, *one.sayings)
        for word in plain(told)
        if word not in page.lexicon.filler
    )
    return Measure(
        unit,
        nouns,
        bool(nouns & known.people),
        _brackets(stands, unit),
        _period(text, page),
        known.until_now.search(text) is not None or _says_ago(page, known),
        others,
        any(not one.specify for one in apart),
        any(one.described for one in stands.values()),
    )


def _says_ago(page: Page, known: Counting) -> bool:
    """Say whether options are times ago themselves."""
    words = (words_of(one.words(page.lexicon.language)) for one in page.options)
    return any(
        hit[0] == "AGO"
        for one in words
        for at in range(len(one))
        if (hit := known.roles.at(one, at)) is not None
    )


def _stand(option: Option, page: Page, known: Counting) -> _Stand | None:
    """Say what an option stands for: by its band, else its label, else its description."""
    language = page.lexicon.language
    if option.band is not None:
        low, high = option.band.low, option.band.high
        own = unit_of(getattr(page.question, "unit", None), page)
        own = own if own in page.lexicon.units.values() else None
        nil = known.labels.kind(plain(bare(option.words(language)))) == "NIL" and not low
        low, high = (0.0, 0.0) if nil else (low, high)
        return _Stand(Amount(low, high, own, below=high is not None and not nil), frozenset())
    label, more = option.words(language), spoken(option.description, language)
    stand = _worded(bare(label), page, known)
    told = _worded(bare(more), page, known) if stand is None and more else None
    return stand or (told._replace(described=True) if told is not None else None)


def _worded(text: str, page: Page, known: Counting) -> _Stand | None:
    """Read a label or description that holds one amount."""
    match known.labels.kind(plain(text)):
        case "NIL":
            return _Stand(Amount(0.0, 0.0), frozenset())
        case "SELF":
            return _Stand(Amount(1.0, 1.0), frozenset())
        case "LABEL_MORE":
            return _Stand(None, frozenset(), "more")
        case "LABEL_LESS":
            return _Stand(None, frozenset(), "less")
    words = words_of(text)
    found, beside = _one_amount(words, page, known)
    if found is None or (found.low is None and found.high is None):
        return None
    kinds = {hit[0] for at in range(len(words)) if (hit := page.lexicon.amounts.at(words, at))}
    several = "several" in kinds and found.low is not None
    found = found._replace(low=(found.low or 0.0) * _TWO_OF_THREE) if several else found
    return _Stand(found, beside, several=several)


def _one_amount(
    words: Sequence[Word], page: Page, known: Counting
) -> tuple[Amount | None, frozenset[str]]:
    """Read the one amount of a label, with the stems beside it; None where there are more."""
    often = Often(words, page.lexicon, known)
    share = unit_of(getattr(page.question, "unit", None), page) == "percent"
    place, beside = 0, set[str]()
    found: Amount | None = None
    while place < len(words):
        hit = often.share(place) if share else None
        hit = hit or often.rate(place) or amount_at(words, place, page.lexicon)
        hit = hit or often.count(place)
        if hit is not None and words[place].text in _FROM and hit[0].exact:
            hit = limited(hit[0], frozenset({"at_least"})), hit[1]
        phrase = page.lexicon.amounts.at(words, place) if found is not None else None
        if hit is not None and (found is not None or _is_called(words, place, hit, page)):
            return None, frozenset()
        if hit is not None:
            found, place = hit
        elif found is not None and phrase is not None and phrase[0] in {"plus", "or_less"}:
            found, place = limited(found, frozenset({phrase[0]})), phrase[1]
        else:
            if words[place].text in _NEXT and found is None:
                found = Amount(1.0, 1.0, "day")
            beside |= {stem(words[place].text)} if words[place].kind != "mark" else set()
            place += 1
    return found, frozenset(beside) - {stem(one) for one in page.lexicon.filler}


def _is_called(words: Sequence[Word], place: int, hit: tuple[Amount, int], page: Page) -> bool:
    """Say whether a number only belongs to a name: `Phase 2`."""
    last = hit[1] == len(words) and hit[0].unit is None and hit[0].exact
    named = place > 0 and words[place - 1].text not in page.lexicon.filler
    return last and named and words[place - 1].kind == "word"


def _unit(amounts: list[Amount], own: str | None, text: str, page: Page) -> str | None:
    """Give the unit of all amounts: the question's own, one that it asks in, or theirs.

    An empty one where they are of different kinds.
    """
    told = {one.unit: one for one in amounts if one.unit is not None}
    known = page.lexicon.units.values()
    own = own if own in known else None
    kinds = {kind_of(one) for one in (*told, own) if one is not None}
    if len(kinds) > 1:
        return ""
    if own is not None or not told:
        return own
    many = _MANY.search(text)
    first = plain(many.group(1))[0] if many is not None and plain(many.group(1)) else ""
    asked = page.lexicon.units.get(first) or page.lexicon.units.get(first.removesuffix("s"))
    return asked if kind_of(asked) in kinds else next(reversed(told))


def _brackets(stands: dict[str, _Stand], unit: str | None) -> tuple[Bracket, ...]:
    """Turn what options stand for into brackets; what is left over begins where others end."""
    found: list[Bracket] = []
    for option, stand in stands.items():
        if stand.amount is not None:
            found.append(_bracket(option, stand.amount, unit))
    found = [_until_next(one, found) if stands[one.option].several else one for one in found]
    some = [one for one in found if one.high > 0]
    nil = len(some) < len(found)
    found = [_above_nil(one) if nil else one for one in found]
    top = max(one.high for one in some)
    bottom = min(one.low for one in some)
    for option, stand in stands.items():
        if stand.left == "more":
            found.append(Bracket(option, top, _ENDLESS, low_open=True))
        elif stand.left == "less":
            found.append(Bracket(option, 0.0, bottom, low_open=nil, high_open=True))
    return tuple(found)


def _bracket(option: str, amount: Amount, unit: str | None) -> Bracket:
    """Turn an amount into a bracket, in a unit; `about once a week` reaches to either side."""
    low, high = amount.low, amount.high
    if amount.unit is not None and unit is not None and amount.unit != unit:
        low = None if low is None else convert(low, amount.unit, unit)
        high = None if high is None else convert(high, amount.unit, unit)
    if amount.about and amount.exact and low is not None and high is not None:
        low, high = low * _ABOUT[0], high * _ABOUT[1]
    return Bracket(
        option,
        -_ENDLESS if low is None else low,
        _ENDLESS if high is None else high,
        amount.above,
        amount.below,
    )


def _until_next(bracket: Bracket, others: Sequence[Bracket]) -> Bracket:
    """Let `several times a week` reach to where the next option begins."""
    low = round(bracket.low, 6)
    above = [one.low for one in others if one.low > low]
    return bracket._replace(low=low, high=min(above, default=_ENDLESS), high_open=True)


def _above_nil(bracket: Bracket) -> Bracket:
    """Let `Less than once a week` begin above nothing, where another option says never."""
    return bracket._replace(low_open=True) if bracket.low == 0 < bracket.high else bracket


def _counted(text: str, page: Page, known: Counting) -> frozenset[str]:
    """Give the stems of what a question asks the number of: `how many orders`."""
    many = _MANY.search(text)
    words = plain(many.group(1))[:_AHEAD] if many is not None else ()
    return frozenset(stem(one) for one in words if one not in page.lexicon.filler)


def _alike(nouns: frozenset[str], known: Counting) -> frozenset[str]:
    """Add all words that count the same: `staff` beside `employees`."""
    kinds = (kind for kind in known.kinds if kind & nouns)
    return nouns.union(*kinds)


def _period(text: str, page: Page) -> float | None:
    """Give the days over which a question counts: `in the last 12 months`, `a week`."""
    words = words_of(text)
    for place, word in enumerate(words[:-1]):
        unit = page.lexicon.units.get(words[place + 1].text.removesuffix("s"))
        if word.text in _LAST:
            told = amount_at(words, place + 1, page.lexicon)
            if told is not None and told[0].exact and told[0].unit in DAYS:
                return (told[0].low or 0.0) * DAYS[told[0].unit or ""]
        usual = word.text in _PER and words[place + 1].text in _USUAL and place + 2 < len(words)
        if usual:
            told_of = page.lexicon.units.get(words[place + 2].text.removesuffix("s"))
            if told_of in DAYS:
                return DAYS[told_of]
        of = word.text == "the" and place > 0 and words[place - 1].text == "of"
        if (word.text in _LAST | _PER or of) and unit in DAYS and len(words[place + 1].text) > 2:
            return DAYS[unit]
    return None


def rate_in(amount: Amount, measure: Measure) -> Amount | None:
    """Give a rate as what comes together in the period of a question; None without one.

    Where days are counted, `twice a week` is two of them.
    """
    if measure.unit == RATE:
        return amount
    days = measure.unit == "day" and measure.period is not None and measure.period > 1
    if measure.period is None or not (measure.unit is None or days) or not measure.brackets:
        return None
    factor = measure.period / DAYS["year"]
    low, high = (None if one is None else round(one * factor, 4) for one in amount[:2])
    return amount._replace(low=low, high=high, unit=measure.unit)
