"""How themes moved from wave to wave: shares of respondents, tested together."""

import math
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Change = Literal["emerging", "growing", "stable", "fading", "dormant", "split", "merged"]
LEVEL = 0.05


EMERGING = 3
"""Fewer respondents than a theme needs make nothing emerge."""
WAITED = 1 / 3
"""So many earlier voices beside those of the founding wave do not make a theme an old one."""


class Shares(NamedTuple):
    """Respondents who voice a theme, of those asked: in the wave before, and now.

    earlier: the same in the waves before those, from the theme's first on.
    """

    before: tuple[int, int]
    now: tuple[int, int]
    earlier: tuple[tuple[int, int], ...] = ()


def emerged(now: int, before: int) -> bool:
    """Tell whether a theme is new: enough say it now, and few had said it before."""
    return now >= EMERGING and before <= WAITED * now


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


def p_of(shares: Shares) -> float:
    """Give the two-sided p of the step from the wave before, or of the trend over all waves.

    Where there are three waves or more both are tested, and the smaller p counts twice.
    """
    tests = _tests(shares)
    return min(1.0, len(tests) * min(math.erfc(abs(z) / math.sqrt(2)) for z in tests))


def z_of(shares: Shares) -> float:
    """Give the test that says more: the step from the wave before, or the trend."""
    return max(_tests(shares), key=abs)


def _tests(shares: Shares) -> tuple[float, ...]:
    step = trend((shares.before, shares.now))
    if not shares.earlier:
        return (step,)
    return step, trend((*shares.earlier, shares.before, shares.now))


def trend(waves: Sequence[tuple[int, int]]) -> float:
    """Give Cochran and Armitage's z for a share that rises or falls from wave to wave.

    Of two waves it is the z of two proportions; 0 where nobody differs or nobody was asked.
    """
    said, asked = sum(n for n, _ in waves), sum(base for _, base in waves)
    if not all(base for _, base in waves):
        return 0.0
    share = said / asked
    moved = sum(at * (n - base * share) for at, (n, base) in enumerate(waves))
    first = sum(at * base for at, (_, base) in enumerate(waves))
    second = sum(at * at * base for at, (_, base) in enumerate(waves))
    spread = math.sqrt(share * (1 - share) * (second - first * first / asked))
    return moved / spread if spread else 0.0
