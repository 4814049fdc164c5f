"""An answer to an open question, as every coder gets it, and what the offline one gives back.

Apart from that coder, so that who asks a model loads no encoder and no numpy.
"""

from typing import NamedTuple

from agent.codebook import Evidence, State
from agent.questionnaire import Open

NAME = "offline-5"
"""The offline coder in judgements and keys; another number where it codes otherwise."""


class Reply(NamedTuple):
    """What a respondent said in one turn; asked: the follow-up that drew it, if one did."""

    seq: int
    text: str
    asked: str = ""


class Finding(NamedTuple):
    """One code of an answer, or, with `value` None, why there is none."""

    value: str | None
    state: State
    evidence: tuple[Evidence, ...]
    confidence: float
    confidence_from: str


class Answer(NamedTuple):
    """An open question and all that one respondent said to it, in order."""

    question: Open
    replies: tuple[Reply, ...]
    item: str | None = None
