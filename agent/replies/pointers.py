"""Options named by their place: `B`, `2`, `the second one`, `the first two`, `A through C`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from agent.nouns import spoken
from agent.replies.lexicon import Lexicon
from agent.replies.normal import Word, plain
from agent.replies.page import Page

_CALLED = frozenset(
    [
        "option",
        "answer",
        "number",
        "nr",
        "no",
        "choice",
        "letter",
        "question",
        "one",
        "ones",
        "the",
        "a",
        "an",
        "is",
        "it",
        "its",
        "#",
        ".",
        ")",
        "(",
        ":",
        "antwort",
        "nummer",
        "die",
        "der",
        "das",
        "den",
        "dem",
        "buchstabe",
        "punkt",
        "wahl",
    ]
)
_EXPLICIT = frozenset(
    ["option", "answer", "number", "nr", "choice", "letter", "#", ")", "antwort", "nummer"]
)
_LINKS = frozenset({",", "and", "und", "&", "/", "+", ";", "plus", "sowie"})
_THROUGH = frozenset({"-", "to", "through", "bis", "thru"})


_TIMES = frozenset({"mal", "time", "times"})
"""Beside these an ordinal counts, and points at nothing: `first time`."""


class Pointed(NamedTuple):
    """Places, from 1; either: only one of them is meant, and nobody knows which."""

    places: tuple[int, ...]
    explicit: bool
    either: bool = False


def pointed_at(page: Page) -> Pointed | None:
    """Read a reply that is nothing but places; None if it is anything else."""
    words, either = _stripped(page.words, page.lexicon)
    if not words or len(words) > 60:
        return None
    if any(word.text in _TIMES for word in page.words):
        return None
    if _is_of_own(page):
        return None
    steps = tuple(_steps(words, page))
    if not steps or None in steps:
        return None
    places = tuple(one for step in steps if step is not None for one in step)
    if max(places, default=0) > len(page.options) and any(_letter(word) for word in words):
        return None
    explicit = any(_says_place(word, page.lexicon) for word in words + list(page.words))
    return Pointed(places, explicit, either) if places else None


_OWN = frozenset({"my", "our", "a", "mein", "meine", "unser", "ein", "eine"})
_SHOWN = frozenset({"the", "option", "answer", "choice", "one", "number", "der", "die", "das",
                    "antwort", "nummer"})  # fmt: skip


def _is_of_own(page: Page) -> bool:
    """Say whether an ordinal is one of the respondent's own: `my 4th`, `a third`, a bare `3rd`.

    Where options count something, it may well be so many.
    """
    words = [word.text for word in page.words if word.kind != "mark"]
    places = [at for at, one in enumerate(words) if one in page.lexicon.ordinals]
    if any(at and words[at - 1] in _OWN for at in places):
        return True
    return bool(places) and not set(words) & _SHOWN and bool(numbered(page))


def _letter(word: Word) -> bool:
    return len(word.text) == 1 and "a" <= word.text <= "z"


def _says_place(word: Word, lexicon: Lexicon) -> bool:
    """Say whether a word makes clear that a place is meant, and no amount."""
    return word.text in _EXPLICIT or word.text in lexicon.ordinals


def _stripped(words: Sequence[Word], lexicon: Lexicon) -> tuple[list[Word], bool]:
    """Take away courtesies; letters stay, since `a` may be one."""
    either = any(word.text in {"either", "or", "oder"} for word in words)
    kept = []
    for place, word in enumerate(words):
        small = word.text in lexicon.filler and len(word.text) > 1
        ahead = words[place + 1] if place + 1 < len(words) else None
        article = word.text == "a" and ahead is not None and ahead.kind == "word"
        article = article and ahead is not None and ahead.text not in _LINKS | _THROUGH
        article = article or (word.text == "i" and len(words) > 2)
        if small or article or word.text in _CALLED - {"a"} or word.text in {"either", "or", "!"}:
            continue
        kept.append(word)
    return kept, either


def _steps(words: Sequence[Word], page: Page) -> Iterator[tuple[int, ...] | None]:
    place = 0
    while place < len(words):
        if words[place].text in _LINKS and place > 0:
            place += 1
            continue
        several = _several(words, place, page)
        if several is not None:
            yield several
            place += 2
            continue
        if "," in words[place].text and words[place].kind == "number":
            yield tuple(int(one) for one in words[place].text.split(",") if one.isdecimal())
            place += 1
            continue
        first = _place(words[place], page)
        if first is None:
            yield None
            return
        last = None
        if place + 2 < len(words) and words[place + 1].text in _THROUGH:
            last = _place(words[place + 2], page)
        yield (first,) if last is None else tuple(range(first, last + 1))
        place += 1 if last is None else 3


def _several(words: Sequence[Word], place: int, page: Page) -> tuple[int, ...] | None:
    """Read `first two` and `last three`."""
    count = len(page.options)
    if place + 1 >= len(words):
        return None
    number = _numeral(words[place + 1], page.lexicon)
    side = page.lexicon.ordinals.get(words[place].text)
    if number is None or side not in {1, -1} or not 1 < number <= count:
        return None
    return tuple(range(1, number + 1) if side == 1 else range(count - number + 1, count + 1))


def _place(word: Word, page: Page) -> int | None:
    """Give the place that one letter, number or ordinal points at."""
    count = len(page.options)
    if _letter(word):
        return ord(word.text) - 96
    ordinal = page.lexicon.ordinals.get(word.text)
    if ordinal is not None:
        return ordinal if ordinal > 0 else count + 1 + ordinal
    return _numeral(word, page.lexicon)


def _numeral(word: Word, lexicon: Lexicon) -> int | None:
    if word.text.isdecimal() and len(word.text) < 4:
        return int(word.text)
    number = lexicon.numbers.get(word.text)
    return None if number is None or number != int(number) else int(number)


def numbered(page: Page) -> tuple[str, ...]:
    """Give the options whose labels hold a number, so that a number need not be a place."""
    found = tuple(
        option.id
        for option in page.options
        if option.band is not None or any(_counts(word, page) for word in plain(option.words()))
    )
    return found or _tallied(page)


_MANY = re.compile(
    r"\bhow (?:many|much|often)\b|\bwie (?:viele?|oft|h(?:ä|ae)ufig)\b", re.IGNORECASE
)
_TALLIES = frozenset(
    plain(one)[0]
    for one in ("none", "one", "once", "several", "few", "some", "keine", "keiner", "eine", "einer",
                "eins", "einmal", "mehrere", "einige")
)  # fmt: skip


def _tallied(page: Page) -> tuple[str, ...]:
    """Give options that say how many in a word, `None`, `One`, `Several`, where that is asked."""
    text = page.asked.text or spoken(page.question.text, page.lexicon.language)
    said = {one.id: plain(one.words(page.lexicon.language)) for one in page.options}
    told = tuple(one for one, words in said.items() if len(words) == 1 and words[0] in _TALLIES)
    return told if len(told) > 1 and _MANY.search(text) else ()


def _counts(word: str, page: Page) -> bool:
    return word[0].isdecimal() or (word in page.lexicon.numbers and word not in {"one"})
