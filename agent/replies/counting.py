"""The words around quantities, made ready: who is counted, how often, when, and which part."""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import ModuleType
from typing import NamedTuple

from agent.replies.lexicon import Phrasebook
from agent.replies.normal import plain, stem
from agent.replies.words import english_counting, german_counting


class Counting(NamedTuple):
    """What is known of sentences that count.

    kinds: words that count the same thing. roles: phrases that say which of several amounts is
    meant, by their names in `words`. rates, shares: phrases that are an amount themselves.
    """

    people: frozenset[str]
    kinds: tuple[frozenset[str], ...]
    frame: frozenset[str]
    events: frozenset[str]
    institutions: frozenset[str]
    breaks: frozenset[str]
    pronouns: frozenset[str]
    leading_away: frozenset[str]
    roles: Phrasebook
    rates: Phrasebook
    shares: Phrasebook
    labels: Phrasebook
    every: frozenset[str]
    per: Phrasebook
    once: Mapping[str, float]
    weekdays: frozenset[str]
    together: Mapping[str, float]
    fractions: Mapping[str, float]
    one_in: Phrasebook
    until_now: re.Pattern[str]


_ROLES = ("NOW", "THEN", "AGO", "BEFORE", "PART", "RATED", "ELSEWHERE", "OTHERS", "VARIES")


@lru_cache(maxsize=8)
def counting(language: str) -> Counting:
    """Give the words for a language; English is understood everywhere."""
    german = language.split("-")[0] == "de"
    books = (german_counting, english_counting) if german else (english_counting,)
    return Counting(
        people=_stems(books, "PEOPLE"),
        kinds=tuple(
            frozenset(stem(one) for book in books for one in book.KINDS_OF[kind].split())
            for kind in english_counting.KINDS_OF
        ),
        frame=_words(books, "FRAME"),
        events=_words(books, "EVENTS"),
        institutions=_stems(books, "INSTITUTIONS"),
        breaks=_words(books, "BREAKS"),
        pronouns=_words(books, "PRONOUNS"),
        leading_away=_words(books, "LEADING_AWAY"),
        roles=_book(books, _ROLES),
        rates=Phrasebook({one: _joined(books, "RATES", one) for one in english_counting.RATES}),
        shares=Phrasebook({one: _joined(books, "SHARES", one) for one in english_counting.SHARES}),
        labels=_book(books, ("LABEL_MORE", "LABEL_LESS", "NIL", "SELF")),
        every=_words(books, "EVERY") - {"|"},
        per=_book(books, ("PER",)),
        once=_merged(books, "ONCE"),
        weekdays=_words(books, "WEEKDAYS"),
        together=_merged(books, "TOGETHER"),
        fractions=_merged(books, "FRACTIONS"),
        one_in=_book(books, ("ONE_OF", "IN")),
        until_now=re.compile("|".join(book.UNTIL_NOW for book in books), re.IGNORECASE),
    )


def _words(books: tuple[ModuleType, ...], name: str) -> frozenset[str]:
    return frozenset(word for book in books for word in plain(getattr(book, name)))


def _stems(books: tuple[ModuleType, ...], name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _words(books, name))


def _book(books: tuple[ModuleType, ...], names: tuple[str, ...]) -> Phrasebook:
    return Phrasebook({name: " | ".join(getattr(one, name) for one in books) for name in names})


def _joined(books: tuple[ModuleType, ...], name: str, kind: str) -> str:
    return " | ".join(getattr(book, name)[kind] for book in books)


def _merged(books: tuple[ModuleType, ...], name: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for book in books:
        found.update(getattr(book, name))
    return found
