"""What a measurement of agreement comes to: numbers with intervals, and what they mean."""

from typing import Literal

from agent.agreement.sampling import Plan
from agent.nouns import Noun

Verdict = Literal["holds", "uncertain", "needs a human", "unclear to people too", "too few"]
Kind = Literal["human", "ceiling", "truth"]
"""Model with people; people with each other; model with the known truth of simulated people."""


class Figure(Noun):
    """A number with its 95 % interval; None where the sample cannot tell."""

    value: float | None = None
    low: float | None = None
    high: float | None = None


class CodeAgreement(Noun):
    """Agreement on one code of one question.

    n: units compared. first, second: units to which each side gave the code, counted
    plainly; everything else is weighted as the sample was drawn.
    """

    question: str
    code: str
    label: str
    n: int
    first: int
    second: int
    prevalence: Figure
    agreement: Figure
    kappa: Figure
    ac1: Figure
    precision: Figure
    recall: Figure
    f1: Figure
    verdict: Verdict


class PartAgreement(Noun):
    """Agreement over a part: all, a question or a segment. exact: units with the same set."""

    name: str
    label: str
    n: int
    respondents: int
    alpha: Figure
    exact: Figure
    precision: Figure
    recall: Figure
    f1: Figure
    note: str = ""


class ScaleAgreement(Noun):
    """Agreement on a scale or an amount; kappa: with quadratic weights, for scales only."""

    question: str
    label: str
    n: int
    kappa: Figure
    error: Figure
    exact: Figure


class Comparison(Noun):
    """Two sides compared; blind: nobody of the second side saw the other's codes.

    answers: those compared; where several people coded one, it is compared several times.
    """

    kind: Kind
    first: str
    second: tuple[str, ...]
    blind: bool
    planned: bool
    answers: int
    overall: PartAgreement
    questions: tuple[PartAgreement, ...]
    segments: tuple[PartAgreement, ...]
    codes: tuple[CodeAgreement, ...]
    scales: tuple[ScaleAgreement, ...] = ()


class Audit(Noun):
    """What people found in the answers that they met at random in review.

    left: answers not looked at yet; until none is, nothing is said. codes: those the machine
    gave there. wrong: the share of them that people took away.
    """

    answers: int
    left: int
    codes: int = 0
    wrong: Figure = Figure()


class Agreement(Noun):
    """All comparisons of a wave; needs_human: codes that fail, as `question.code`."""

    wave: str
    synthetic: bool
    coder: str
    comparisons: tuple[Comparison, ...]
    needs_human: tuple[str, ...]
    plan: Plan | None
    audit: Audit
    methods: str
