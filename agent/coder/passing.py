"""A coder's pass over a wave: transcripts in, judgements out, the same for the same input."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from agent.codebook import Codebook, Judgement, Recipe
from agent.coder.answer import NAME, Answer, Finding, Reply
from agent.coder.asking import Ask, Part
from agent.coder.closed import open_answers
from agent.coder.hearing import heard
from agent.questionnaire import Questionnaire
from agent.transcript import Transcript

if TYPE_CHECKING:  # it loads numpy, and is not needed where a model codes
    from agent.coder.opened import OfflineCoder


class _Part(NamedTuple):
    interview: str
    respondent: str
    answer: Answer


def code_wave(
    questionnaire: Questionnaire,
    transcripts: Sequence[Transcript],
    *,
    coder: "OfflineCoder",
    at: datetime,
) -> tuple[Judgement, ...]:
    """Code the open answers of many interviews, encoding equal words once."""
    return _coded(
        [
            _Part(transcript.started.interview, transcript.started.respondent, answer)
            for transcript in transcripts
            for answer in open_answers(questionnaire, transcript)
        ],
        coder,
        at,
    )


def code_answers(
    needed: Sequence[Ask], *, coder: "OfflineCoder", at: datetime
) -> tuple[Judgement, ...]:
    """Code the answers of some calls whole, without a model."""
    return _coded(
        [_Part(ask.interview, ask.respondent, part.answer) for ask in needed for part in ask.parts],
        coder,
        at,
    )


def _coded(parts: Sequence[_Part], coder: "OfflineCoder", at: datetime) -> tuple[Judgement, ...]:
    found = coder.code_many([part.answer for part in parts])
    return tuple(
        _judgement(part, finding, coder.model, at)
        for part, findings in zip(parts, found, strict=True)
        for finding in findings
    )


def recipe(codebook: Codebook, replies: Sequence[Reply], model: str) -> Recipe:
    """Say what an offline coding depends on; equal recipes give equal codes."""
    return Recipe(coder=NAME, model=model, codebook=codebook.digest, transcript=heard(replies))


def offline_recipe(name: str) -> Callable[[Part], Recipe]:
    """Say what the offline coding of an answer depends on, before the encoder is loaded."""

    def made(part: Part) -> Recipe:
        return Recipe(coder=name, transcript=heard(part.answer.replies))

    return made


def _judgement(part: _Part, finding: Finding, model: str, at: datetime) -> Judgement:
    question, replies = part.answer.question, part.answer.replies
    return Judgement(
        interview=part.interview,
        respondent=part.respondent,
        question=question.id,
        item=part.answer.item,
        value=finding.value,
        state=finding.state,
        evidence=finding.evidence,
        confidence=finding.confidence,
        confidence_from=finding.confidence_from,
        source="parsed",
        recipe=recipe(question.codebook or Codebook(), replies, model),
        at=at,
    )
