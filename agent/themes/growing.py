"""New units meet known themes: they join, found a new theme, or wait where it can be seen.

A unit joins the nearest theme whose own floor it reaches. What is left is grouped; a group is
a known theme in other words if their centres point the same way, as where themes are founded; it
is new if it holds together better than it fits any known theme, else its members may join a
little below the floor, and the rest wait.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from agent.llm import Vectors
from agent.themes.discovery import discover
from agent.themes.graph import MERGED, Labels, centroids, smallest

FLOOR, NEWNESS, SLACK = 15, 0.10, 0.15


class Grown(NamedTuple):
    """labels: per vector a known theme (0…known-1), a new group (known…), or -1 for waiting."""

    labels: Labels
    new: int


def floor_of(vectors: Vectors, centroid: Vectors) -> float:
    """Give the cosine that all but the loosest founding members reach."""
    return float(np.percentile(vectors @ centroid, FLOOR))


class Known(NamedTuple):
    """Themes there are. centroids: shape (themes, dimensions). floors: one each."""

    centroids: Vectors
    floors: Sequence[float]


def grown(
    texts: Sequence[str], vectors: Vectors, themes: Known, *, seed: int, slack: bool = True
) -> Grown:
    """Place new texts among known themes; vectors: shape (n, dimensions).

    slack: whether what is a little below a floor may join in the end.
    """
    known, floors = themes
    labels = np.full(len(vectors), -1, dtype=np.int64)
    if not len(vectors):
        return Grown(labels, 0)
    if len(known):
        cosines = vectors @ known.T
        nearest = np.argmax(cosines, axis=1)
        reach = cosines[np.arange(len(vectors)), nearest]
        least = np.array(floors, dtype=np.float32)[nearest]
        labels = np.where(reach >= least, nearest, -1).astype(np.int64)
    left = np.flatnonzero(labels < 0)
    least_size = smallest(len(texts)) if len(known) else None
    residue = discover(
        [texts[at] for at in left.tolist()], vectors[left], seed=seed, least=least_size
    )
    new = 0
    for label in range(int(residue.max(initial=-1)) + 1):
        members = left[residue == label]
        if not len(known):
            labels[members] = new
            new += 1
            continue
        centre = centroids(vectors[members], np.zeros(len(members), dtype=np.int64))[0]
        closest = int(np.argmax(known @ centre))
        if float(known[closest] @ centre) > MERGED:
            labels[members] = closest
        elif _is_new(vectors[members], known[closest]):
            labels[members] = len(known) + new
            new += 1
    if len(known) and slack:
        waiting = labels < 0
        labels[waiting & (reach >= least - SLACK)] = nearest[waiting & (reach >= least - SLACK)]
    return Grown(labels, new)


def _is_new(members: Vectors, closest: Vectors) -> bool:
    """Compare how a group holds together, each member left out in turn, with its fit elsewhere."""
    total = members.sum(axis=0)
    others = total[None, :] - members
    lengths = np.maximum(np.linalg.norm(others, axis=1), 1e-9)
    inside = float(np.mean(np.sum(members * others, axis=1) / lengths))
    return inside - float(np.mean(members @ closest)) >= NEWNESS
