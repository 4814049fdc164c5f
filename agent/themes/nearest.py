"""The nearest others of each vector: exactly for some thousands, by cells for more.

The cells are those of a rough k-means; a vector is compared with those of the few cells that
are nearest to it. Recall against the exact search is measured in benchmarks/themes.md.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from agent.encoders import Vectors

EXACT = 4_000
_BLOCK, _PROBES, _ROUNDS = 2_000, 12, 6


class Near(NamedTuple):
    """others: shape (n, k), places of the nearest; cosines: shape (n, k), falling."""

    others: NDArray[np.int64]
    cosines: Vectors


def nearest(vectors: Vectors, k: int, *, exact: int = EXACT) -> Near:
    """Find the `k` nearest others of each vector."""
    return _all(vectors, k) if len(vectors) <= exact else _by_cells(vectors, k)


def _all(vectors: Vectors, k: int) -> Near:
    others = np.zeros((len(vectors), k), dtype=np.int64)
    close = np.zeros((len(vectors), k), dtype=np.float32)
    for first in range(0, len(vectors), _BLOCK):
        cosines = vectors[first : first + _BLOCK] @ vectors.T
        rows = np.arange(len(cosines))
        cosines[rows, first + rows] = -np.inf
        top = _top(cosines, k)
        others[first : first + _BLOCK] = top
        close[first : first + _BLOCK] = np.take_along_axis(cosines, top, axis=1)
    return Near(others, close)


def _top(cosines: Vectors, k: int) -> NDArray[np.int64]:
    """Give the places of the largest, the earlier of equals first."""
    some = np.sort(np.argpartition(-cosines, k - 1, axis=1)[:, :k], axis=1)
    order = np.argsort(-np.take_along_axis(cosines, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1).astype(np.int64)


def _by_cells(vectors: Vectors, k: int) -> Near:
    centres, cell = _cells(vectors)
    order = np.argsort(cell, kind="stable")
    bounds = np.searchsorted(cell[order], np.arange(len(centres) + 1))
    probes = _top(centres @ centres.T, min(_PROBES, len(centres)))
    others = np.zeros((len(vectors), k), dtype=np.int64)
    close = np.full((len(vectors), k), -1, dtype=np.float32)
    for at in range(len(centres)):
        mine = order[bounds[at] : bounds[at + 1]]
        pool = np.concatenate([order[bounds[one] : bounds[one + 1]] for one in probes[at]])
        if not len(mine) or len(pool) <= k:
            continue
        place = {int(one): row for row, one in enumerate(pool)}
        cosines = vectors[mine] @ vectors[pool].T
        cosines[np.arange(len(mine)), [place[int(one)] for one in mine]] = -np.inf
        top = _top(cosines, k)
        others[mine] = pool[top]
        close[mine] = np.take_along_axis(cosines, top, axis=1)
    return Near(others, close)


def _cells(vectors: Vectors) -> tuple[Vectors, NDArray[np.int64]]:
    """Divide the vectors into about as many cells as their number's square root."""
    count = round(float(np.sqrt(len(vectors))))
    sample = vectors[np.linspace(0, len(vectors) - 1, min(len(vectors), 40 * count)).astype(int)]
    centres = sample[np.linspace(0, len(sample) - 1, count).astype(int)].copy()
    for _ in range(_ROUNDS):
        nearest_cell = np.argmax(sample @ centres.T, axis=1)
        for one in range(count):
            members = sample[nearest_cell == one]
            if len(members):
                mean = members.mean(axis=0)
                centres[one] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    cell = np.concatenate(
        [
            np.argmax(vectors[first : first + _BLOCK] @ centres.T, axis=1)
            for first in range(0, len(vectors), _BLOCK)
        ]
    )
    return centres, cell.astype(np.int64)
