"""Two sides compared over the units that both coded: per code, question, segment and scale.

Intervals come from resampling respondents, each with all that they said: answers of one
person are not independent of each other.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from agent.agreement.coefficients import (
    MEASURES,
    Floats,
    alpha,
    confusion,
    draws,
    interval,
    measures,
    ratings,
    ratio,
    weighted_kappa,
)
from agent.agreement.outcome import (
    CodeAgreement,
    Comparison,
    Figure,
    Kind,
    PartAgreement,
    ScaleAgreement,
    Verdict,
)
from agent.agreement.statements import Statement, UnitKey

FEW_RESPONDENTS = 10
"""Below this no interval is given: there is too little to resample."""
FEW_UNITS = 5
"""A code that either side gives to fewer answers cannot be told about."""
NEITHER = 3
"""The cell of the units to which neither side gave a code."""
LOW = 0.4
"""An interval of kappa that reaches down to here leaves the code uncertain."""


class Pair(NamedTuple):
    """One unit as two sides coded it."""

    key: UnitKey
    respondent: str
    segment: str | None
    first: Statement
    second: Statement
    weight: float = 1.0


class Asked(NamedTuple):
    """A question as agreement sees it: its codes by label, or the points of its scale.

    closed: of its answers only the doubtful are looked at, so that they count apart.
    """

    label: str
    codes: Mapping[str, str]
    points: tuple[int, ...] = ()
    amount: bool = False
    closed: bool = False


class Sides(NamedTuple):
    """Who is compared with whom."""

    kind: Kind
    first: str
    second: tuple[str, ...]
    blind: bool
    planned: bool


class Measured(NamedTuple):
    """How to measure. enough: the kappa from which a code holds without a human."""

    resamples: int = 1000
    seed: int = 7
    enough: float = 0.6


class _Block:
    """The pairs of a comparison, with the resamples of their respondents."""

    def __init__(self, pairs: Sequence[Pair], how: Measured) -> None:
        self.pairs = list(pairs)
        names = {name: at for at, name in enumerate(sorted({one.respondent for one in pairs}))}
        self.respondents = len(names)
        self.owners = [names[one.respondent] for one in pairs]
        self.weights = [one.weight for one in pairs]
        enough = self.respondents >= FEW_RESPONDENTS and how.resamples > 0
        self.times: Floats | None = (
            draws(self.respondents, resamples=how.resamples, seed=how.seed) if enough else None
        )

    def figures(
        self, rows: Floats, of: Callable[[Floats], Mapping[str, Floats]]
    ) -> dict[str, Figure]:
        """Sum rows of units, then of resampled respondents, and bound what comes of them.

        rows: shape (units, …), weighted already.
        """
        owned = np.zeros((self.respondents, *rows.shape[1:]))
        np.add.at(owned, self.owners, rows)
        point = of(owned.sum(axis=0))
        if self.times is None:
            return {name: figure(value) for name, value in point.items()}
        flat = self.times @ owned.reshape(self.respondents, -1)
        spread = of(flat.reshape(len(self.times), *rows.shape[1:]))
        return {name: figure(value, spread[name]) for name, value in point.items()}

    def alpha(self) -> Figure:
        """Krippendorff's alpha over the pairs."""
        sets = [(one.first.values, one.second.values) for one in self.pairs]
        rated = ratings(sets, owners=self.owners, weights=self.weights)
        spread = alpha(rated, self.times) if self.times is not None else None
        return figure(alpha(rated)[0], spread)


def figure(value: Floats | float, spread: Floats | None = None) -> Figure:
    """Make a number of an array's one value and its resamples."""
    number = float(value)
    if not np.isfinite(number):
        return Figure()
    low, high = interval(spread) if spread is not None else (None, None)
    return Figure(value=number, low=low, high=high)


def compare(
    pairs: Sequence[Pair],
    sides: Sides,
    questions: Mapping[str, Asked],
    *,
    segments: Mapping[str, str],
    how: Measured,
) -> Comparison:
    """Measure all that can be said of two sides; segments: labels by id, in their order.

    What is said over all and by segment is about open answers, where there are any.
    """
    coded = [one for one in pairs if not _is_scale(questions, one)]
    names = [name for name in questions if any(one.key[1] == name for one in coded)]
    parts = {name: [one for one in coded if one.key[1] == name] for name in names}
    free = [one for one in coded if not _is_closed(questions, one)] or coded
    overall = _part("all", "all", free, how)
    return Comparison(
        **sides._asdict(),
        answers=len({one.key for one in free}),
        overall=overall,
        questions=tuple(
            _part(name, questions[name].label, some, how) for name, some in parts.items()
        ),
        segments=_segments(free, segments, overall, how),
        codes=tuple(
            code
            for name, some in parts.items()
            for code in _codes(name, questions[name], some, how)
        ),
        scales=tuple(_scales(pairs, questions, how)),
    )


def _is_scale(questions: Mapping[str, Asked], pair: Pair) -> bool:
    asked = questions.get(pair.key[1])
    return asked is not None and (bool(asked.points) or asked.amount)


def _is_closed(questions: Mapping[str, Asked], pair: Pair) -> bool:
    asked = questions.get(pair.key[1])
    return asked is not None and asked.closed


