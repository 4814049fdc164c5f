"""New units meet known themes: they join, found a new theme, or wait where it can be seen.

A unit joins the nearest theme whose own floor it reaches. What is left is grouped; a group is
new if it holds together better than it fits any known theme, else its members may join a
little below the floor, and the rest wait.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from agent.llm import Vectors
from agent.themes.graph import Labels, centroids, groups

FLOOR, NEWNESS, SLACK = 15, 0.15, 0.15


class Grown(NamedTuple):
    """labels: per vector a known theme (0…known-1), a new group (known…), or -1 for waiting."""

    labels: Labels
    new: int


def floor_of(vectors: Vectors, centroid: Vectors) -> float:
    """Give the cosine that all but the loosest founding members reach."""
    return float(np.percentile(vectors @ centroid, FLOOR))


def grown(vectors: Vectors, known: Vectors, floors: Sequence[float], *, seed: int) -> Grown:
    """Place new vectors among known themes.

    vectors: shape (n, dimensions). known: centroids, shape (themes, dimensions).
    """
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
    residue = groups(vectors[left], seed=seed)
    new = 0
    for label in range(int(residue.max(initial=-1)) + 1):
        members = left[residue == label]
        if not len(known) or _is_new(vectors[members], known):
            labels[members] = len(known) + new
            new += 1
    if len(known):
        waiting = labels < 0
        labels[waiting & (reach >= least - SLACK)] = nearest[waiting & (reach >= least - SLACK)]
    return Grown(labels, new)


def _is_new(members: Vectors, known: Vectors) -> bool:
    """Compare how a group holds together, each member left out in turn, with its fit elsewhere."""
    total = members.sum(axis=0)
    others = total[None, :] - members
    lengths = np.maximum(np.linalg.norm(others, axis=1), 1e-9)
    inside = float(np.mean(np.sum(members * others, axis=1) / lengths))
    centre = centroids(members, np.zeros(len(members), dtype=np.int64))[0]
    nearest = known[int(np.argmax(known @ centre))]
    return inside - float(np.mean(members @ nearest)) >= NEWNESS
