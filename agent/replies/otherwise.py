"""Is an amount of something else than is asked for, although it looks like it?

Told by what stands right beside it: a name that it belongs to, a clock or calendar, who somebody
is, by how much something differs, or things that are not counted here.
"""

import re
from itertools import pairwise

from agent.nouns import spoken
from agent.replies.bands import unit_of
from agent.replies.marks import Mark
from agent.replies.measure import measure_of
from agent.replies.normal import plain, stem
from agent.replies.page import Page
from agent.replies.units import kind_of


def is_of_other(page: Page, mark: Mark) -> bool:
    """Say whether an amount is another than is asked for, although it looks like it."""
    asked = _asked(page)
    return (
        says_which(page, mark)
        or says_change(page, mark)
        or says_others(page, mark)
        or says_clock(page, mark, asked)
        or says_who(page, mark, asked)
        or says_more(page, mark, asked)
        or says_things(page, mark)
    )


def _asked(page: Page) -> frozenset[str]:
    text = page.asked.text or spoken(page.question.text, page.lexicon.language)
    return frozenset(plain(text))


_CALLED = frozenset(
    ("year", "grade", "class", "form", "level", "stage", "phase", "step", "room", "floor",
     "chapter", "page", "version", "number", "top", "bus", "flat", "platform", "lane", "gate",
     "week", "month", "day", "band", "row", "klasse", "stufe", "jahrgang", "jahrgangsstufe",
     "zimmer", "kapitel", "seite", "woche", "monat", "tag", "stock")
)  # fmt: skip


def says_which(page: Page, mark: Mark) -> bool:
    """Say whether a number only belongs to a name: `she is in year 5`, `Klasse 3`."""
    bare = mark.amount is not None and mark.amount.exact and mark.amount.unit is None
    before = [word.text for word in page.words[max(mark.start - 2, 0) : mark.start]]
    if not bare or not before:
        return False
    counted = plain(getattr(page.question, "unit", "") or "")
    named = before[-1] in _CALLED or f"{before[-1]}s" in counted
    return named and before[0] not in _DATED


def says_change(page: Page, mark: Mark) -> bool:
    """Say whether an amount is by how much something rose or fell: `up ten percent`."""
    before = page.words[mark.start - 1].text if mark.start else ""
    return before in _CHANGING and mark.start + 1 < len(page.words)


def says_others(page: Page, mark: Mark) -> bool:
    """Say whether an amount is what others give or take, which is not asked: `they take 15`."""
    before = [word.text for word in page.words[: mark.start]][-4:]
    acts = next((at for at, one in enumerate(before) if one in _OTHERS), len(before))
    verb = before[acts + 1] if acts + 1 < len(before) else ""
    if stem(verb) not in _DEALING:
        return False
    return stem(verb) not in {stem(one) for one in plain(page.asked.text)}


_OTHERS = frozenset({"they", "he", "she"})
_DEALING = frozenset(
    stem(one)
    for one in ("give", "gives", "take", "takes", "charge", "charges", "pay", "pays", "want",
                "wants", "ask", "asks", "get", "gets")
)  # fmt: skip
_DATED = frozenset({"last", "this", "a", "per", "every", "letztes", "dieses", "jedes", "im", "pro"})
_CHANGING = frozenset({"up", "down", "by", "um", "rose", "fell", "grew", "dropped"})


_HOURS = frozenset({"am", "pm", "uhr", "oclock"})
_MONTHS = frozenset(
    ("january", "february", "march", "april", "may", "june", "july", "august", "september",
     "october", "november", "december", "januar", "februar", "maerz", "mai", "juni", "juli",
     "oktober", "dezember")
)  # fmt: skip
_AT = frozenset({"at", "um"})
_YEARS = (1990, 2035)
_SINCE = frozenset({"since", "in", "seit", "from"})


def says_clock(page: Page, mark: Mark, asked: frozenset[str]) -> bool:
    """Say whether a number is a time of day or a date: `10am`, `10:30`, `at 5`, `3 May`."""
    if mark.amount is None or not mark.amount.exact:
        return False
    before = page.words[mark.start - 1] if mark.start else None
    after = _after(page, mark)
    if (after[:1] and after[0] in _HOURS) or ("/" in page.text(mark) and after[:1] == ("/",)):
        return True
    colon = before is not None and before.text == ":" and _glued(page, mark.start)
    if colon or (after[:1] == (":",) and _glued(page, mark.end)):
        return True
    bare = mark.amount.unit is None
    dated = bare and after[:1] and after[0] in _MONTHS and len(after) < _SHORT
    at = bare and before is not None and before.text in _AT and not asked & _AT
    year = mark.amount.low is not None and _YEARS[0] <= mark.amount.low <= _YEARS[1]
    since = bare and year and before is not None and before.text in _SINCE
    return bool(dated) or at or since


