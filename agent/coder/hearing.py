"""The hash over what a respondent said to a question, and the keys under which work is kept."""

from collections.abc import Sequence

from agent.codebook import Recipe, digest
from agent.coder.answer import Reply


def heard(replies: Sequence[Reply]) -> str:
    """A hash over what a respondent said to a question."""
    return digest([[one.seq, one.text, one.asked] for one in replies])


def key(place: Sequence[str], code: str, made: Recipe) -> str:
    """The key under which the coding of one code of one answer is kept.

    place: interview, question, item and the code's name. code: the digest of the code, so
    that a change of one code leaves the others' work alone.
    """
    return digest([*place, code, made.model_dump(exclude={"codebook"})])
