"""The words around quantities, made ready: who is counted, how often, when, and which part."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from typing import NamedTuple

from agent.replies.lexicon import Phrasebook, joined, listed, merged, texts
from agent.replies.normal import stem
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
    persons: frozenset[str]
    leading_away: frozenset[str]
    roles: Phrasebook
    rates: Phrasebook
    shares: Phrasebook
    labels: Phrasebook
    every: frozenset[str]
    per: Phrasebook
    once: Mapping[str, float]
    weekdays: Mapping[str, int]
    together: Mapping[str, float]
    fractions: Mapping[str, float]
    one_in: Phrasebook
    until_now: re.Pattern[str]


_ROLES = ("NOW", "THEN", "AGO", "BEFORE", "PART", "RATED", "ELSEWHERE", "OTHERS", "VARIES", "WAS")


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
        frame=listed(books, "FRAME"),
        events=listed(books, "EVENTS"),
        institutions=_stems(books, "INSTITUTIONS"),
        breaks=listed(books, "BREAKS"),
        pronouns=listed(books, "PRONOUNS"),
        persons=_stems(books, "PERSONS"),
        leading_away=listed(books, "LEADING_AWAY"),
        roles=_book(books, _ROLES),
        rates=Phrasebook(joined(books, "RATES")),
        shares=Phrasebook(joined(books, "SHARES")),
        labels=_book(books, ("LABEL_MORE", "LABEL_LESS", "NIL", "SELF")),
        every=listed(books, "EVERY") - {"|"},
        per=_book(books, ("PER",)),
        once=merged(books, "ONCE"),
        weekdays={
            word: day
            for book in books
            for day, names in enumerate(book.WEEKDAYS.split("|"))
            for word in names.split()
        },
        together=merged(books, "TOGETHER"),
        fractions=merged(books, "FRACTIONS"),
        one_in=_book(books, ("ONE_OF", "IN")),
        until_now=re.compile("|".join(book.UNTIL_NOW for book in books), re.IGNORECASE),
    )


def _stems(books: Sequence[ModuleType], name: str) -> frozenset[str]:
    return frozenset(map(stem, listed(books, name)))


def _book(books: Sequence[ModuleType], names: Sequence[str]) -> Phrasebook:
    return Phrasebook({name: texts(books, name) for name in names})
