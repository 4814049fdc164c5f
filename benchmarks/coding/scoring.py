"""How good codes are, over answers: micro-F1, precision, recall, samples-F1, alpha of sets."""

from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from agent.agreement.coefficients import alpha, ratings


@dataclass
class Score:
    """Hits, false alarms and misses; samples holds the F1 of every answer."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    samples: list[float] = field(default_factory=list)
    pairs: list[tuple[frozenset[str], frozenset[str]]] = field(default_factory=list)

    def add(self, got: Set[str], gold: Set[str], *, also: Iterable[str] = ()) -> None:
        """Count one answer; also: codes that are neither right nor wrong."""
        got = got - (set(also) - gold)
        self.pairs.append((frozenset(got), frozenset(gold)))
        hits, extra, missed = len(got & gold), len(got - gold), len(gold - got)
        self.hits, self.extra, self.missed = (
            self.hits + hits,
            self.extra + extra,
            self.missed + missed,
        )
        self.samples.append(2 * hits / max(1, 2 * hits + extra + missed))

    @property
    def f1(self) -> float:
        """Micro-F1."""
        return 2 * self.hits / max(1, 2 * self.hits + self.extra + self.missed)

    @property
    def alpha(self) -> float:
        """Krippendorff's alpha between the coder and the labels, by MASI."""
        many = len(self.pairs)
        return float(alpha(ratings(self.pairs, owners=range(many), weights=[1.0] * many))[0])

    def __str__(self) -> str:
        """One line of a table."""
        precision = self.hits / max(1, self.hits + self.extra)
        recall = self.hits / max(1, self.hits + self.missed)
        return (
            f"{len(self.samples):5d} | {self.f1:.3f} | {precision:.3f} | {recall:.3f}"
            f" | {sum(self.samples) / max(1, len(self.samples)):.3f} | {self.extra:4d}"
            f" | {self.alpha:.3f}"
        )
