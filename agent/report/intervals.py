"""How far a sample's figure may be from the population's: 95 % intervals.

Both assume a simple random sample; a study that recruits by hand should say so beside them.
"""

import math
from collections.abc import Sequence
from statistics import fmean, stdev
from typing import NamedTuple

Z_95 = 1.959963984540054


class Mean(NamedTuple):
    """A mean with its spread; what one or no value cannot tell is None."""

    mean: float | None = None
    deviation: float | None = None
    low: float | None = None
    high: float | None = None


def wilson(n: int, base: int) -> tuple[float, float] | tuple[None, None]:
    """Bound a percentage, 0 to 100; unlike the plain interval it never leaves that range.

    Source: Wilson 1927; Brown, Cai and DasGupta 2001 recommend it for small bases.
    """
    if base == 0:
        return None, None
    share, square = n / base, Z_95**2
    centre = share + square / (2 * base)
    spread = Z_95 * math.sqrt(share * (1 - share) / base + square / (4 * base**2))
    scale = 100 / (1 + square / base)
    low = 0.0 if n == 0 else max(0.0, scale * (centre - spread))
    high = 100.0 if n == base else min(100.0, scale * (centre + spread))
    return low, high


def mean_interval(values: Sequence[float]) -> Mean:
    """Give the mean, its sample deviation and its bounds by Student's t."""
    if not values:
        return Mean()
    mean = fmean(values)
    if len(values) == 1:
        return Mean(mean)
    from scipy.special import stdtrit  # noqa: PLC0415  # slow to load; counts need none

    deviation = stdev(values)
    reach = float(stdtrit(len(values) - 1, 0.975)) * deviation / math.sqrt(len(values))
    return Mean(mean, deviation, mean - reach, mean + reach)
