"""A share corrected by what people found in a random sample: prediction-powered inference.

The machine's figure over everybody, moved by how far it was off where people looked, with
an interval that counts both; the machine is trusted as far as it has earned (power tuning).
Source: Angelopoulos, Duchi and Zrnic 2023, "PPI++".
"""

import math
from collections.abc import Sequence

import numpy as np

from agent.nouns import Noun

LEAST = 10
"""Fewer answers that people coded correct nothing: the interval would be too narrow."""
Z_95 = 1.959963984540054


class Corrected(Noun):
    """A share, 0 to 1, with its 95 % interval. trust: 0 the sample alone, 1 the machine in full."""

    share: float
    low: float
    high: float
    trust: float
    sample: int


def corrected_mean(
    truth: Sequence[float],
    guessed: Sequence[float],
    others: Sequence[float],
    weights: Sequence[float] | None = None,
) -> Corrected | None:
    """Correct the mean of a 0/1 value.

    truth, guessed: what people and machine say of the sample, in the same order. others: what
    the machine says of everybody else, or of all. weights: of the sample, by its design. None
    where the sample is too small, or all alike, so that its spread cannot be told.
    """
    if len(truth) < LEAST or len(set(truth)) < 2 or not others:
        return None
    y, f, g = (np.asarray(one, dtype=np.float64) for one in (truth, guessed, others))
    n, rest = len(y), len(g)
    w = np.ones(n) if weights is None else np.asarray(weights, dtype=np.float64)
    w = w * n / w.sum()
    first = g.mean() + (w * (y - f)).mean()
    grads, hats = w * (y - first), w * (f - first)
    spread = np.concatenate([hats, g - first]).var(ddof=1)
    joint = float(np.mean((grads - grads.mean()) * (hats - hats.mean())))
    trust = 0.0 if spread == 0 else min(max(joint / ((1 + n / rest) * spread), 0.0), 1.0)
    share = trust * g.mean() + (w * (y - trust * f)).mean()
    error = math.sqrt((trust * g).var() / rest + (w * (y - trust * f)).var() / n)
    return Corrected(
        share=min(max(float(share), 0.0), 1.0),
        low=max(float(share) - Z_95 * error, 0.0),
        high=min(float(share) + Z_95 * error, 1.0),
        trust=trust,
        sample=n,
    )
