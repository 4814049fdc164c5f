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


def emerging(shares: Shares) -> bool:
    """Tell whether a new theme is voiced by more than chance allows where nobody voiced it."""
    return shares.now[0] >= EMERGING and p_of(shares) < LEVEL


def changes(shares: Mapping[str, Shares]) -> dict[str, Change]:
    """Name how each theme of one question moved, at 5 % over all of them (Holm and Tarone).

    A theme with so few voices that no move of them could be told from chance counts for nothing
    in the correction. What cannot be told apart is stable, and what nobody voices is dormant.
    """
    named: dict[str, Change] = {}
    left = sorted(shares, key=lambda name: (p_of(shares[name]), name))
    least = {name: least_p(one) for name, one in shares.items()}
    holding = True
    for at, name in enumerate(left):
        one = shares[name]
        level = LEVEL / _family([least[each] for each in left[at:]]) if holding else 0.0
        holding = p_of(one) < level and least[name] < level
        if one.now[0] == 0:
            named[name] = "dormant"
        else:
            named[name] = _direction(one) if holding else "stable"
    return named


def leaning(shares: Shares) -> Change:
    """Name how a theme seems to move if it is looked at alone: a hint, and no finding."""
    return _direction(shares) if p_of(shares) < LEVEL else "stable"


def _direction(shares: Shares) -> Change:
    return "growing" if z_of(shares) > 0 else "fading"


def _family(least: Sequence[float]) -> int:
    """Count the themes that must share the level: the fewest that could reach their part of it."""
    size = 1
    while sum(one < LEVEL / size for one in least) > size:
        size += 1
    return size


def least_p(shares: Shares) -> float:
    """Give the smallest p that as many voices in all could come to, all early or all late."""
    waves = (*shares.earlier, shares.before, shares.now)
    ends = [_packed(waves[-2:], late=late) for late in (True, False)]
    if not shares.earlier:
        return min(_two_sided(trend(one)) for one in ends)
    ends += [_packed(waves, late=late) for late in (True, False)]
    return min(1.0, 2 * min(_two_sided(trend(one)) for one in ends))


def _packed(waves: Sequence[tuple[int, int]], *, late: bool) -> list[tuple[int, int]]:
    """Put all voices into the last waves, or into the first, as far as there are respondents."""
    left = sum(n for n, _ in waves)
    packed = []
    for _, base in reversed(waves) if late else waves:
        packed.append((min(left, base), base))
        left -= packed[-1][0]
    return packed[::-1] if late else packed


def _two_sided(z: float) -> float:
    return math.erfc(abs(z) / math.sqrt(2))


def p_of(shares: Shares) -> float:
    """Give the two-sided p of the step from the wave before, or of the trend over all waves.

    Where there are three waves or more both are tested, and the smaller p counts twice.
    """
    tests = _tests(shares)
    return min(1.0, len(tests) * min(_two_sided(z) for z in tests))


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
