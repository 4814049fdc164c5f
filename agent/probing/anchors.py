"""The phrase of a reply on which a follow-up rests: literal, short, and fit to be repeated."""

import re
from collections.abc import Sequence

from agent.probing.words import GENERIC, STOP

LONGEST = 5
LEAST_LETTERS = 6
"""A single word is repeated only if it is at least so long; two telling words always may be."""
_TOKEN = re.compile(r"[^\W_]+(?:['’\-&/][^\W_]+)*")
_ADDRESS = re.compile(r"\S*(?:https?:|www\.|@)\S*")
_UNFIT = re.compile(r"https?:|www\.|\S+@\S+|[<>{}\[\]\"“”„«»`|\\]|\d{5,}")
_GLUE = {"en": frozenset({"of", "for", "in", "the", "to", "our", "their"}), "de": frozenset(
    {"der", "die", "das", "des", "von", "für", "im", "den", "dem"}
)}  # fmt: skip


def anchor_of(text: str, *, avoid: Sequence[str] = (), language: str = "en") -> str | None:
    """Choose the most telling stretch of one to five words; None where none can be repeated.

    The anchor is a substring of `text`. What holds an address, markup, quotation marks or a
    long number is never repeated, nor is a stretch that holds a phrase of `avoid`.
    """
    tongue = "de" if language.startswith("de") else "en"
    empty = STOP[tongue] | GENERIC[tongue]
    best: tuple[float, str] | None = None
    for start, end, weight in _stretches(text, empty, _GLUE[tongue]):
        phrase = text[start:end]
        if _UNFIT.search(phrase) or any(one.casefold() in phrase.casefold() for one in avoid):
            continue
        if best is None or weight > best[0]:
            best = (weight, phrase)
    return best[1] if best else None


def _stretches(
    text: str, empty: frozenset[str], glue: frozenset[str]
) -> list[tuple[int, int, float]]:
    """List runs of telling words, small words between them included, with their weights."""
    text = _ADDRESS.sub(lambda found: "\0" * len(found.group()), text)
    tokens = [(found.start(), found.end(), found.group()) for found in _TOKEN.finditer(text)]
    runs: list[tuple[int, int, float]] = []
    for first in range(len(tokens)):
        if not _telling(tokens[first][2], empty):
            continue
        weight, told = 0.0, 0
        for last in range(first, min(first + LONGEST, len(tokens))):
            word = tokens[last][2]
            if last > first and not text[tokens[last - 1][1] : tokens[last][0]].isspace():
                break
            if _telling(word, empty):
                weight, told = weight + min(len(word), 12) / 12 + 0.5, told + 1
                if told > 1 or len(word) >= LEAST_LETTERS:
                    runs.append((tokens[first][0], tokens[last][1], weight))
            elif word.casefold() not in glue:
                break
    return runs


def _telling(word: str, empty: frozenset[str]) -> bool:
    return word.casefold() not in empty and len(word) > 2 and not word.isdigit()