_SHORT = 3


def _glued(page: Page, place: int) -> bool:
    """Say whether words stand on either side without a space, as in `10:30`."""
    near = page.words[max(place - 1, 0) : place + 2]
    numbers = [one for one in near if one.kind == "number"]
    return len(numbers) > 1 and all(one.end == two.start for one, two in pairwise(near))


def _after(page: Page, mark: Mark) -> tuple[str, ...]:
    return tuple(word.text for word in page.words[mark.end : mark.end + _SHORT])


_I_AM = frozenset({("i", "am"), ("ich", "bin")})
_WE_ARE = frozenset({("we", "are"), ("wir", "sind")})
_AGE = frozenset({"old", "age", "aged", "alt", "alter"})
_ARE_YOU = re.compile(r"\b(?:are|were) (?:you|there)\b|\b(?:sind|bist) (?:sie|du)\b", re.IGNORECASE)


def says_who(page: Page, mark: Mark, asked: frozenset[str]) -> bool:
    """Say whether a number is somebody's age, or how many they are: `I'm 35`, `5 of us`."""
    if mark.amount is None or not mark.amount.exact:
        return False
    after = _after(page, mark)
    before = tuple(one.text for one in page.words[max(mark.start - 2, 0) : mark.start])
    bare = mark.amount.unit is None
    us = after[:2] in {("of", "us"), ("von", "uns")}
    if bare and us and not asked & _TOGETHER and not _counts_people(page):
        return True
    age = mark.amount.unit == "year" and after[:1] in {("old",), ("alt",)}
    am = before in _I_AM or before[-1:] in {("im",)}
    are = before in _WE_ARE or before[-1:] == ("were",)
    if not (age or am or are) or asked & _AGE or _ARE_YOU.search(page.asked.text):
        return False
    alone = are and bare and not asked & _TOGETHER
    return age or (am and bare) or (alone and not _counts_people(page))


def _counts_people(page: Page) -> bool:
    """Say whether people may be what is counted."""
    measure = measure_of(page)
    return measure is None or measure.people or measure.kind not in _MEASURED


_TOGETHER = frozenset(
    ("people", "household", "party", "group", "family", "children", "live", "personen",
     "haushalt", "leute", "gruppe", "familie", "kinder", "leben")
)  # fmt: skip
_MORE = frozenset({"more", "fewer", "less", "extra", "better", "worse", "bigger", "faster", "mehr",
                   "weniger", "besser", "schlechter"})  # fmt: skip


def says_more(page: Page, mark: Mark, asked: frozenset[str]) -> bool:
    """Say whether an amount is by how much something differs: `3 more`, `5 times better`."""
    after = _after(page, mark)
    times = after[1:] if after[:1] in {("times",), ("x",), ("mal",)} else after
    if times[:1] == ("as",) and len(times) > 1:
        return True
    told = times[:1] and times[0] in _MORE and times[1:2] not in {("or",), ("oder",)}
    return bool(told) and not asked & _MORE


_MEASURED = frozenset({"time", "length", "weight", "volume", "money", "percent", "degree"})
"""What is measured in units of its own, so that neither people nor things are it."""


def says_things(page: Page, mark: Mark) -> bool:
    """Say whether a bare number counts what the question speaks of, but does not measure.

    `3 dogs` is no age of a dog.
    """
    after = _after(page, mark)[:1]
    if mark.amount is None or mark.amount.unit is not None or not after:
        return False
    plural = after[0].endswith("s") and not after[0].endswith("ss")
    small = after[0] in page.lexicon.filler or after[0] in page.lexicon.degrees
    if not plural or small or kind_of(_own_unit(page)) not in _MEASURED:
        return False
    known = stem(after[0]) in page.names.context
    named = {stem(one) for one in plain(getattr(page.question, "unit", None) or "")}
    return known and stem(after[0]) not in named


def _own_unit(page: Page) -> str | None:
    return unit_of(getattr(page.question, "unit", None), page)
