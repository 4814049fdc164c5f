"""Where units stand on a map of two dimensions; what stands there once keeps its place.

The first units are laid out by t-SNE from their principal components, which makes the same
map twice. Later ones stand among the placed ones that they are most like.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from agent.encoders import Vectors

Places = NDArray[np.float64]
MOST, _LEAST, _NEAR, _ITERATIONS = 1_200, 8, 3, 400
_BESIDE, _BLOCK = 0.6, 1_000


def laid_out(vectors: Vectors, known: Mapping[int, tuple[float, float]], *, seed: int) -> Places:
    """Give each vector a place, shape (n, 2); known: places that rows have already."""
    places = np.full((len(vectors), 2), np.nan)
    for row, place in known.items():
        places[row] = place
    if not known:
        first = np.unique(np.linspace(0, len(vectors) - 1, min(len(vectors), MOST)).astype(int))
        places[first] = _mapped(vectors[first], seed)
    new = np.flatnonzero(np.isnan(places[:, 0]))
    old = np.flatnonzero(~np.isnan(places[:, 0]))
    beside = np.random.default_rng(seed).normal(0, _BESIDE, (len(new), 2))
    for begin in range(0, len(new), _BLOCK):
        rows = new[begin : begin + _BLOCK]
        cosines = vectors[rows] @ vectors[old].T
        near = np.argsort(-cosines, axis=1, kind="stable")[:, :_NEAR]
        weights = np.maximum(np.take_along_axis(cosines, near, axis=1), 1e-3)[:, :, None]
        middle = (places[old[near]] * weights).sum(axis=1) / weights.sum(axis=1)
        places[rows] = middle + beside[begin : begin + _BLOCK]
    return places


def _mapped(vectors: Vectors, seed: int) -> Places:
    """Lay out by t-SNE, the same vector once; those that are the same stand beside each other.

    In one thread: steps are so short that threads mostly wait for others.
    """
    once, whose = np.unique(vectors.round(6), axis=0, return_inverse=True)
    beside = np.random.default_rng(seed).normal(0, _BESIDE, (len(vectors), 2))
    beside[np.unique(whose.ravel(), return_index=True)[1]] = 0
    return np.asarray(_apart(once, seed)[whose.ravel()] + beside, dtype=np.float64)


def _apart(vectors: Vectors, seed: int) -> Places:
    """Lay out vectors that differ from each other; too few for a map stand in a row."""
    if len(vectors) < _LEAST:
        return np.column_stack([10.0 * np.arange(len(vectors)), np.zeros(len(vectors))])
    from sklearn.manifold import TSNE  # noqa: PLC0415  # seconds to load, for new maps alone

    fit = TSNE(
        init="pca",
        perplexity=min(30.0, (len(vectors) - 1) / 3),
        metric="euclidean",
        random_state=seed,
        max_iter=_ITERATIONS,
        n_jobs=1,
    )
    with threadpool_limits(limits=1):
        return np.asarray(fit.fit_transform(vectors.astype(np.float64)), dtype=np.float64)
