"""What rules and forms settled during the interview, as judgements.

One judgement per value that stands when the transcript ends; what was reopened or no longer
applies is history. Open answers carry only their missing states here: their codes are
`opened`'s.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from agent.answers import Given, Key
from agent.codebook import Evidence, Judgement, Recipe, State
from agent.coder.answer import Answer, Reply
from agent.interview import answers
from agent.questionnaire import MISSING, Open, Questionnaire
from agent.transcript import Asked, Found, Judged, Said, Transcript

STATES: dict[str, State] = {
    "refused": "refused",
    "dont_know": "dont_know",
    "not_applicable": "no_answer",
    "skipped": "no_answer",
    "unmapped": "unclear",
}


class _Place(NamedTuple):
    questionnaire: Questionnaire
    transcript: Transcript
    key: Key
    at: datetime


def closed(
    questionnaire: Questionnaire, transcript: Transcript, *, at: datetime
) -> tuple[Judgement, ...]:
    """Judge every answer that needs no coder, in the order of the questionnaire."""
    return tuple(
        judgement
        for key, given in answers(questionnaire, transcript).items()
        for judgement in _judged(_Place(questionnaire, transcript, key, at), given)
    )


def open_answers(questionnaire: Questionnaire, transcript: Transcript) -> tuple[Answer, ...]:
    """Gather what was said to the open questions that have a codebook, follow-ups included."""
    found = []
    for (name, item), given in answers(questionnaire, transcript).items():
        question = questionnaire.by_id.get(name)
        if isinstance(question, Open) and question.codebook and given.state == "answered":
            replies = tuple(_reply(transcript, seq) for seq in given.replies)
            found.append(Answer(question, replies, item))
    return tuple(found)


def _judged(here: _Place, given: Given) -> Iterator[Judgement]:
    question = here.questionnaire.by_id.get(here.key[0])
    if given.state != "answered":
        yield _judgement(here, given, None, STATES[given.state])
        return
    if isinstance(question, Open):
        return
    own = {option.id for option in here.questionnaire.choices(question)} if question else set()
    for one in given.found:
        missing = one.value in MISSING and one.value not in own
        yield _judgement(here, given, one, STATES[str(one.value)] if missing else "coded")


def _judgement(here: _Place, given: Given, found: Found | None, state: State) -> Judgement:
    turn = given.replies[0] if given.replies else len(here.transcript.events) - 1
    started = here.transcript.started
    return Judgement(
        interview=started.interview,
        respondent=started.respondent,
        question=here.key[0],
        item=here.key[1],
        value=found.value if found and state == "coded" else None,
        state=state,
        evidence=_evidence(here.transcript, turn, found),
        confidence=found.confidence if found else 1.0,
        confidence_from="rules",
        source=found.source if found else "parsed",
        recipe=Recipe(coder=_by(here.transcript, turn), codebook=started.questionnaire.sha256),
        reason=f"other: {found.other}" if found and found.other else "",
        at=here.at,
    )


def _evidence(transcript: Transcript, turn: int, found: Found | None) -> tuple[Evidence, ...]:
    """The words that carry a value; none where a control of a form was used."""
    said = transcript.events[turn]
    if not isinstance(said, Said) or found is None or found.start is None or found.end is None:
        return ()
    quote = said.text[found.start : found.end]
    if not quote:
        return ()
    return (Evidence(turn=turn, start=found.start, end=found.start + len(quote), quote=quote),)


def _by(transcript: Transcript, turn: int) -> str:
    """Who judged the reply of a turn last."""
    for event in reversed(transcript.events):
        if isinstance(event, Judged) and event.reply == turn:
            return event.by
    return "rules"


def _reply(transcript: Transcript, seq: int) -> Reply:
    """A reply, with the words of the follow-up that drew it, if one did."""
    asked = next(
        (event for event in reversed(transcript.events[:seq]) if isinstance(event, Asked)), None
    )
    follow_up = asked.text if asked and asked.form != "question" else ""
    return Reply(seq, transcript.said(seq).text, follow_up)
