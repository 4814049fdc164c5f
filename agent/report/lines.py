"""A transcript as one line of JSON, for other people's tools.

The line holds what was said and how the interview went. It is not the record itself: the
judgements that a transcript keeps between its turns are exported with the answers.
"""

from collections.abc import Iterator
from typing import Literal, assert_never

from pydantic import AwareDatetime, Field, ValidationError

from agent.errors import BadInput
from agent.nouns import Noun
from agent.report.answers import Material
from agent.transcript import (
    Asked,
    Closed,
    Form,
    Judged,
    QuestionnaireRef,
    Reopened,
    Said,
    Started,
    Status,
    Transcript,
)

_LINE_ENDS = {ord(one): f"\\u{ord(one):04x}" for one in "\u0085\u2028\u2029"}
"""Characters that JSON allows in a text, and that some readers take for the end of a line."""


class LineTurn(Noun):
    """One thing said; `seq` is the event's position in the transcript, so numbers are skipped.

    question, item: for a reply, those of the turn that it answers.
    """

    seq: int
    speaker: Literal["interviewer", "respondent"] = Field(alias="from")
    text: str
    at: AwareDatetime
    kind: Form | Literal["notice", "reply", "closing"]
    question: str | None = None
    item: str | None = None


class Line(Noun):
    """One interview, as it is exported."""

    interview: str
    respondent: str
    wave: str
    status: Status
    language: str
    synthetic: bool = False
    started_at: AwareDatetime
    ended_at: AwareDatetime | None = None
    questionnaire: QuestionnaireRef
    model: str
    turns: tuple[LineTurn, ...] = ()


def files(material: Material) -> Iterator[tuple[str, str]]:
    """Write one line per interview; the one file has no name of its own: ``""``."""
    yield "", "".join(f"{transcript_line(one)}\n" for one in material.transcripts)


def transcript_line(transcript: Transcript) -> str:
    """Write a transcript as one line, without its line end."""
    started = transcript.started
    line = Line(
        interview=started.interview,
        respondent=started.respondent,
        wave=started.wave,
        status=transcript.status,
        language=transcript.language,
        synthetic=started.synthetic,
        started_at=started.at,
        ended_at=transcript.closed.at if transcript.closed else None,
        questionnaire=started.questionnaire,
        model=started.model,
        turns=tuple(turns(transcript)),
    )
    return line.model_dump_json(by_alias=True).translate(_LINE_ENDS)


def parse_transcript_line(text: str) -> Line:
    """Read a line back; raises BadInput where it is not one of ours."""
    try:
        return Line.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        raise BadInput(
            f"this is no transcript: {first['msg']}",
            where=".".join(str(part) for part in first["loc"]),
            mend="give a file that `interview export --format jsonl` has written",
        ) from error


def turns(transcript: Transcript) -> Iterator[LineTurn]:
    """Give what was said, turn by turn."""
    question: str | None = None
    item: str | None = None
    for seq, event in enumerate(transcript.events):
        match event:
            case Started():
                yield _interviewer(seq, event, event.notice, "notice")
            case Asked():
                question, item = event.question, event.item
                turn = _interviewer(seq, event, event.words, event.form)
                yield turn.model_copy(update={"question": question, "item": item})
            case Said():
                yield LineTurn(
                    seq=seq,
                    speaker="respondent",
                    text=event.text,
                    at=event.at,
                    kind="reply",
                    question=question,
                    item=item,
                )
            case Closed():
                yield _interviewer(seq, event, event.text, "closing")
            case Judged() | Reopened():
                continue
            case _:
                assert_never(event)


def _interviewer(
    seq: int,
    event: Started | Asked | Closed,
    text: str,
    kind: Form | Literal["notice", "closing"],
) -> LineTurn:
    return LineTurn(seq=seq, speaker="interviewer", text=text, at=event.at, kind=kind)
