"""Groups of like vectors: nearest neighbours, Leiden's communities, polish, weak members out.

The parameters are those that held on survey answers of several sizes: few neighbours, pairs
that choose each other weigh double, and small groups dissolve rather than mislead.
"""

import math

import numpy as np
from graspologic_native import leiden
from numpy.typing import NDArray

from agent.llm import Vectors

Labels = NDArray[np.int64]
RESOLUTION, MERGED, MADS = 1.5, 0.80, 1.5
_BLOCK = 2_000


def groups(vectors: Vectors, *, seed: int = 7, resolution: float = RESOLUTION) -> Labels:
    """Label each vector with its group, the largest 0; -1 belongs to none.

    vectors: shape (n, dimensions), rows of length one, in an order that does not depend on
    chance. Fewer than six vectors make no group.
    """
    if len(vectors) < 6:
        return np.full(len(vectors), -1, dtype=np.int64)
    edges = _edges(vectors)
    _, found = leiden(edges, resolution=resolution, seed=seed, trials=3)
    labels = np.array([found[str(at)] for at in range(len(vectors))], dtype=np.int64)
    labels = _merged(vectors, _polished(vectors, labels))
    return _by_size(_firm(vectors, labels), least=smallest(len(vectors)))


def smallest(n: int) -> int:
    """Tell how many members a theme needs among `n` units."""
    return max(3, round(0.8 * math.pow(n, 0.35)))


def centroids(vectors: Vectors, labels: Labels) -> Vectors:
    """Give the mean direction of each group; shape (groups, dimensions), rows of length one."""
    count = int(labels.max(initial=-1)) + 1
    means = np.zeros((count, vectors.shape[1]), dtype=np.float32)
    for label in range(count):
        members = vectors[labels == label]
        if len(members):
            mean = members.mean(axis=0)
            means[label] = mean / max(float(np.linalg.norm(mean)), 1e-9)
    return means


def neighbours(vectors: Vectors, k: int) -> tuple[Labels, Vectors]:
    """Find the `k` nearest others of each vector and their cosines, block by block."""
    near, close = [], []
    for first in range(0, len(vectors), _BLOCK):
        cosines = vectors[first : first + _BLOCK] @ vectors.T
        rows = np.arange(len(cosines))
        cosines[rows, first + rows] = -np.inf
        top = np.argsort(-cosines, axis=1, kind="stable")[:, :k]
        near.append(top)
        close.append(np.take_along_axis(cosines, top, axis=1))
    return np.vstack(near), np.vstack(close)


def _edges(vectors: Vectors) -> list[tuple[str, str, float]]:
    n = len(vectors)
    k = min(n - 1, int(np.clip(round(np.log2(n)), 5, 15)))
    near, close = neighbours(vectors, k)
    weights: dict[tuple[int, int], float] = {}
    for one in range(n):
        for other, cosine in zip(near[one], close[one], strict=True):
            pair = (min(one, int(other)), max(one, int(other)))
            weights[pair] = weights.get(pair, 0.0) + max(float(cosine), 1e-3)
    return [(str(one), str(other), weight) for (one, other), weight in sorted(weights.items())]


def _polished(vectors: Vectors, labels: Labels, rounds: int = 2) -> Labels:
    """Move each vector to the group whose centre is nearest."""
    for _ in range(rounds):
        labels = np.argmax(vectors @ centroids(vectors, labels).T, axis=1).astype(np.int64)
        labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    return labels


def _merged(vectors: Vectors, labels: Labels) -> Labels:
    """Join groups whose centres point the same way."""
    while labels.max(initial=-1) > 0:
        means = centroids(vectors, labels)
        cosines = np.triu(means @ means.T, k=1)
        one, other = np.unravel_index(int(np.argmax(cosines)), cosines.shape)
        if cosines[one, other] <= MERGED:
            break
        labels = np.where(labels == other, one, labels)
        labels = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    return labels


def _firm(vectors: Vectors, labels: Labels) -> Labels:
    """Take out members that are far from their centre, by the spread of their group."""
    means = centroids(vectors, labels)
    firm = labels.copy()
    for label, mean in enumerate(means):
        members = np.flatnonzero(labels == label)
        cosines = vectors[members] @ mean
        middle = float(np.median(cosines))
        spread = float(np.median(np.abs(cosines - middle)))
        firm[members[cosines < middle - MADS * max(spread, 0.02)]] = -1
    return firm


def _by_size(labels: Labels, *, least: int) -> Labels:
    """Number the groups by their size and dissolve those that are too small."""
    names, sizes = np.unique(labels[labels >= 0], return_counts=True)
    order = sorted(zip(-sizes, names, strict=True))
    numbers = {int(name): at for at, (size, name) in enumerate(order) if -size >= least}
    return np.array([numbers.get(int(label), -1) for label in labels], dtype=np.int64)
