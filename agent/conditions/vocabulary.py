"""What expressions may speak of: each question, with the answers it can have."""

import difflib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["single", "multi", "rating", "grid", "number", "open", "derived"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A question, segment, wave, language or loop, as expressions see it.

    options: all that it can be, `dont_know` where that is allowed and the codes of an open question
    included. items: the rows of a grid or rating, or the rounds of a loop; with items, the rest
    describes the answer to each of them.
    low, high: the bounds of a number or scale, both included, None unbounded.
    """

    kind: Kind
    options: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None


Vocabulary: TypeAlias = Mapping[str, Subject]


def nearest(word: str, known: Collection[str]) -> str:
    """Suggest what a mistyped word was meant to be, or show what can be written."""
    if close := difflib.get_close_matches(word, known, n=1, cutoff=0.5):
        return f'did you mean "{close[0]}"?'
    few = list(known)[:8]
    return f"write one of {', '.join(few)}{', …' if len(known) > len(few) else ''}"
