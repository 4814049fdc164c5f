"""New units meet known themes: they join, found a new theme, or wait where it can be seen.

A unit joins the nearest theme whose own floor it reaches. What is left is grouped finely; a group
is new if its members are nearer to each other than to anything that was said before, or that a
larger new group says. Where that is not plain, it is a known theme in other words if their centres
point the same way, as where themes are founded. Else its members may join a little below the
floor, and the rest wait.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from agent.encoders import Vectors
from agent.themes.discovery import discover
from agent.themes.graph import FINE, MERGED, PLAINLY, Labels, Search, centroids, smallest

FLOOR, NEWNESS, PLAIN, SLACK = 30, 0.03, 0.05, 0.15
"""NEWNESS: least novelty of a new theme; PLAIN: of one whose centre points like a known one's."""
SAMPLE = 1_000
"""What seems new beside so much of what was said is held against all of it."""
ATTEMPTS = 3
"""More found nothing more in what is left of a wave, and took longer."""
_NEIGHBOURS = 3
_EQUAL = 0.9999
_LIKE = 0.6


class Grown(NamedTuple):
    """labels: per vector a known theme (0…known-1), a new group (known…), or -1 for waiting.

    novelty: per new group, by how much its members are nearer to each other than to what was
    said before (cosine).
    """

    labels: Labels
    novelty: tuple[float, ...]


class Known(NamedTuple):
    """Themes there are. centroids: shape (themes, dimensions). floors: one each.

    said: gives vectors of what was said before, or of a part of it, in an order of chance;
    asked only where something may be new.
    """

    centroids: Vectors
    floors: Sequence[float]
    said: Callable[[], Vectors]


def floor_of(vectors: Vectors, centroid: Vectors) -> float:
    """Give the cosine that all but the looser founding members reach."""
    return float(np.percentile(vectors @ centroid, FLOOR))


def grown(
    texts: Sequence[str], vectors: Vectors, themes: Known, *, seed: int, slack: bool = True
) -> Grown:
    """Place new texts among known themes; vectors: shape (n, dimensions).

    slack: whether what is a little below a floor may join in the end.
    """
    if not len(vectors) or not len(themes.centroids):
        labels = discover(texts, vectors, seed=seed)
        return Grown(labels, (1.0,) * (int(labels.max(initial=-1)) + 1))
    known = themes.centroids
    cosines = vectors @ known.T
    nearest = np.argmax(cosines, axis=1)
    reach = cosines[np.arange(len(vectors)), nearest]
    least = np.array(themes.floors, dtype=np.float32)[nearest]
    labels = np.where(reach >= least, nearest, -1).astype(np.int64)
    novelty: list[float] = []
    founded: list[Vectors] = []
    groups, left = residue(texts, vectors, labels, seed=seed)
    said = themes.said() if (groups >= 0).any() else vectors[:0]
    near_said = _top(vectors[left] @ said[:SAMPLE].T)
    for label in range(int(groups.max(initial=-1)) + 1):
        members = left[groups == label]
        centre = centroids(vectors[members], np.zeros(len(members), dtype=np.int64))[0]
        closest = int(np.argmax(known @ centre))
        apart = novelty_of(vectors[members], near_said[groups == label])
        if apart >= NEWNESS and len(said) > SAMPLE:
            apart = novelty_of(vectors[members], _top(vectors[members] @ said.T))
        if apart < PLAIN and float(known[closest] @ centre) > MERGED:
            labels[members] = closest
            continue
        if apart < NEWNESS:
            continue
        beside = [novelty_of(vectors[members], _top(vectors[members] @ one.T)) for one in founded]
        if min(beside, default=1.0) < NEWNESS:
            labels[members] = len(known) + int(np.argmin(beside))
            continue
        labels[members] = len(known) + len(novelty)
        founded.append(vectors[members])
        novelty.append(apart)
    if slack:
        waiting = (labels < 0) & (reach >= least - SLACK)
        labels[waiting] = nearest[waiting]
    return Grown(labels, tuple(novelty))


def residue(
    texts: Sequence[str], vectors: Vectors, labels: Labels, *, seed: int
) -> tuple[Labels, Labels]:
    """Group what belongs to no known theme, and tell where it stands among the texts."""
    left = np.flatnonzero(labels < 0)
    found = discover(
        [texts[at] for at in left.tolist()],
        vectors[left],
        seed=seed,
        search=Search(FINE, ATTEMPTS, PLAINLY),
        least=smallest(len(texts)),
    )
    return found, left


def novelty_of(members: Vectors, near_said: Vectors) -> float:
    """Compare how near members are to each other with how near they are to what was said.

    near_said: cosines of each to what was said nearest to it, shape (members, few). Each
    counts with the mean of its nearest three, equal wordings aside; a group whose members all
    say the same words is fairly near, and held against the one nearest to it.
    """
    inside = members @ members.T
    np.fill_diagonal(inside, -1)
    inside[inside > _EQUAL] = -1
    near = _top(inside)
    near = near[near > -1]
    if not near_said.size:
        return float(near.mean()) if len(near) else _LIKE
    if not len(near):
        return _LIKE - float(near_said.max(axis=1).mean())
    return float(near.mean()) - float(near_said.mean())


def _top(cosines: Vectors) -> Vectors:
    """Give the largest few of each row."""
    few = min(_NEIGHBOURS, cosines.shape[1])
    if not cosines.size:
        return cosines
    top: Vectors = np.partition(cosines, cosines.shape[1] - few, axis=1)[:, -few:]
    return top
