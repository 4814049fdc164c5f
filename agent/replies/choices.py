"""Replies to questions with options: one of them, some of them, or one point of a scale."""

from collections.abc import Iterable
from typing import cast

from agent.questionnaire import MISSING, Multi, Rating, Single
from agent.replies.amounts import Amount
from agent.replies.bands import (
    Bracket,
    Brackets,
    brackets_of,
    mixed_units,
    nil_option,
    speaks_of_days,
    unit_of,
)
from agent.replies.counting import counting
from agent.replies.counts import counted, says_nil, says_when
from agent.replies.marks import Mark
from agent.replies.measure import Measure, measure_of
from agent.replies.normal import plain
from agent.replies.otherwise import is_of_other
from agent.replies.outcome import Reading, unusable
from agent.replies.page import Page
from agent.replies.pointers import Pointed, numbered, pointed_at
from agent.replies.rates import RATE, Often
from agent.replies.scales import scaled
from agent.replies.sense import Sense, explained, sense, without_asides
from agent.replies.several import read_several, settled
from agent.replies.specified import specified, written_out
from agent.replies.told import told, worded
from agent.replies.units import DAYS, is_of_work, kind_of
from agent.replies.when import read_when
from agent.replies.wholes import is_set


def read_choice(page: Page) -> Reading:
    """Read a reply to a question with options, or to one rating."""
    reading = _read_choice(page)
    counts = reading.intent == "unusable" and reading.issue in _UNCOUNTED
    return (_told(page) if counts else None) or reading


_UNCOUNTED = frozenset(
    {"unclear", "out_of_range", "not_offered", "ambiguous", "mismatch", "between"}
)


def _told(page: Page) -> Reading | None:
    """Read what a sentence says it comes to, onto the one option that stands for so much."""
    measure = measure_of(page) if isinstance(page.question, Single) else None
    if measure is None or _is_number(page):
        return None
    plainly = brackets_of(page)
    nil = any(one.low == one.high == 0 for one in measure.brackets)
    more = nil or len(measure.brackets) > len(plainly.all) or measure.unit in {"percent", RATE}
    brackets = Brackets((), measure.brackets, measure.unit) if more else plainly
    whole = worded(page, measure)
    found = (whole,) if whole is not None else told(page, measure)
    ids = {one: where for where in found for one in _options(brackets, where.amount, measure)}
    off = any(_is_off(where.amount, brackets) for where in found)
    if len(ids) != 1 or not found or off:
        return None
    option, where = ids.popitem()
    return page.answer((page.found(option, Mark("amount", where.start, where.end, whole=True)),))


def _options(brackets: Brackets, amount: Amount, measure: Measure) -> tuple[str, ...]:
    """Give the options of an amount; of things one can count, the last of some is one of them."""
    found = brackets.options(amount)
    if measure.unit is None and not amount.exact and not amount.below and amount.high is not None:
        found += brackets.options(amount._replace(low=amount.high))
    return tuple(dict.fromkeys(found))


def _share(page: Page) -> Reading | None:
    """Read a reply that is a share: `half` is not the option `More than half`."""
    known = counting(page.lexicon.language)
    hit = Often(page.words, page.lexicon, known).share(0) if page.words else None
    if hit is None or any(word.kind != "mark" for word in page.words[hit[1] :]):
        return None
    own = getattr(page.question, "unit", None)
    if not isinstance(page.question, Single) or unit_of(own, page) != "percent":
        return None
    return _told(page) or unusable("between")


def _is_number(page: Page) -> bool:
    """Say whether a reply is one number and nothing else, which may be a place as well."""
    said = [word.text for word in page.words if word.kind != "mark"]
    spelled = len(said) == 1 and not numbered(page)
    number = page.lexicon.numbers.get(said[0]) if spelled else None
    if len(said) == 1 and said[0].isdecimal() and len(said[0]) < 4:
        number = float(said[0])
    return number is not None and number <= len(page.options)


