"""Lines of an export as interviews: exactly as they were, or read anew where they only tell turns.

A line of our own export has a record, and its interview comes back event by event. A line
that another program has written has turns only: its replies are read again by the rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from agent import replies
from agent.documents import decoded
from agent.errors import BadInput, NotFound
from agent.questionnaire import Grid, Questionnaire, Rating
from agent.replies import Reading
from agent.report.lines import Line, LineTurn, parse_transcript_line
from agent.report.record import recorded
from agent.scene import scene
from agent.sessions import Desk
from agent.transcript import (
    Asked,
    Closed,
    Event,
    Judged,
    QuestionnaireRef,
    Reopened,
    Said,
    Started,
    Transcript,
)


@dataclass(frozen=True)
class Held:
    """A line beside the questionnaire that it is read with."""

    line: Line
    asked: Questionnaire
    ref: QuestionnaireRef
    note: str = ""

    def transcript(self, wave: str) -> Transcript:
        """Make the interview; raises BadInput where its parts do not fit."""
        same = self.line.questionnaire == self.ref
        whole = recorded(self.line, wave) if same else None
        return whole or _read_anew(self, wave)


def read_line(raw: bytes) -> Line:
    """Read one line; raises BadInput, TooLarge."""
    line = parse_transcript_line(decoded(raw).text)
    if not line.turns:
        raise BadInput("it holds no turn")
    return line


def held_with(desk: Desk, line: Line) -> Held:
    """Find the questionnaire of a line: its own, where it is known, else the one in use.

    Raises BadInput where the line asks what the one in use does not have.
    """
    if line.questionnaire.sha256 == desk.ref.sha256:
        desk.store.keep_questionnaire(desk.ref, desk.source)
        return Held(line, desk.questionnaire, line.questionnaire)
    try:
        text = desk.store.questionnaire(line.questionnaire.sha256)
    except NotFound:
        pass
    else:
        return Held(line, desk.parse(text), line.questionnaire)
    theirs = f"version {line.questionnaire.version} of '{line.questionnaire.id}'"
    unknown = _unknown(desk.questionnaire, line.turns)
    if unknown:
        raise BadInput(
            f"it asks '{unknown[0]}', which this questionnaire does not have",
            mend=f"put {theirs} here first",
        )
    desk.store.keep_questionnaire(desk.ref, desk.source)
    return Held(
        line,
        desk.questionnaire,
        desk.ref,
        note=f"held with {theirs}, read with version {desk.ref.version} of '{desk.ref.id}'",
    )


def _unknown(asked: Questionnaire, turns: Sequence[LineTurn]) -> list[str]:
    known = {one.id for one in asked.asked}
    return sorted({turn.question for turn in turns if turn.question} - known)


def _read_anew(held: Held, wave: str) -> Transcript:
    """Build the events of a line from its turns; positions are kept where they leave room."""
    line = held.line
    _refuse_strange(held)
    first, *rest = _opened(line)
    roomy = any(
        now.kind == "reply" and then.seq > now.seq + 1
        for now, then in zip(line.turns, line.turns[1:], strict=False)
    )
    try:
        made = Transcript(events=(_started(held, wave, first),))
        for place, turn in enumerate(rest):
            after = rest[place + 1] if place + 1 < len(rest) else None
            made = made.then(*_events(held, made, turn))
            reads = turn.kind == "reply" and (after is not None or line.status != "in_progress")
            if reads and (not roomy or after is None or after.seq > turn.seq + 1):
                made = made.then(_judged(held.asked, made, line.language))
            made = made.then(*_reopened(made, after)) if roomy and after else made
        if line.status != "in_progress" and made.closed is None:
            at = line.ended_at or line.turns[-1].at
            made = made.then(Closed(at=at, status=line.status, text=""))
    except ValidationError as error:
        raise BadInput(
            f"this is no transcript: {error.errors()[0]['msg']}",
            where=".".join(str(part) for part in error.errors()[0]["loc"]),
        ) from error
    return made


def _refuse_strange(held: Held) -> None:
    line = held.line
    unknown = _unknown(held.asked, line.turns)
    if unknown:
        raise BadInput(f"it asks '{unknown[0]}', which its questionnaire does not have")
    seqs = [turn.seq for turn in line.turns]
    if sorted(set(seqs)) != seqs:
        raise BadInput("its turns are not in order", mend="sort them by `seq`, each used once")


def _opened(line: Line) -> tuple[LineTurn, ...]:
    """Begin with the notice; where there is none, with an empty one."""
    if line.turns[0].kind == "notice":
        return line.turns
    notice = LineTurn(seq=-1, speaker="interviewer", text="", at=line.started_at, kind="notice")
    return (notice, *line.turns)


def _started(held: Held, wave: str, notice: LineTurn) -> Started:
    line = held.line
    return Started(
        at=line.started_at,
        interview=line.interview,
        respondent=line.respondent,
        wave=wave,
        language=line.language,
        questionnaire=held.ref,
        seed=0,
        model=line.model,
        synthetic=line.synthetic,
        notice=notice.text,
    )


def _events(held: Held, so_far: Transcript, turn: LineTurn) -> Iterator[Event]:
    match turn.kind:
        case "reply":
            yield Said(at=turn.at, message=f"line-{turn.seq}", text=turn.text)
        case "closing":
            yield Closed(at=turn.at, status=held.line.status, text=turn.text)
        case "question" | "probe" | "clarification":
            yield Asked(
                at=turn.at,
                form=turn.kind,
                question=turn.question or "",
                item=turn.item,
                text=turn.text,
                items=_rows(held.asked, so_far, turn),
            )
        case _:
            raise BadInput(f"a {turn.kind} stands in the middle", where=f"turn {turn.seq}")


def _rows(asked: Questionnaire, so_far: Transcript, turn: LineTurn) -> tuple[str, ...]:
    """List the rows that a grid asked at once has left."""
    question = asked.by_id.get(turn.question or "")
    if not isinstance(question, (Grid, Rating)) or turn.item or turn.kind == "probe":
        return ()
    now = scene(asked, so_far)
    step = now.step((question.id, None))
    return now.unanswered(step) if step else tuple(one.id for one in question.items)


def _judged(asked: Questionnaire, so_far: Transcript, language: str) -> Judged:
    """Read the last reply by the rules."""
    last = so_far.events[-1]
    waiting = so_far.waiting
    if waiting is None:
        raise BadInput("a reply comes before any question")
    text = last.text if isinstance(last, Said) else ""
    reading = _certain(asked, waiting, text, language)
    return Judged(
        at=last.at,
        reply=len(so_far.events) - 1,
        question=waiting.question,
        item=waiting.item,
        intent=reading.intent,
        found=reading.found,
        issue=reading.issue,
        target=reading.target,
        term=reading.term,
    )


def _certain(asked: Questionnaire, waiting: Asked, text: str, language: str) -> Reading:
    """Read a reply; what holds only for one order of options and rows is left out.

    The line does not tell in which order they were shown, so "B" or "7, 5, 5" say nothing.
    """
    reading = replies.read(asked, waiting, text, language=language)
    question = asked.by_id.get(waiting.question)
    mixed = getattr(question, "randomize", None)
    if mixed is None or not (mixed.options or mixed.rows):
        return reading
    options = tuple(one.id for one in asked.choices(asked.question(waiting.question)))
    kept = {(one.question, one.item, one.value) for one in reading.found}
    for by in range(1, max(len(waiting.items), len(options))):
        turned = waiting.model_copy(
            update={"items": _turned(waiting.items, by), "options": _turned(options, by)}
        )
        other = replies.read(asked, turned, text, language=language)
        kept &= {(one.question, one.item, one.value) for one in other.found}
        if not kept:
            break
    found = tuple(one for one in reading.found if (one.question, one.item, one.value) in kept)
    return reading.model_copy(update={"found": found})


def _turned(order: tuple[str, ...], by: int) -> tuple[str, ...]:
    """Begin an order elsewhere, so that every place holds something else."""
    by %= max(len(order), 1)
    return order[by:] + order[:by]


def _reopened(so_far: Transcript, after: LineTurn) -> Iterator[Event]:
    """Fill positions that the line skips with what is not said aloud: an answer reopened."""
    last = so_far.events[-1]
    question = after.question or (so_far.waiting.question if so_far.waiting else None)
    for _ in range(min(after.seq - len(so_far.events), 2)):
        if question:
            yield Reopened(at=last.at, question=question, item=after.item)
