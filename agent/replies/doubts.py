"""Is a value that was read the respondent's own, and of now? What stands beside it may say no.

The readers find values; this asks what the clause around one says of it: that somebody else has
it, that it was or will be, that it is wished or heard, that it only holds at times, or that it
was a joke. What the question or its options say themselves is no such doubt.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from agent.nouns import spoken
from agent.questionnaire import MISSING, Multi
from agent.replies.bands import brackets_of
from agent.replies.counting import counting
from agent.replies.lexicon import Phrasebook, texts
from agent.replies.measure import measure_of
from agent.replies.normal import Word, plain, stem
from agent.replies.page import Page
from agent.replies.units import DAYS
from agent.replies.words import english_doubts, german_doubts
from agent.transcript import Found

_KINDS = (
    "HEARD",
    "WISHED",
    "COMING",
    "PAST",
    "OTHERS",
    "HARDLY",
    "NOT_ONLY",
    "JUDGED",
    "PERIOD",
    "BOUND",
)
_CUTS = frozenset({",", ".", ";", "!", "?", "\n", "(", ")", "-"})
_RANGING = frozenset({"-", "to", "or", "between", "bis", "oder", "zwischen"})
"""Words of a range, which says itself that it is not always the same."""
_THIRD = frozenset({"he", "she", "hes", "shes"})
_DENYING = frozenset({"never", "not", "nie", "nicht"})
_PUTTING = frozenset({"it", "that", "es", "das"})
"""Behind one of these `was` may only put an answer right, if no more is said: `it was flat`."""
_BREAKS = frozenset(
    {"but", "because", "so", "since", "as", "aber", "weil", "da", "denn", "sondern"}
)


class _Book(NamedTuple):
    """What is known of a language."""

    beside: Phrasebook
    behind: Phrasebook
    asks_past: re.Pattern[str]
    asks_ahead: re.Pattern[str]


@lru_cache(maxsize=8)
def _book(language: str) -> _Book:
    german = language.split("-")[0] == "de"
    books = (german_doubts, english_doubts) if german else (english_doubts,)
    return _Book(
        Phrasebook({one: texts(books, one) for one in _KINDS}),
        Phrasebook({one: texts(books, one) for one in ("TAKEN_BACK", "BUT")}),
        re.compile("|".join(one.ASKS_PAST for one in books), re.IGNORECASE),
        re.compile("|".join(one.ASKS_AHEAD for one in books), re.IGNORECASE),
    )


def doubtful(page: Page, found: Sequence[Found]) -> str | None:
    """Say what speaks against values that were read; None where nothing does."""
    told = [one for one in found if one.value not in MISSING]
    if not told or any(one.other for one in told):
        return None
    places = [
        at
        for at, word in enumerate(page.words)
        if any((one.start or 0) <= word.start < (one.end or 0) for one in told)
    ]
    if not places or len(places) == len(page.words):
        return None
    first, last = places[0], places[-1] + 1
    book = _book(page.lexicon.language)
    for at in range(last, len(page.words)):
        hit = book.behind.at(page.words, at)
        if hit is not None and (hit[0] == "TAKEN_BACK" or _counts(page)):
            return hit[0]
    for kind, start, end in _said(page, book, _clause(page, first, last)):
        if not _is_explained(page, kind, (start, end), places) and _counts_against(
            page, kind, book, start, len(told)
        ):
            return kind
    return None


def _is_explained(page: Page, kind: str, where: tuple[int, int], places: Sequence[int]) -> bool:
    """Say whether words are part of the value, or the question's own, or bound a range."""
    said = page.words[where[0] : where[1]]
    if kind == "PERIOD":
        return not _is_other_period(page, said[-1].text)
    if set(range(*where)) <= set(places) or (kind != "JUDGED" and _is_asked(page, said)):
        return True
    return kind == "BOUND" and any(page.words[at].text in _RANGING for at in places)


def _counts(page: Page) -> bool:
    """Say whether values are amounts, or brackets of them."""
    return page.question.type == "number" or bool(brackets_of(page).all)


def _is_other_period(page: Page, unit: str) -> bool:
    """Say whether `this month` is another time than the week that a question counts over."""
    measure = measure_of(page)
    period = measure.period if measure is not None else None
    days = DAYS.get(page.lexicon.units.get(unit, ""))
    return period is not None and days is not None and abs(days - period) > 1


def _clause(page: Page, first: int, last: int) -> tuple[int, int]:
    """Give where the clause of words begins and ends."""
    start, end = first, last
    while start > 0 and not _cuts(page.words[start - 1]):
        start -= 1
    while end < len(page.words) and not _cuts(page.words[end]):
        end += 1
    return start, end


def _cuts(word: Word) -> bool:
    return word.text in _CUTS or word.text in _BREAKS


def _said(page: Page, book: _Book, clause: tuple[int, int]) -> Iterator[tuple[str, int, int]]:
    place = clause[0]
    while place < clause[1]:
        hit = book.beside.at(page.words, place)
        if hit is not None:
            yield hit[0], place, hit[1]
        place = hit[1] if hit is not None else place + 1


def _is_asked(page: Page, words: Sequence[Word]) -> bool:
    """Say whether words of weight are the question's own or an option's."""
    small = page.lexicon.filler - page.lexicon.weak
    telling = {stem(one.text) for one in words if one.text not in small}
    known = page.names.context | page.names.vocabulary
    return bool(telling & known)


def _counts_against(page: Page, kind: str, book: _Book, start: int, many: int) -> bool:
    text = page.asked.text or spoken(page.question.text, page.lexicon.language)
    known = counting(page.lexicon.language)
    word = page.words[start]
    match kind:
        case "NOT_ONLY":
            return many == 1 and isinstance(page.question, Multi)
        case "OTHERS" if word.text in _THIRD:
            return not {stem(one) for one in plain(text)} & known.persons
        case "COMING":
            return book.asks_ahead.search(text) is None
        case "PAST":
            if page.is_rating or book.asks_past.search(text) is not None:
                return False
            contracted = not page.reply[word.start : word.end].isalpha()
            before = page.words[start - 1].text if start else ""
            last = not any(_cuts(one) for one in page.words[start:])
            denied = before in _DENYING or (before in _PUTTING and last)
            return not (contracted or denied or _says_now(page, start))
        case "BOUND" | "JUDGED":
            return _counts(page)
        case _:
            return True


def _says_now(page: Page, start: int) -> bool:
    """Say whether what was is followed by what is: `used to eat there daily, now on tuesdays`."""
    roles = counting(page.lexicon.language).roles
    hits = (roles.at(page.words, at) for at in range(start + 1, len(page.words)))
    return any(hit is not None and hit[0] == "NOW" for hit in hits)
