"""What a reviewer sees of one answer: who said what, and the codes with their words."""

from collections.abc import Sequence
from typing import NamedTuple

from agent.agreement.statements import people
from agent.codebook import Evidence, Judgement, Status, current, stale
from agent.nouns import Noun
from agent.report.cases import written
from agent.review.offer import Offer
from agent.transcript import Asked, Said, Transcript


class Spoken(NamedTuple):
    """One turn. ours: whether it belongs to the answer under review."""

    seq: int
    by: str
    text: str
    ours: bool


class CodeRow(Noun):
    """One code of the answer, or the option, point or number that was chosen.

    by: the coder or the person whose word stands.
    """

    code: str
    label: str
    status: Status
    by: str
    confidence: float
    evidence: tuple[Evidence, ...] = ()
    reason: str = ""


class View(Noun):
    """An answer under review. place, of: where it stands in the queue, from 1.

    row: the label of the item, where the question has items.
    """

    interview: str
    respondent: str
    question: str
    item: str | None
    row: str
    wording: str
    why: str
    place: int
    of: int
    turns: tuple[Spoken, ...]
    rows: tuple[CodeRow, ...]
    verdict: str
    settled: bool


def rows_of(
    known: Sequence[Judgement], offered: Offer, *, reviewer: str, blind: bool
) -> tuple[CodeRow, ...]:
    """List the codes that the reviewer may see: all of them, or, blind, their own."""
    seen = people(known).get(reviewer, ()) if blind else current(known)
    coded = [(one, one.value) for one in seen if one.state == "coded" and one.value is not None]
    outdated = {one.human.value for one in stale(known) if one.differs and not blind}
    return tuple(
        CodeRow(
            code=written(value),
            label=offered.label(written(value)),
            status="stale" if value in outdated else one.status,
            by=(one.reviewer or "somebody") if one.source == "human" else one.recipe.coder,
            confidence=one.confidence,
            evidence=one.evidence,
            reason=one.reason,
        )
        for one, value in coded
    )


def verdict_of(known: Sequence[Judgement], *, reviewer: str, blind: bool) -> str:
    """Say in words why there is no code, where somebody said so."""
    seen = people(known).get(reviewer, ()) if blind else current(known)
    none = [one for one in seen if one.state != "coded" and one.status != "rejected"]
    if not none:
        return ""
    by_whom = "it cannot be told" if none[-1].source == "human" else "the coder could not tell"
    words = {"not_mentioned": "no code applies", "unclear": by_whom}
    return words.get(none[-1].state, none[-1].state.replace("_", " "))


def turns_of(transcript: Transcript, question: str, replies: Sequence[int]) -> tuple[Spoken, ...]:
    """Give all turns; those of the answer are its replies and what drew them."""
    ours = set(replies)
    for reply in replies:
        before = [seq for seq in range(reply) if isinstance(transcript.events[seq], Asked)]
        ours |= set(before[-1:])
    spoken = (
        (seq, "respondent", event.text) if isinstance(event, Said)
        else (seq, "interviewer", event.words)
        for seq, event in enumerate(transcript.events)
        if isinstance(event, (Asked, Said))
    )  # fmt: skip
    return tuple(Spoken(seq, by, text, seq in ours) for seq, by, text in spoken if text)
