"""Coefficients of agreement, over arrays, so that thousands of resamples cost little.

Everything takes weighted counts, so a stratified sample gives unbiased figures. What a
sample cannot tell (nobody gave the code, everybody did) is NaN, never a perfect score.
"""

import warnings
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

MEASURES = ("agreement", "kappa", "ac1", "precision", "recall", "f1", "prevalence")


def measures(cells: Floats) -> dict[str, Floats]:
    """Compare two coders on yes/no decisions.

    cells: shape (..., 4): both yes, only the first, only the second, neither. The second
    coder is the reference of precision, recall and prevalence. Sources: Cohen 1960 for kappa;
    Gwet 2008 for AC1.
    """
    both, first, second, neither = (cells[..., place] for place in range(4))
    total = cells.sum(axis=-1)
    agreed = ratio(both + neither, total)
    one, other = ratio(both + first, total), ratio(both + second, total)
    by_chance = one * other + (1 - one) * (1 - other)
    middle = (one + other) / 2
    lucky = 2 * middle * (1 - middle)
    return {
        "agreement": agreed,
        "kappa": ratio(agreed - by_chance, 1 - by_chance),
        "ac1": ratio(agreed - lucky, 1 - lucky),
        "precision": ratio(both, both + first),
        "recall": ratio(both, both + second),
        "f1": ratio(2 * both, 2 * both + first + second),
        "prevalence": other,
    }


def masi(one: frozenset[str], other: frozenset[str]) -> float:
    """Tell two sets of codes apart, from 0 (the same) to 1 (nothing in common).

    Two empty sets are the same: both coders found nothing. Source: Passonneau 2006.
    """
    if one == other:
        return 0.0
    common = len(one & other)
    if not common:
        return 1.0
    nested = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - nested * common / len(one | other)


class Ratings(NamedTuple):
    """Sets of codes that coders gave to units, prepared for Krippendorff's alpha.

    values: shape (units, kinds), how many coders gave each kind of set. apart: the distance
    of any two kinds. owner: the respondent of each unit.
    """

    values: Floats
    apart: Floats
    owner: NDArray[np.intp]
    weights: Floats


def ratings(
    units: Sequence[Sequence[frozenset[str]]], *, owners: Sequence[int], weights: Sequence[float]
) -> Ratings:
    """Prepare units, each with its coders' sets; a unit with one coder counts nothing."""
    kinds: dict[Hashable, int] = {}
    for unit in units:
        for one in unit:
            kinds.setdefault(one, len(kinds))
    values = np.zeros((len(units), len(kinds)))
    for row, unit in enumerate(units):
        if len(unit) > 1:
            for one in unit:
                values[row, kinds[one]] += 1
    names = [frozenset(one) for one in kinds if isinstance(one, frozenset)]
    apart = np.array([[masi(one, other) for other in names] for one in names])
    return Ratings(
        values, apart.reshape(len(names), len(names)), np.array(owners, dtype=np.intp),
        np.array(weights, dtype=np.float64),
    )  # fmt: skip


def alpha(rated: Ratings, times: Floats | None = None) -> Floats:
    """Krippendorff's alpha of sets by MASI; 1 is perfect, 0 is chance.

    times: shape (resamples, respondents), how often each respondent is drawn; without it,
    each once. NaN where all sets are the same, so that there is nothing to tell apart.
    Source: Krippendorff 2011.
    """
    coders = rated.values.sum(axis=1)
    if not rated.values.size or not coders.any():
        return np.full(1 if times is None else len(times), np.nan)
    pairs = np.einsum("uk,kl,ul->u", rated.values, rated.apart, rated.values)
    observed = np.divide(pairs, coders - 1, out=np.zeros_like(pairs), where=coders > 1)
    weights = rated.weights[None, :]
    if times is not None:
        weights = weights * times[:, rated.owner]
    counts = weights @ rated.values
    total = counts.sum(axis=1)
    expected = ((counts @ rated.apart) * counts).sum(axis=1)
    return 1 - ratio((weights @ observed) * (total - 1), expected)


def weighted_kappa(table: Floats) -> Floats:
    """Cohen's kappa with quadratic weights; table: shape (..., points, points). Cohen 1968."""
    points = table.shape[-1]
    place = np.arange(points)
    apart = ((place[:, None] - place[None, :]) ** 2).astype(np.float64)
    total = table.sum(axis=(-2, -1))
    rows, columns = table.sum(axis=-1), table.sum(axis=-2)
    seen = (table * apart).sum(axis=(-2, -1))
    chance = (rows[..., :, None] * columns[..., None, :] * apart).sum(axis=(-2, -1))
    return 1 - ratio(seen * total, chance)


def interval(resampled: Floats) -> tuple[float | None, float | None]:
    """Give the middle 95 % of resamples; nothing where too many of them tell nothing."""
    known = resampled[np.isfinite(resampled)]
    if len(known) < 0.8 * len(resampled) or len(known) < 100:
        return None, None
    low, high = np.percentile(known, [2.5, 97.5])
    return float(low), float(high)


def draws(respondents: int, *, resamples: int, seed: int) -> Floats:
    """Draw respondents with replacement; shape (resamples, respondents)."""
    dice = np.random.default_rng(seed)
    shares = np.full(respondents, 1 / respondents)
    return dice.multinomial(respondents, shares, size=resamples).astype(np.float64)


def ratio(above: Floats, below: Floats) -> Floats:
    """Divide, with NaN where there is nothing to divide by."""
    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.abs(below) > 1e-12, np.asarray(above) / below, np.nan)


def confusion(
    first: Mapping[int, frozenset[str]], second: Mapping[int, frozenset[str]], code: str
) -> dict[int, int]:
    """Say of each unit in which of the four cells it falls for one code."""
    return {
        unit: (0 if code in first[unit] else 2) if code in second[unit] else
        (1 if code in first[unit] else 3)
        for unit in first
    }  # fmt: skip
