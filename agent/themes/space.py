"""Where texts stand to each other: what they mean, and a little of which words they use.

A sentence encoder puts "CRISPR without lenti" near "no virus, editing" and loses sight of the
words themselves; short answers of one field are all alike to it. The stems and letter groups
of the words, hashed into a few numbers, are laid beside the meaning and count for a quarter.
Nothing depends on the other texts, so that later waves stand in the same space.
"""

import math
import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np

from agent.encoders import Vectors
from agent.themes.small_words import SMALL, words_in

NAME = "words-1"
SHARE, SLOTS = 0.25, 256
_STEM, _GRAMS = 5, (3, 4)


def stand(texts: Sequence[str], vectors: Vectors) -> Vectors:
    """Lay words beside meanings; shape (n, dimensions + 256), rows of length one."""
    hashed = np.zeros((len(texts), SLOTS), dtype=np.float32)
    for row, text in zip(hashed, texts, strict=True):
        for slot, weight in _weights(text):
            row[slot] += weight
    hashed /= np.maximum(np.linalg.norm(hashed, axis=1, keepdims=True), 1e-9)
    return np.hstack(
        [vectors * np.float32(math.sqrt(1 - SHARE)), hashed * np.float32(math.sqrt(SHARE))]
    )


def same_words(text: str) -> str:
    """Write a text so that two of the same words are equal, whatever their case and marks."""
    return " ".join(words_in(text)) or text.strip()


def _weights(text: str) -> Iterator[tuple[int, float]]:
    words = words_in(text)
    for word in [one for one in words if one not in SMALL and len(one) > 1] or words:
        yield from _of_word(word)


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> tuple[tuple[int, float], ...]:
    """Give the stem of a word weight one, and all its letter groups together as much."""
    framed = f" {word} "
    grams = [framed[at : at + size] for size in _GRAMS for at in range(len(framed) - size + 1)]
    weight = 1 / math.sqrt(max(len(grams), 1))
    return (_slot(f"stem {word[:_STEM]}", 1.0), *(_slot(one, weight) for one in grams))


def _slot(feature: str, weight: float) -> tuple[int, float]:
    place = zlib.crc32(feature.encode())
    return place % SLOTS, weight if zlib.crc32(feature.encode(), 1) & 1 else -weight
