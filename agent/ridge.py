"""Tell groups of texts apart by how alike they are: a ridge regression on what each group says.

What all groups have in common tells nothing about any of them and is taken out first.
Not here: where the vectors come from, or what a group is (`coder`: a code; `matching`: an option),
or how texts are compared piece by piece (`alike`).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

COMMON = 0.8
"""How much of the common direction is taken out."""
PENALTY = 2.0
LEAST_REACH = 0.3
NEAREST = 2


def common(groups: Sequence[Floats]) -> Floats:
    """Give the direction that the groups share, each counting alike; shape (dimensions,)."""
    return np.asarray(COMMON * np.mean([one.mean(axis=0) for one in groups], axis=0))


def centred(rows: NDArray[np.floating], shared: Floats | float) -> Floats:
    """Take out what is shared and bring every row back to length 1."""
    moved = rows.astype(np.float64) - shared
    return np.asarray(moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-9))


def telling(groups: Sequence[Floats]) -> Floats:
    """Give the weights by which a centred vector speaks for each group; (dimensions, groups).

    All groups count alike, however many rows they have. A value of 1 is what their own rows
    reach when each is judged by all the others.
    """
    rows = np.vstack(groups)
    return np.asarray(rows.T @ parted(rows @ rows.T, [len(own) for own in groups], PENALTY))


def parted(kernel: Floats, sizes: Sequence[int], penalty: float) -> Floats:
    """Give each text's say for each group, from how alike all texts are; (texts, groups).

    kernel: texts against texts, group after group. sizes: of the groups, which all count alike.
    """
    owner = np.repeat(np.arange(len(sizes)), sizes)
    wanted = np.eye(len(sizes))[owner]
    typical = len(owner) / len(sizes)
    weights = typical / np.array(sizes, dtype=float)[owner]
    inverse = np.linalg.inv(kernel + np.diag(penalty / weights))
    duals = inverse @ wanted
    left_out = wanted - duals / np.diag(inverse)[:, None]
    reached = float(left_out[np.arange(len(owner)), owner].mean())
    return np.asarray(duals / max(reached, LEAST_REACH))


def nearest(similarity: Floats) -> Floats:
    """Give the mean of the best two columns of every row."""
    count = min(NEAREST, similarity.shape[1])
    return np.asarray(np.sort(similarity, axis=1)[:, -count:].mean(axis=1))
