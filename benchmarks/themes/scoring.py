"""How far two partitions agree: adjusted Rand index and adjusted mutual information.

Written out here so that measuring needs no further library; checked against scikit-learn's.
What belongs to no theme counts as a theme of its own, on both sides.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

Labels = NDArray[np.int64]


def alone(labels: Sequence[int] | Labels) -> Labels:
    """Give each -1 a label of its own."""
    result = np.array(labels, dtype=np.int64)
    out = np.flatnonzero(result < 0)
    result[out] = result.max(initial=-1) + 1 + np.arange(len(out))
    return result


def _table(one: Labels, other: Labels) -> NDArray[np.float64]:
    left = np.unique(one, return_inverse=True)[1]
    right = np.unique(other, return_inverse=True)[1]
    table = np.zeros((left.max() + 1, right.max() + 1))
    np.add.at(table, (left, right), 1)
    return table


def ari(one: Labels, other: Labels) -> float:
    """Give the adjusted Rand index (Hubert and Arabie)."""
    table = _table(one, other)
    n = table.sum()
    pairs = float((table * (table - 1)).sum() / 2)
    rows = float((table.sum(1) * (table.sum(1) - 1)).sum() / 2)
    columns = float((table.sum(0) * (table.sum(0) - 1)).sum() / 2)
    expected = rows * columns / (n * (n - 1) / 2)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (pairs - expected) / (most - expected)


def ami(one: Labels, other: Labels) -> float:
    """Give the adjusted mutual information (Vinh et al.), arithmetic mean in the denominator."""
    table = _table(one, other)
    n = table.sum()
    a, b = table.sum(1), table.sum(0)
    filled = table[table > 0]
    outer = np.outer(a, b)[table > 0]
    mutual = float((filled / n * np.log(n * filled / outer)).sum())
    expected = _expected(a, b, n)
    most = (_entropy(a, n) + _entropy(b, n)) / 2
    return 1.0 if most == expected else (mutual - expected) / (most - expected)


def _entropy(sizes: NDArray[np.float64], n: float) -> float:
    share = sizes[sizes > 0] / n
    return float(-(share * np.log(share)).sum())


def _expected(a: NDArray[np.float64], b: NDArray[np.float64], n: float) -> float:
    """Give the mutual information expected by chance; equal sizes are computed once."""
    left, times_left = np.unique(a, return_counts=True)
    right, times_right = np.unique(b, return_counts=True)
    total = 0.0
    for x, many in zip(left, times_left, strict=True):
        for y, much in zip(right, times_right, strict=True):
            k = np.arange(max(1, x + y - n), min(x, y) + 1)
            log = (
                gammaln(x + 1) + gammaln(y + 1) + gammaln(n - x + 1) + gammaln(n - y + 1)
                - gammaln(n + 1) - gammaln(k + 1) - gammaln(x - k + 1) - gammaln(y - k + 1)
                - gammaln(n - x - y + k + 1)
            )  # fmt: skip
            total += many * much * float((k / n * np.log(n * k / (x * y)) * np.exp(log)).sum())
    return total