def _part(name: str, label: str, pairs: Sequence[Pair], how: Measured) -> PartAgreement:
    block = _Block(pairs, how)
    found = (
        block.figures(np.array([_sums(one) for one in pairs]), _pooled)
        if pairs
        else dict.fromkeys(("exact", "precision", "recall", "f1"), Figure())
    )
    return PartAgreement(
        name=name,
        label=label,
        n=len(pairs),
        respondents=block.respondents,
        alpha=block.alpha() if pairs else Figure(),
        **found,
    )


def _sums(pair: Pair) -> list[float]:
    """Count a unit: codes in common, the first's and the second's alone, the same set, one."""
    first, second = pair.first.values, pair.second.values
    counts = (len(first & second), len(first - second), len(second - first), first == second, 1)
    return [pair.weight * count for count in counts]


def _pooled(sums: Floats) -> Mapping[str, Floats]:
    nothing = np.zeros_like(sums[..., :1])
    found = measures(np.concatenate([sums[..., :3], nothing], axis=-1))
    kept = {name: found[name] for name in ("precision", "recall", "f1")}
    return kept | {"exact": ratio(sums[..., 3], sums[..., 4])}


def _codes(name: str, asked: Asked, pairs: Sequence[Pair], how: Measured) -> list[CodeAgreement]:
    seen = {code for one in pairs for code in one.first.values | one.second.values}
    codes = [*asked.codes, *sorted(seen - set(asked.codes))]
    block = _Block(pairs, how)
    first = {at: one.first.values for at, one in enumerate(pairs)}
    second = {at: one.second.values for at, one in enumerate(pairs)}
    found = []
    for code in codes:
        cells = confusion(first, second, code)
        rows = np.zeros((len(pairs), 4))
        for at, cell in cells.items():
            rows[at, cell] = pairs[at].weight
        numbers = block.figures(rows, measures)
        one, other = (sum(cell in which for cell in cells.values()) for which in ((0, 1), (0, 2)))
        carried = {pairs[at].key for at, cell in cells.items() if cell != NEITHER}
        found.append(
            CodeAgreement(
                question=name,
                code=code,
                label=asked.codes.get(code, code),
                n=len(pairs),
                first=one,
                second=other,
                verdict=_verdict(numbers["kappa"], len(carried), how),
                **{measure: numbers[measure] for measure in MEASURES},
            )
        )
    return found


def _verdict(kappa: Figure, carried: int, how: Measured) -> Verdict:
    """Say whether a code can be left to the first side."""
    if carried < FEW_UNITS or kappa.value is None:
        return "too few"
    if kappa.value < how.enough:
        return "needs a human"
    return "holds" if kappa.low is None or kappa.low > LOW else "uncertain"


def _segments(
    pairs: Sequence[Pair], labels: Mapping[str, str], overall: PartAgreement, how: Measured
) -> tuple[PartAgreement, ...]:
    """Compare by segment, and say where agreement is another than over all."""
    found = []
    for name, label in labels.items():
        some = [one for one in pairs if one.segment == name]
        if not some:
            continue
        part = _part(name, label, some, how)
        apart = overall.f1.value is not None and _outside(part.f1, overall.f1.value)
        note = "other than over all: look before comparing this segment" if apart else ""
        found.append(part.model_copy(update={"note": note}))
    return tuple(found)


def _outside(bounds: Figure, value: float) -> bool:
    """Whether a value lies outside an interval, where there is one."""
    return bounds.low is not None and not bounds.low <= value <= (bounds.high or 1)


def _scales(
    pairs: Sequence[Pair], questions: Mapping[str, Asked], how: Measured
) -> list[ScaleAgreement]:
    found = []
    for name, asked in questions.items():
        some = [
            one
            for one in pairs
            if one.key[1] == name and _is_scale(questions, one)
            if one.first.number is not None and one.second.number is not None
        ]
        if some:
            found.append(_scale(name, asked, some, how))
    return found


def _scale(name: str, asked: Asked, pairs: Sequence[Pair], how: Measured) -> ScaleAgreement:
    block = _Block(pairs, how)
    numbers = [(float(one.first.number or 0), float(one.second.number or 0)) for one in pairs]
    weights = np.array(block.weights)
    rows = np.array([[abs(one - other), one == other, 1] for one, other in numbers])
    plain = block.figures(rows * weights[:, None], _errors)
    kappa = Figure()
    places = {point: at for at, point in enumerate(asked.points)}
    if places and all(one in places and other in places for one, other in numbers):
        table = np.zeros((len(pairs), len(places), len(places)))
        for at, (one, other) in enumerate(numbers):
            table[at, places[int(one)], places[int(other)]] = weights[at]
        kappa = block.figures(table, lambda sums: {"kappa": weighted_kappa(sums)})["kappa"]
    return ScaleAgreement(
        question=name, label=asked.label, n=len(pairs), kappa=kappa,
        error=plain["error"], exact=plain["exact"],
    )  # fmt: skip


def _errors(sums: Floats) -> Mapping[str, Floats]:
    return {
        "error": ratio(sums[..., 0], sums[..., 2]),
        "exact": ratio(sums[..., 1], sums[..., 2]),
    }
