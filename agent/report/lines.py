"""A transcript as one line of JSON, for other people's tools.

The line holds what was said and how the interview went. What a reader does not need and an
import does (how replies were read, in which order options were shown) is under `record`, so
that an export that is imported again is the same interview.
"""

from collections.abc import Iterator
from typing import Any, Literal, assert_never

from pydantic import AwareDatetime, Field, ValidationError

from agent.errors import BadInput
from agent.nouns import Noun
from agent.report.answers import Material
from agent.transcript import (
    Asked,
    Closed,
    Event,
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
    """One interview, as it is exported.

    record: of every event, by its seq, what the turns do not say; empty in lines that
    another program has written.
    """

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
    record: tuple[dict[str, Any], ...] = ()


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
        record=tuple(_beyond(event) for event in transcript.events),
    )
    return written(line)


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


def written(line: Line) -> str:
    """Write a line down, without its line end."""
    return line.model_dump_json(by_alias=True).translate(_LINE_ENDS)


_SAID_BY_TURNS = {
    "asked": {"form", "question", "item"},
    "started": {"interview", "respondent", "wave", "questionnaire", "synthetic", "notice"},
}


def _beyond(event: Event) -> dict[str, Any]:
    """Keep of an event what its turn does not hold."""
    kept = event.model_dump(mode="json", exclude_defaults=True)
    if isinstance(event, (Judged, Reopened)):
        return {"kind": event.kind, **kept}
    for name in {"text", "at", *_SAID_BY_TURNS.get(event.kind, ())}:
        kept.pop(name, None)
    return {"kind": event.kind, **kept}


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
