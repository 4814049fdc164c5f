"""Saturation: how many themes some interviews bring, and how many the next would.

The interviews are drawn without order: the curve is the mean over all orders (rarefaction),
and what the next one would bring is estimated from the themes that one respondent alone
voices (Good and Turing). A theme that nobody repeated says that there is more to hear.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

_ENOUGH = 0.1
_Z = 1.96


class Saturation(NamedTuple):
    """curve: themes heard after 1, 2, … interviews. more: new themes that the next one brings.

    low, high: the 95 % interval of `more`. enough: whether its upper end is below one in ten.
    further: interviews after which it would be, if they bring no more of such themes.
    """

    interviews: int
    themes: int
    curve: tuple[float, ...]
    more: float
    low: float
    high: float
    enough: bool
    further: int = 0


def saturation(voices: Sequence[frozenset[str]], interviews: int) -> Saturation:
    """Compute it from who voices each theme, among so many interviews."""
    heard = [len(one) for one in voices if one]
    curve = tuple(
        sum(1 - _none(interviews, n, drawn) for n in heard) for drawn in range(1, interviews + 1)
    )
    alone = sum(n == 1 for n in heard)
    more = alone / interviews if interviews else 0.0
    low, high = _interval(alone, interviews)
    enough = interviews > 0 and high < _ENOUGH
    further = 0 if enough else math.floor(high * interviews / _ENOUGH) + 1 - interviews
    return Saturation(interviews, len(heard), curve, more, low, high, enough, further)


def _none(interviews: int, voices: int, drawn: int) -> float:
    """Give the chance that none of `drawn` interviews is one of the `voices`."""
    if drawn > interviews - voices:
        return 0.0
    log = (
        math.lgamma(interviews - voices + 1)
        - math.lgamma(interviews - voices - drawn + 1)
        - math.lgamma(interviews + 1)
        + math.lgamma(interviews - drawn + 1)
    )
    return math.exp(log)


def _interval(count: int, interviews: int) -> tuple[float, float]:
    """Give the interval of a rate of rare events (square-root transform of a Poisson count)."""
    if not interviews:
        return 0.0, 0.0
    root = math.sqrt(count + 3 / 8)
    low = max(0.0, root - _Z / 2) ** 2 - 3 / 8
    return max(0.0, low) / interviews, ((root + _Z / 2) ** 2 - 3 / 8) / interviews