def _read_choice(page: Page) -> Reading:
    """Read a reply by what it names."""
    if isinstance(page.question, Rating):
        return _one(*scaled(page))
    said = tuple(word.text for word in page.words if word.kind != "mark")
    whole = page.names.named(said) or page.names.named(_lately(said))
    if whole is not None and whole.kind == "option" and whole.weight == 3 and len(whole.ids) == 1:
        return _named(page, whole.ids[0])
    aside = _share(page) or read_when(page) or _supposed(page)
    if aside is not None:
        return aside
    named = whole is not None and whole.kind == "option"
    state = page.lexicon.phrases.kind(plain(page.reply)) in MISSING
    pointed = None if named or state or is_set(page) else pointed_at(page)
    if pointed is not None and not _values(page, pointed):
        return _pointed(page, pointed)
    page = _unprefixed(_with_none(page.with_marks(without_asides(page.marks))))
    if isinstance(page.question, Multi):
        return read_several(page)
    page = _concluded(_with_all(_with_denial(page)))
    return written_out(page) or _one(*_bracketed(page))


_SUPPOSED = frozenset(
    plain(one)
    for one in ("i guess so", "guess so", "i suppose so", "suppose so", "i think so", "think so",
                "i'd say so", "probably yes", "yes probably", "ich denke schon", "denke schon",
                "ich glaube schon", "glaub schon", "wahrscheinlich ja", "schon")
)  # fmt: skip


def _supposed(page: Page) -> Reading | None:
    """Read `I guess so` as yes where only yes and no are offered; else it is one of several."""
    first = next((at for at, one in enumerate(page.words) if one.text in {",", "."}), None)
    said = tuple(one.text for one in page.words[:first] if one.kind != "mark")
    if said not in _SUPPOSED or not isinstance(page.question, Single):
        return None
    labels = {one.id: plain(one.words(page.lexicon.language)) for one in page.options}
    apart = {one: words for one, words in labels.items() if one not in page.states}
    yes = [one for one, words in apart.items() if words in {("yes",), ("ja",)}]
    others = [words for one, words in apart.items() if one not in yes]
    plainly = bool(yes) and others in ([("no",)], [("nein",)])
    return page.answer((page.found(yes[0], _whole(page)),)) if plainly else None


_LATELY = {"last": "past", "past": "last", "letzten": "vergangenen", "vergangenen": "letzten"}


def _lately(said: tuple[str, ...]) -> tuple[str, ...]:
    """Say `within the past month` for `within the last month`, and the other way round."""
    return tuple(_LATELY.get(one, one) for one in said) if len(said) > 1 else said


def _whole(page: Page) -> Mark:
    return Mark("reply", 0, len(page.words), whole=True)


def _named(page: Page, option: str) -> Reading:
    """Take a reply that is an option's own name."""
    if option == page.other_option:
        return unusable("specify", (option,))
    return page.answer((page.found(option, _whole(page)),))


def _values(page: Page, pointed: Pointed) -> bool:
    """Say whether bare numbers are values here, and no places."""
    return not pointed.explicit and bool(numbered(page))


def _pointed(page: Page, pointed: Pointed) -> Reading:
    """Turn places into the options shown there."""
    shown = tuple(option.id for option in page.options)
    if not all(1 <= place <= len(shown) for place in pointed.places):
        return unusable("out_of_range")
    chosen = tuple(dict.fromkeys(shown[place - 1] for place in pointed.places))
    if pointed.either or (len(chosen) > 1 and not isinstance(page.question, Multi)):
        return unusable("ambiguous" if pointed.either else "too_many", chosen)
    return settled(page, {one: _whole(page) for one in chosen})


def _with_none(page: Page) -> Page:
    """Let "none of them" stand for the option that says so; `none except A` stays as it is."""
    none = page.none_option
    if none is None or any(mark.kind == "except" for mark in page.marks):
        return page
    return page.with_marks(
        mark._replace(kind="option", ids=(none,), whole=True)
        if mark.kind in {"none", "none_at_all"}
        else mark
        for mark in page.marks
    )


def _with_all(page: Page) -> Page:
    """Let `all` stand for the one option that says so, where one answer is asked for."""
    said = {one.id: plain(one.words(page.lexicon.language)) for one in page.options}
    every = [one for one, words in said.items() if page.lexicon.phrases.kind(words) == "all"]
    if len(every) != 1 or any(mark.kind in {"except", "option"} for mark in page.marks):
        return page
    return page.with_marks(
        mark._replace(kind="option", ids=(every[0],), whole=True) if mark.kind == "all" else mark
        for mark in page.marks
    )


