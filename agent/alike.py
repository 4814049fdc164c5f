"""How alike texts are piece by piece, and which of several groups of texts one is like.

    each piece of a text ─▶ its like in the other text, and back ─▶ mean, rare pieces weigh more

A vector of a whole text blurs what its words say; "the bill was a surprise" is near every
complaint. Held piece by piece against the statements of a group, texts are told apart better
(`benchmarks/coding.md`). Not here: where the pieces come from (`llm.PieceEmbedder`).
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from agent.encoders import STEPS, Pieces, Vectors
from agent.ridge import Floats, parted

SHARPNESS = 2.0
"""How fast likeness fades."""
PENALTY = 0.1
AT_ONCE = 1_000
"""Pieces compared together: bounds the memory, 4 KB a statement of ten pieces."""


class Shelf:
    """Texts that stand ready to be compared with others."""

    def __init__(self, texts: Sequence[Pieces]) -> None:
        """Lay the pieces of one or more texts side by side."""
        self._rows, self._weights, self._starts = _beside(texts)

    def likeness(self, said: Sequence[Pieces]) -> Floats:
        """Compare texts with those that stand here; shape (said, texts), 1 for the same."""
        parts = [self._compared(few) for few in _batches(said)]
        return np.vstack(parts) if parts else np.zeros((0, len(self._starts)))

    def _compared(self, said: Sequence[Pieces]) -> Floats:
        rows, weights, starts = _beside(said)
        across = rows @ self._rows.T
        theirs = np.maximum.reduceat(across, self._starts, axis=1)
        there = np.add.reduceat(weights[:, None] * theirs, starts, axis=0)
        ours = np.maximum.reduceat(across, starts, axis=0)
        back = np.add.reduceat(ours * self._weights, self._starts, axis=1)
        return np.asarray((there + back) / 2, dtype=np.float64)


class Apart:
    """Groups of texts, told apart by a kernel ridge regression on how alike texts are."""

    def __init__(self, groups: Sequence[Sequence[Pieces]]) -> None:
        """Learn from the texts of each group, of which none is empty."""
        texts = [one for group in groups for one in group]
        self.shelf = Shelf(texts)
        kernel = _faded(self.shelf.likeness(texts))
        self._duals = parted((kernel + kernel.T) / 2, [len(one) for one in groups], PENALTY)

    def speaking(self, said: Sequence[Pieces]) -> Floats:
        """How texts speak for each group; shape (said, groups).

        A value of 1 is what the groups' own texts reach when each is judged by all the others.
        """
        return np.asarray(_faded(self.shelf.likeness(said)) @ self._duals)


def _faded(likeness: Floats) -> Floats:
    return np.asarray(np.exp(SHARPNESS * (likeness - 1)))


def _beside(texts: Sequence[Pieces]) -> tuple[Vectors, Vectors, NDArray[np.int_]]:
    """Give rows and weights of all pieces, and where each text begins."""
    rows = np.vstack([one.rows for one in texts]).astype(np.float32) / STEPS
    weights = np.concatenate([one.weights for one in texts])
    sizes = [len(one.weights) for one in texts]
    return rows, weights, np.cumsum([0, *sizes[:-1]])


def _batches(texts: Sequence[Pieces]) -> Iterator[Sequence[Pieces]]:
    """Give some texts at a time, with few enough pieces together."""
    first = many = 0
    for place, one in enumerate(texts):
        if many and many + len(one.weights) > AT_ONCE:
            yield texts[first:place]
            first, many = place, 0
        many += len(one.weights)
    if many:
        yield texts[first:]
