"""How far coders agree: models with people, people with each other, and by how much luck.

    judgements ─▶ statements ─▶ pairs ─▶ coefficients, by code, question and segment
                                     └─▶ corrected figures

Values in, values out. Not here: which units a person codes next (`review`).
"""

from agent.agreement.comparing import Measured, compare
from agent.agreement.correction import Corrected, corrected_mean
from agent.agreement.outcome import (
    Agreement,
    CodeAgreement,
    Comparison,
    Figure,
    PartAgreement,
    ScaleAgreement,
)
from agent.agreement.sampling import Plan, Planned, draw
from agent.agreement.statements import MODEL, Statement, UnitKey, statements, units

__all__ = [
    "MODEL",
    "Agreement",
    "CodeAgreement",
    "Comparison",
    "Corrected",
    "Figure",
    "Measured",
    "PartAgreement",
    "Plan",
    "Planned",
    "ScaleAgreement",
    "Statement",
    "UnitKey",
    "compare",
    "corrected_mean",
    "draw",
    "statements",
    "units",
]