def _with_denial(page: Page) -> Page:
    """Let `I don't treat` and `we didn't lose any` stand for none of what is counted."""
    nil = nil_option(page)
    kinds = [mark.kind for mark in page.marks if mark.kind not in {"filler", "!", "."}]
    cut = next((at for at, one in enumerate(page.marks) if one.kind in _CUTS), len(page.marks))
    before = [one for one in page.marks[:cut] if one.kind != "filler"]
    after = {one.kind for one in page.marks[cut:]}
    never = [one.kind for one in before] == ["not"] and page.text(before[0])[0] in {
        "never",
        "nie",
        "niemals",
    }
    if nil is not None and never and not after & {"amount", "option", "but"}:
        return page.with_marks((before[0]._replace(kind="option", ids=(nil,), whole=True),))
    denied = nil is not None and kinds[:1] == ["not"] and kinds.count("not") == 1
    echoed = "echo" in kinds and set(kinds) <= {"not", "echo", "all"}
    if nil is None or not (denied and echoed and (measure_of(page) is not None or numbered(page))):
        return page
    said = {word.text for word in page.words} & _NOT_SO_OFTEN
    return page if said else page.with_marks((_whole(page)._replace(kind="option", ids=(nil,)),))


_CUTS = frozenset({",", ".", ";", "-", "("})
_NOT_SO_OFTEN = frozenset({"every", "each", "often", "much", "all", "anymore", "jede", "oft"})


def _concluded(page: Page) -> Page:
    """Take the yes or no to which a reply comes in the end: `he is coeliac, so yes`."""
    marks = [mark for mark in page.marks if mark.kind not in {"!", "."}]
    if len(marks) < 2 or marks[-1].kind not in {"option", "not"}:
        return page
    so = page.text(marks[-2])[-1] in {"so", "also"}
    before = {mark.kind for mark in marks[:-2]}
    plainly = so and page.text(marks[-1]) in {("yes",), ("no",), ("ja",), ("nein",)}
    otherwise = before & {"option", "not", "amount"}
    return page.with_marks(marks[-1:]) if plainly and not otherwise else page


def _unprefixed(page: Page) -> Page:
    """Drop the letter or number in front of a label: `B) Clinical`."""
    words = page.words
    if len(words) < 3 or words[1].text not in {")", ".", ":"} or len(words[0].text) > 2:
        return page
    if words[0].kind == "number" and numbered(page):
        return page
    if words[0].kind == "word" and len(words[0].text) > 1:
        return page
    return page.with_marks(mark for mark in page.marks if mark.start > 1)


def _without_ago(page: Page, row: list[Mark] | None) -> list[Mark] | None:
    """Leave out the `ago` behind a vague amount."""
    vague = row is not None and any(one.amount is not None and one.amount.below for one in row)
    return [one for one in row if page.text(one) not in _AGO] if row and vague else row


_AGO = frozenset({("ago",), ("back",), ("her",), ("vor",)})
"""Behind a vague amount these say when, and name no option although some labels hold them."""


def _bracketed(page: Page) -> tuple[Page, str | None]:
    """Turn amounts into the options whose brackets hold them."""
    brackets = brackets_of(page)
    if not brackets.all:
        return page, None
    marks, issue = [], None
    row = _without_ago(page, counted(page))
    if row is None:
        return page.with_marks(()), "mismatch"
    nil = nil_option(page)
    for mark in row:
        if nil is not None and says_nil(page, mark):
            marks.append(mark._replace(kind="option", ids=(nil,), whole=True))
            continue
        if mark.kind != "amount" or mark.amount is None:
            marks.append(mark)
            continue
        if _counts_other(page, mark, brackets.unit) or _is_off(mark.amount, brackets):
            return page.with_marks(()), "mismatch"
        if mark.amount.unit is None and brackets.unit in DAYS and mixed_units(page):
            issue = issue or "mismatch"
            marks.append(mark)
            continue
        maybe = _maybe_place(page, mark, brackets.all)
        ids = tuple(dict.fromkeys((*_alternatives(page, mark, brackets), *maybe)))
        issue = issue or (None if len(ids) == 1 else "between" if ids else "out_of_range")
        marks.append(mark._replace(kind="option", ids=ids, whole=True) if ids else mark)
    return page.with_marks(marks), issue


_CALENDAR = (1990, 2035)
_TENFOLD = 10


