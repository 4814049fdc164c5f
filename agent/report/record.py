"""An exported line as the interview that it was: event by event, or not at all."""

from typing import Any

from pydantic import TypeAdapter, ValidationError

from agent.errors import BadInput
from agent.report.lines import Line, LineTurn, transcript_line, written
from agent.transcript import Event, Transcript

_EVENTS: TypeAdapter[tuple[Event, ...]] = TypeAdapter(tuple[Event, ...])


def recorded(line: Line, wave: str) -> Transcript | None:
    """Put an interview together again as it was, in `wave`; None where a line has no record.

    Raises BadInput where record and turns do not fit.
    """
    if not line.record:
        return None
    turns = {turn.seq: turn for turn in line.turns}
    known: dict[str, Any] = {
        "interview": line.interview,
        "respondent": line.respondent,
        "wave": wave,
    }
    known |= {"questionnaire": line.questionnaire.model_dump(), "synthetic": line.synthetic}
    events = [
        _whole(kept, turns.get(seq), known if seq == 0 else {})
        for seq, kept in enumerate(line.record)
    ]
    try:
        made = Transcript(events=_EVENTS.validate_python(events))
        fits = transcript_line(made) == written(line.model_copy(update={"wave": wave}))
    except (ValidationError, IndexError, TypeError) as error:
        raise _unfit() from error
    if not fits:
        raise _unfit()
    return made


def _whole(kept: dict[str, Any], turn: LineTurn | None, known: dict[str, Any]) -> dict[str, Any]:
    """Join an event's record with its turn."""
    if turn is None:
        return {**kept, **known}
    words: dict[str, Any] = {"at": turn.at, "text": turn.text}
    match kept.get("kind"):
        case "asked":
            lead = f"{kept['lead']}\n\n" if kept.get("lead") else ""
            words["text"] = turn.text.removeprefix(lead)
            words |= {"form": turn.kind, "question": turn.question, "item": turn.item}
        case "started":
            words = {"at": turn.at, "notice": turn.text}
        case _:
            pass
    return {**kept, **known, **words}


def _unfit() -> BadInput:
    return BadInput(
        "its record does not fit its turns",
        mend="export it again, or take `record` out of the line",
    )
