"""How a theme moved from one wave to the next: a test of two shares of respondents."""

import math
from typing import Literal

Change = Literal["new", "growing", "stable", "fading", "dormant"]
CRITICAL = 1.96
"""Two-sided five percent."""


def change_of(before: tuple[int, int] | None, now: tuple[int, int], *, born: bool) -> Change:
    """Name the change; before, now: respondents who voice the theme, and respondents asked.

    Shares are compared by the two-proportion z-test; what it cannot tell apart is stable.
    """
    if born or before is None:
        return "new"
    if now[0] == 0:
        return "dormant"
    z = z_of(before, now)
    if abs(z) < CRITICAL:
        return "stable"
    return "growing" if z > 0 else "fading"


def z_of(before: tuple[int, int], now: tuple[int, int]) -> float:
    """Compare two shares; 0 where a base is empty or nobody differs."""
    (one, first), (two, second) = before, now
    if not first or not second:
        return 0.0
    pooled = (one + two) / (first + second)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / first + 1 / second))
    return (two / second - one / first) / spread if spread else 0.0