def _is_off(amount: Amount, brackets: Brackets) -> bool:
    """Say whether a number cannot be meant: `50/50`, below all there is, or a calendar year."""
    same = amount.unit is not None and amount.unit == brackets.unit
    if amount.out_of is not None and brackets.unit != "percent" and not same:
        return True
    if amount.unit is not None or not amount.exact or amount.low is None:
        return False
    ends = [end for one in brackets.all for end in one[1:3] if abs(end) < float("inf")]
    below = amount.low < 0 and min(ends, default=0) >= 0 and brackets.unit != "degree"
    year = _CALENDAR[0] <= amount.low <= _CALENDAR[1] and amount.low % 100 != 0
    return below or (year and max(ends, default=0) * _TENFOLD < amount.low)


def _alternatives(page: Page, mark: Mark, brackets: Brackets) -> tuple[str, ...]:
    """Give the options of an amount, of both its ends where it is `two or three`."""
    amount = cast(Amount, mark.amount)
    found = brackets.options(amount)
    either = not amount.exact and bool({"or", "oder"} & set(page.text(mark)))
    if either and amount.high is not None and not amount.below:
        found += brackets.options(amount._replace(low=amount.high, about=False))
    return found


def _counts_other(page: Page, mark: Mark, counted: str | None) -> bool:
    """Say whether an amount is not what it looks like: days of work, an age, `800 m`."""
    unit = mark.amount.unit if mark.amount is not None else None
    of_work = is_of_work(unit, counted) and not speaks_of_days(page)
    when = unit is None and counted in DAYS and says_when(page, mark.start)
    short = kind_of(counted) == "length" and page.text(mark)[-1] in {"m", "k"}
    return of_work or when or short or is_of_other(page, mark)


def _maybe_place(page: Page, mark: Mark, brackets: Iterable[Bracket]) -> tuple[str, ...]:
    """Give the option that a bare `2` points at, where as an amount it is hardly meant.

    So it is where the first bracket is wide and open below: `2` for `Under 25`.
    """
    amount, count = mark.amount, len(page.options)
    bare = len(page.words) == 1 and amount is not None and amount.exact and amount.unit is None
    if not bare or amount is None or not 1 <= (amount.low or 0) <= count:
        return ()
    first = min(brackets, key=lambda one: one.low)
    open_below = first.low in (0.0, float("-inf"))
    wide = open_below and 2 * count <= first.high < float("inf")
    return (page.options[int(amount.low or 0) - 1].id,) if wide else ()


def _one(page: Page, issue: str | None) -> Reading:
    """Read exactly one answer."""
    view = sense(page)
    if view.other is not None and not view.yes:
        return specified(page, view.other)
    if not view.yes:
        return _none_named(page, view, issue)
    ids = _narrowed(view)
    view = explained(page, view, ids)
    if len(ids) == 1 and view.clean and _agrees(page, view, ids[0]):
        where = next(mark for mark in reversed(view.yes) if ids[0] in {*mark.ids, *mark.wider})
        return page.answer((page.found(ids[0], where),))
    if len(ids) > 1:
        clean = not view.loose
        return unusable(issue or ("ambiguous" if clean else "unclear"), ids)
    return unusable("unclear", ids)


def _agrees(page: Page, view: Sense, option: str) -> bool:
    """Say whether nothing else was said that speaks against the option."""
    ruled_out = {one for mark in view.no if len(mark.ids) == 1 for one in mark.ids}
    hedged = all(state == "dont_know" for state, _ in view.states)
    return option not in ruled_out and hedged and view.other is None


def _narrowed(view: Sense) -> tuple[str, ...]:
    """Give the options left when all mentions hold together, else all of them."""
    ruled_out = {one for mark in view.no if len(mark.ids) == 1 for one in mark.ids}
    wider = set.intersection(*({*mark.ids, *mark.wider} for mark in view.yes)) - ruled_out
    if len(wider) == 1 and len(view.yes) > 1:
        return tuple(wider)
    common = [set(mark.ids) - ruled_out or set(mark.ids) for mark in view.yes]
    shared = set.intersection(*common)
    return tuple(one for one in view.meant if one in shared) or view.meant


def _none_named(page: Page, view: Sense, issue: str | None) -> Reading:
    """Say what a reply is that names no option."""
    if view.states and not view.loose and not view.either:
        kinds = {state for state, _ in view.states}
        if len(kinds) == 1 and not view.no:
            return page.state(*view.states[0])
    if issue is not None and not view.no:
        return unusable(issue)
    if page.other_option is not None and 0 < len(page.words) <= 8 and not view.no:
        return unusable("not_offered", (page.other_option,))
    return unusable("unclear")
