"""When something was, in words and by the calendar: `yesterday`, `last month`, `heute früh`.

Read only where a question asks when, or how long ago. `last month` is no span of thirty days:
it lasted until the first of this one, and may have begun sixty days ago.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from agent.nouns import spoken
from agent.questionnaire import Single
from agent.replies.amounts import Amount
from agent.replies.bands import brackets_of
from agent.replies.lexicon import expanded
from agent.replies.marks import Mark
from agent.replies.normal import plain
from agent.replies.outcome import Reading, unusable
from agent.replies.page import Page
from agent.replies.units import DAYS

_ASKS_WHEN = re.compile(
    r"\bwhen\b|\bhow long ago\b|\blast time\b|\bmost recent|\bwann\b|\bzuletzt\b"
    r"|\bletzte[sn]? mal\b|\bwie lange ist .* her\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince when\b|\bseit wann\b", re.IGNORECASE)
_TOLD: Mapping[str, tuple[float, float]] = {
    "today | [just|right] now | this [morning|afternoon|evening] | tonight | earlier today | "
    "[a few|some|several|couple of|] [minutes|hours] ago | a moment ago | a minute ago | "
    "heute [frueh|morgen|mittag|abend|nachmittag|] | eben gerade | gerade eben | "
    "vor [ein paar|einigen|] [minuten|stunden]": (0.0, 1.0),
    "yesterday [morning|afternoon|evening|night|] | last night | gestern [frueh|morgen|mittag|abend"
    "|nachmittag|]": (1.0, 1.0),
    "the day before yesterday | day before yesterday | the other night | vorgestern": (2.0, 2.0),
    "[a few|some|several] days ago | the other day | vor [ein paar|einigen] tagen | neulich":
        (2.0, 6.0),
    "this week | earlier this week | diese woche": (0.0, 6.0),
    "last week | the week before | letzte woche | vorige woche": (1.0, 13.0),
    "this month | diesen monat | in diesem monat": (0.0, 30.0),
    "last month | letzten monat | vorigen monat": (1.0, 61.0),
    "this year | dieses jahr": (0.0, 365.0),
    "last year | letztes jahr | voriges jahr": (32.0, 730.0),
    "years ago | vor jahren": (731.0, 36_500.0),
}  # fmt: skip
_SPANS = {plain(phrase): span for spec, span in _TOLD.items() for phrase in expanded(spec)}
_LONGEST = max(len(one) for one in _SPANS)
_DETERMINED = frozenset({"the", "within", "past", "der", "im", "den", "these", "during", "in"})
"""Behind one of these `last month` is the span of thirty days that a label may mean."""
_GOING_ON = frozenset(
    ("right", "on", "in", "at", "by", "while", "when", "during", "with", "because", "as", "after",
     "before", "bei", "beim", "im", "am", "auf", "als", "weil", "mit", "nach", "waehrend")
)  # fmt: skip
"""From one of these on words only say where or how it was."""
_QUIET = frozenset({"filler", "echo", "degree", "because", "!", "."})
_NOTHING = frozenset({"never", "nie", "niemals", "not", "nicht", "or", "oder"})


class _Then(NamedTuple):
    """When something was, in days ago, and which words say it."""

    low: float
    high: float
    start: int
    end: int


def asks_when(page: Page) -> bool:
    """Say whether a question asks when something was, and not for how long it has been so."""
    text = page.asked.text or spoken(page.question.text, page.lexicon.language)
    return _ASKS_WHEN.search(text) is not None and _SINCE.search(text) is None


def read_when(page: Page) -> Reading | None:
    """Read `yesterday` onto the one option that holds it; None where nothing of this is said."""
    brackets = brackets_of(page) if isinstance(page.question, Single) else None
    if brackets is None or brackets.unit not in DAYS or not asks_when(page):
        return None
    found = list(_found(page))
    if not found:
        return None
    then = found[0]
    if len(found) > 1 or not _told_alone(page, then):
        return unusable("unclear")
    days = DAYS[brackets.unit]
    low, high = then.low / days, then.high / days
    ids = brackets.options(Amount(low, high, brackets.unit, below=low == 0))
    if len(ids) != 1:
        return unusable("between", tuple(ids))
    return page.answer((page.found(ids[0], Mark("amount", then.start, then.end, whole=True)),))


def _found(page: Page) -> list[_Then]:
    """Find all that says when, the longest first at each place."""
    words, found, place = [word.text for word in page.words], [], 0
    while place < len(words):
        for end in range(min(place + _LONGEST, len(words)), place, -1):
            span = _SPANS.get(tuple(words[place:end]))
            counted = place > 0 and (words[place - 1] in _DETERMINED or _counts(page, place - 1))
            if span is not None and not counted:
                found.append(_Then(*span, place, end))
                place = end - 1
                break
        place += 1
    return found


def _counts(page: Page, place: int) -> bool:
    """Say whether a word is a number, so that `two years ago` is no `years ago`."""
    word = page.words[place]
    return word.kind == "number" or word.text in page.lexicon.numbers


def _told_alone(page: Page, then: _Then) -> bool:
    """Say whether the clause that says when says nothing else, and nothing counts beside it."""
    clause: list[Mark] = []
    inside = False
    for mark in page.marks:
        within = then.start <= mark.start < then.end
        if mark.kind in {",", ";", "\n", "but", "-", "("}:
            if inside:
                break
            clause = []
        elif within:
            inside = True
        elif inside and page.text(mark)[0] in _GOING_ON:
            break
        else:
            clause.append(mark)
    said = {word.text for word in page.words} & _NOTHING
    rest = [one for one in page.marks if not then.start <= one.start < then.end]
    named = any(one.whole and one.kind == "option" for one in rest)
    timed = any(one.amount is not None and one.amount.unit in DAYS for one in rest)
    return not (said or named or timed) and all(one.kind in _QUIET for one in clause)
