"""Which segments differ: column letters, as survey tables carry them.

Proportions are compared by the pooled two-proportion z test, or by Fisher's exact test
where a cell would be expected to hold fewer than five; means by Welch's test. The p values
of a row are corrected together (Holm). Bases under 30 and the total are not tested.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import NormalDist
from string import ascii_uppercase

from scipy.special import stdtr

from agent.report.tables import Cell

SURE, LIKELY = 0.05, 0.10
LEAST = 30


def letters(cells: Sequence[Cell]) -> tuple[str, ...]:
    """Mark each segment with the letters of those that it lies above.

    cells: one row of a table, a cell per segment, the total left out; at most 26 are tested.
    A letter is upper case at the 95 % level, lower case at 90 %.
    """
    names = dict(enumerate(ascii_uppercase[: len(cells)]))
    tested = [at for at in names if cells[at].base >= LEAST]
    chances: dict[tuple[int, int], float] = {}
    for one, other in combinations(tested, 2):
        chance = p_value(cells[one], cells[other])
        if chance is not None:
            chances[one, other] = chance
    found = [""] * len(cells)
    for (one, other), chance in _holm(chances).items():
        above, below = (one, other) if _size(cells[one]) > _size(cells[other]) else (other, one)
        if chance < LIKELY:
            found[above] += names[below] if chance < SURE else names[below].lower()
    return tuple("".join(sorted(marks, key=str.upper)) for marks in found)


def standing_out(shares: Sequence[tuple[int, int]], *, least: int = LEAST) -> tuple[bool, ...]:
    """Tell which segments differ from all others together, at 95 % over the row (Holm).

    shares: (n, base) of each segment. least: smaller bases are not tested.
    """
    said, asked = sum(n for n, _ in shares), sum(base for _, base in shares)
    chances: dict[tuple[int, int], float] = {}
    for at, (n, base) in enumerate(shares):
        chance = p_value(_share(n, base), _share(said - n, asked - base))
        if chance is not None and base >= least:
            chances[at, at] = chance
    corrected = _holm(chances)
    return tuple(corrected.get((at, at), 1.0) < SURE for at in range(len(shares)))


def _share(n: int, base: int) -> Cell:
    return Cell(figure="", question="", item="", value="share", segment="", n=n, base=base)


def p_value(one: Cell, other: Cell) -> float | None:
    """Give the two-sided chance of such a difference, or None where nothing can be tested."""
    if one.value == "":
        return _welch(one, other)
    both, base = one.n + other.n, one.base + other.base
    if both in (0, base) or 0 in (one.base, other.base):
        return None
    least = min(one.base, other.base) * min(both, base - both) / base
    return _fisher(one, other) if least < 5 else _z_test(one, other)


def _z_test(one: Cell, other: Cell) -> float:
    pooled = (one.n + other.n) / (one.base + other.base)
    error = math.sqrt(pooled * (1 - pooled) * (1 / one.base + 1 / other.base))
    z = (one.n / one.base - other.n / other.base) / error
    return 2 * NormalDist().cdf(-abs(z))


def _fisher(one: Cell, other: Cell) -> float:
    """Add up the chances of all tables at least as unlikely as this one."""
    both = one.n + other.n
    ways = math.comb(one.base + other.base, both)
    chances = {
        n: math.comb(one.base, n) * math.comb(other.base, both - n) / ways
        for n in range(max(0, both - other.base), min(both, one.base) + 1)
    }
    return min(1.0, sum(p for p in chances.values() if p <= chances[one.n] * (1 + 1e-9)))


def _welch(one: Cell, other: Cell) -> float | None:
    if one.mean is None or other.mean is None or not one.deviation or not other.deviation:
        return None
    first, second = one.deviation**2 / one.n, other.deviation**2 / other.n
    t = (one.mean - other.mean) / math.sqrt(first + second)
    freedom = (first + second) ** 2 / (first**2 / (one.n - 1) + second**2 / (other.n - 1))
    return float(2 * stdtr(freedom, -abs(t)))


def _holm(chances: Mapping[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    """Correct p values for being several; the order of their sizes is kept."""
    worst = 0.0
    corrected: dict[tuple[int, int], float] = {}
    for rank, (pair, chance) in enumerate(sorted(chances.items(), key=lambda item: item[1])):
        worst = max(worst, min(1.0, (len(chances) - rank) * chance))
        corrected[pair] = worst
    return corrected


def _size(cell: Cell) -> float:
    if cell.mean is not None:
        return cell.mean
    return cell.percent or 0.0
