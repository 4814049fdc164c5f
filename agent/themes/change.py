"""How themes moved from one wave to the next: shares of respondents, tested together."""

import math
from collections.abc import Mapping
from typing import Literal, NamedTuple

Change = Literal["emerging", "growing", "stable", "fading", "dormant", "split", "merged"]
LEVEL = 0.05


class Shares(NamedTuple):
    """Respondents who voice a theme, of those asked: in the wave before, and now."""

    before: tuple[int, int]
    now: tuple[int, int]


def changes(shares: Mapping[str, Shares]) -> dict[str, Change]:
    """Name how each theme of one question moved, at 5 % over all of them (Holm).

    Raises nothing; what cannot be told apart is stable, and what nobody voices is dormant.
    """
    named: dict[str, Change] = {}
    ordered = sorted(shares, key=lambda name: (p_of(shares[name]), name))
    holding = True
    for at, name in enumerate(ordered):
        one = shares[name]
        holding = holding and p_of(one) * (len(ordered) - at) < LEVEL
        if one.now[0] == 0:
            named[name] = "dormant"
        elif holding:
            named[name] = "growing" if z_of(one) > 0 else "fading"
        else:
            named[name] = "stable"
    return named


def z_of(shares: Shares) -> float:
    """Compare two shares; 0 where a base is empty or nobody differs."""
    (one, first), (two, second) = shares
    if not first or not second:
        return 0.0
    pooled = (one + two) / (first + second)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / first + 1 / second))
    return (two / second - one / first) / spread if spread else 0.0


def p_of(shares: Shares) -> float:
    """Give the two-sided p of the two-proportion z-test."""
    return math.erfc(abs(z_of(shares)) / math.sqrt(2))
