"""Groups of like vectors: nearest neighbours, Leiden's communities, polish, weak members out.

The parameters are those that held on survey answers of several sizes; benchmarks/themes.md
tells how they were chosen. Communities depend a little on chance, so they are sought many
times and pairs that keep meeting weigh more: what comes out is what most of them agree on.
"""

import math
from typing import NamedTuple

import numpy as np
from graspologic_native import leiden
from numpy.typing import NDArray

from agent.encoders import Vectors
from agent.themes.nearest import Near, nearest

Labels = NDArray[np.int64]
RESOLUTION, MERGED, MADS = 1.5, 0.80, 3.0
FINE = 3.0
FEWEST = 6
_AGREED, _WORK = 2, 160_000
_SPREAD = 0.02
_APART = -2.0
_BLOCK = 5_000
"""Vectors held against all centres at once; more would take memory for nothing."""


class Joining(NamedTuple):
    """How near the centres of two groups must point to be one: a cosine, `start` for one member.

    growth: added for each e-fold of members of the smaller group. What single members say at
    random is lost in the centre of many, so that all large groups of one question look alike.
    """

    start: float = 0.60
    growth: float = 0.05

    def least(self, members: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the least cosine for groups of so many members, the smaller of each pair."""
        cosines: NDArray[np.float64] = self.start + self.growth * np.log(np.maximum(members, 1))
        return cosines


class Search(NamedTuple):
    """How finely communities are sought, how often at most, and which of them are one."""

    resolution: float = RESOLUTION
    attempts: int = 50
    joining: Joining = Joining()


USUAL = Search()
PLAINLY = Joining(MERGED, 0.0)
"""For the parts of a theme, which lie near each other however few their members are."""
FEW = 5
"""Attempts where nothing rests for ever on what is found."""


class Edges(NamedTuple):
    """ends: shape (edges, 2), the smaller place first. weights: above zero."""

    ends: NDArray[np.int64]
    weights: NDArray[np.float64]


def groups(vectors: Vectors, *, seed: int = 7, search: Search = USUAL) -> Labels:
    """Label each vector with its group, counted from 0; -1 is far from every group.

    vectors: shape (n, dimensions), distinct rows of length one, in an order that does not
    depend on chance. Fewer than six vectors make no group.
    """
    if len(vectors) < FEWEST:
        return np.full(len(vectors), -1, dtype=np.int64)
    joined = edges(nearest(vectors, _few(len(vectors))))
    runs = int(np.clip(_WORK // max(len(joined.ends), 1), 1, search.attempts))
    found = communities(joined, len(vectors), (seed, search.resolution), runs)
    return _firm(vectors, merged(vectors, _polished(vectors, found), search.joining))


def _few(n: int) -> int:
    return min(n - 1, int(np.clip(round(np.log2(n)), 5, 15)))


def smallest(n: int) -> int:
    """Tell how many members a theme needs among `n` units."""
    return max(3, round(0.8 * math.pow(n, 0.35)))


def centroids(vectors: Vectors, labels: Labels) -> Vectors:
    """Give the mean direction of each group; shape (groups, dimensions), rows of length one."""
    sums = _sums(vectors, labels)
    scaled: Vectors = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return scaled


def _sums(vectors: Vectors, labels: Labels) -> Vectors:
    count = int(labels.max(initial=-1)) + 1
    sums = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    inside = np.flatnonzero(labels >= 0)
    order = inside[np.argsort(labels[inside], kind="stable")]
    bounds = np.searchsorted(labels[order], np.arange(count + 1))
    for label in range(count):
        sums[label] = vectors[order[bounds[label] : bounds[label + 1]]].sum(axis=0)
    return sums


def edges(near: Near) -> Edges:
    """Join neighbours; a pair counts by how near it is for its surroundings, mutual ones twice."""
    n, k = near.others.shape
    far = np.maximum(1 - near.cosines, 0)
    reach = np.maximum(far[:, -1], 1e-3)
    weights = np.exp(-(far**2) / (reach[:, None] * reach[near.others])) + 1e-6
    one, other = np.repeat(np.arange(n), k), near.others.ravel()
    pairs = np.minimum(one, other) * n + np.maximum(one, other)
    keys, place = np.unique(pairs, return_inverse=True)
    total = np.bincount(place, weights=weights.ravel().astype(np.float64)).astype(np.float64)
    return Edges(np.column_stack([keys // n, keys % n]), total)


def communities(joined: Edges, n: int, how: tuple[int, float], runs: int) -> Labels:
    """Find communities that do not depend on chance, as far as `runs` allow.

    how: seed and resolution.
    """
    seed, resolution = how
    rng = np.random.default_rng(seed)
    pairs = _Named.of(joined.ends, n)
    weights = joined.weights
    for _ in range(_AGREED if runs > 1 else 0):
        together = np.zeros(len(weights))
        for _ in range(runs):
            found = _leiden(pairs, weights, (int(rng.integers(1, 2**31)), 1, resolution))
            together += found[joined.ends[:, 0]] == found[joined.ends[:, 1]]
        weights = joined.weights * (together / runs + 1e-4)
        if np.all((together == 0) | (together == runs)):
            break
    return _leiden(pairs, weights, (seed, 3 if runs > 1 else 1, resolution))


class _Named(NamedTuple):
    """Edges as the library wants them: places by name."""

    names: list[str]
    ones: list[str]
    others: list[str]

    @classmethod
    def of(cls, ends: NDArray[np.int64], n: int) -> "_Named":
        names = [str(one) for one in range(n)]
        ones, others = ([names[at] for at in side] for side in ends.T.tolist())
        return cls(names, ones, others)


def _leiden(pairs: _Named, weights: NDArray[np.float64], how: tuple[int, int, float]) -> Labels:
    seed, trials, resolution = how
    listed = list(zip(pairs.ones, pairs.others, weights.tolist(), strict=True))
    _, found = leiden(listed, resolution=resolution, seed=seed, trials=trials)
    return np.array([found[one] for one in pairs.names], dtype=np.int64)


def _polished(vectors: Vectors, labels: Labels, rounds: int = 2) -> Labels:
    """Move each vector to the group whose centre is nearest."""
    for _ in range(rounds):
        centres = centroids(vectors, labels).T
        near = [
            np.argmax(vectors[first : first + _BLOCK] @ centres, axis=1)
            for first in range(0, len(vectors), _BLOCK)
        ]
        labels = np.concatenate(near)
        labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    return labels


def merged(vectors: Vectors, labels: Labels, joining: Joining) -> Labels:
    """Join groups whose centres point the same way, those first that pass their least by most.

    Every vector has a group. Only sums are added up, so that many vectors cost no more.
    """
    sums = _sums(vectors, labels)
    sizes = np.bincount(labels, minlength=len(sums)).astype(np.float64)
    into = np.arange(len(sums))
    means = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    beyond = means @ means.T - joining.least(np.minimum.outer(sizes, sizes))
    beyond[np.tril_indices(len(sums))] = _APART
    while len(sums) > 1:
        one, other = np.unravel_index(int(np.argmax(beyond)), beyond.shape)
        if beyond[one, other] <= 0:
            break
        into[into == other] = one
        sums[one] += sums[other]
        sizes[one] += sizes[other]
        means[one] = sums[one] / max(float(np.linalg.norm(sums[one])), 1e-9)
        sizes[other], means[other] = 0, 0
        fresh = means @ means[one] - joining.least(np.minimum(sizes, sizes[one]))
        fresh[sizes == 0] = _APART
        beyond[other, :] = beyond[:, other] = _APART
        beyond[one, one + 1 :], beyond[:one, one] = fresh[one + 1 :], fresh[:one]
    return np.unique(into[labels], return_inverse=True)[1].astype(np.int64)


def _firm(vectors: Vectors, labels: Labels) -> Labels:
    """Take out members that are far from their centre, by the spread of their group."""
    means = centroids(vectors, labels)
    firm = labels.copy()
    for label, mean in enumerate(means):
        members = np.flatnonzero(labels == label)
        cosines = vectors[members] @ mean
        middle = float(np.median(cosines))
        spread = float(np.median(np.abs(cosines - middle)))
        firm[members[cosines < middle - MADS * max(spread, _SPREAD)]] = -1
    return firm


def by_size(labels: Labels, *, least: int) -> Labels:
    """Number the groups by their size and dissolve those that are too small."""
    names, sizes = np.unique(labels[labels >= 0], return_counts=True)
    order = sorted(zip(-sizes, names, strict=True))
    numbers = {int(name): at for at, (size, name) in enumerate(order) if -size >= least}
    return np.array([numbers.get(int(label), -1) for label in labels], dtype=np.int64)
