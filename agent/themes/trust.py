"""How far a theme can be trusted: how much of it comes back when a fifth of the units is gone."""

from collections.abc import Callable
from typing import Literal

import numpy as np

from agent.themes.graph import Labels

Badge = Literal["solid", "check", "tentative"]
DRAWS, KEPT, MOST = 10, 0.8, 4_000
SOLID, CHECK = 0.75, 0.5
HELD, CARRIED = 0.5, 1 / 3
"""Shares of respondents with a phrase in common: below, a theme is not solid, and tentative."""


def badge(trust: float | None, shared: float | None = None) -> Badge:
    """Name a trust; what was not tried is tentative, as is what hardly anything holds together.

    shared: the largest share of its respondents whom one phrase reaches, where that is known.
    """
    held = 1.0 if shared is None else shared
    if trust is None or trust < CHECK or held < CARRIED:
        return "tentative"
    return "solid" if trust >= SOLID and held >= HELD else "check"


def firm(trust: float | None) -> bool:
    """Tell whether most of a theme comes back, as far as that was tried."""
    return trust is None or trust >= CHECK


def trusts(
    labels: Labels, again: Callable[[Labels], Labels], *, seed: int
) -> tuple[float | None, ...]:
    """Give each group's mean Jaccard index with its best match over draws of four fifths.

    again: finds the groups among the units at some places. Above some thousands of units it
    is not tried: there a theme rests on its size.
    """
    count = int(labels.max(initial=-1)) + 1
    if len(labels) > MOST or not count:
        return (None,) * count
    rng = np.random.default_rng(seed)
    found = np.zeros((DRAWS, count))
    for draw in range(DRAWS):
        kept = np.sort(rng.permutation(len(labels))[: round(KEPT * len(labels))])
        found[draw] = _best(labels[kept], again(kept), count)
    return tuple(float(one) for one in found.mean(axis=0))


def _best(before: Labels, again: Labels, count: int) -> list[float]:
    best = []
    for label in range(count):
        mine = before == label
        rivals = np.unique(again[mine & (again >= 0)])
        overlaps = [
            float((mine & (again == other)).sum() / (mine | (again == other)).sum())
            for other in rivals
        ]
        best.append(max(overlaps, default=0.0))
    return best
