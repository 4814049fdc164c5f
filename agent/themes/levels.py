"""Coarser and finer: families of themes that are alike, and the parts of one theme."""

from collections.abc import Sequence

import numpy as np

from agent.encoders import Vectors
from agent.themes.discovery import discover
from agent.themes.graph import FINE, PLAINLY, Labels, Search

_SMALLEST_PART = 2


def families(centroids: Vectors) -> Labels:
    """Group themes into about as many families as the square root of their number."""
    count = len(centroids)
    if count < 4:
        return np.arange(count, dtype=np.int64)
    from scipy.cluster.hierarchy import fcluster, linkage  # noqa: PLC0415  # most verbs need none

    wanted = max(2, round(float(np.sqrt(count))))
    tree = linkage(centroids, method="average", metric="cosine")
    return np.asarray(fcluster(tree, wanted, criterion="maxclust"), dtype=np.int64) - 1


def parts(texts: Sequence[str], vectors: Vectors, *, seed: int) -> Labels:
    """Divide the units of one theme; each finds its part, and one part means: it is whole."""
    found = discover(
        texts, vectors, seed=seed, search=Search(FINE, joining=PLAINLY), least=_SMALLEST_PART
    )
    if found.max(initial=-1) < 1:
        return np.zeros(len(texts), dtype=np.int64)
    means = np.stack([vectors[found == at].mean(axis=0) for at in range(int(found.max()) + 1)])
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    nearest = np.argmax(vectors @ means.T, axis=1)
    return np.where(found < 0, nearest, found).astype(np.int64)
