"""Interviews and their events: appended in order, never changed.

An event's position is claimed in the transaction that writes it; who comes second gets a
Conflict and loads again. What a row of `interviews` says beside the id is derived from
the events and kept for lists and counts only; `audit` holds the two against each other.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from agent.errors import BadInput, Conflict, Ended, NotFound
from agent.store.at_hand import Kept
from agent.store.chain import EVENTS, event_bodies, linked, read
from agent.store.direct import Direct
from agent.store.rows import InterviewRow, Repeated
from agent.store.tables import events, interviews, waves
from agent.transcript import Closed, Event, Judged, Said, Started, Status, Transcript

BATCH = 200
"""Interviews read at once; a wave of any size is read in this many."""

COLUMNS = [column for column in interviews.c if column.name in InterviewRow.model_fields]

# Statements of every turn are built once: building one takes longer than running it.
HEAD = select(
    interviews.c.number,
    interviews.c.status,
    interviews.c.language,
    interviews.c.turns,
    interviews.c.length,
    interviews.c.head,
    interviews.c.judged,
    interviews.c.judged_head,
).where(interviews.c.id == bindparam("interview"))
LOCKED_HEAD = HEAD.with_for_update()
MOVE_HEAD = (
    update(interviews)
    .where(interviews.c.number == bindparam("this"))
    .values(
        {
            name: bindparam(f"new_{name}")
            for name in (
                "status",
                "language",
                "turns",
                "updated_at",
                "ended_at",
                "length",
                "head",
            )
        }
    )
)
WRITE = insert(events)
REPLY = select(events.c.seq).where(
    events.c.interview == bindparam("number"), events.c.message == bindparam("message")
)
SINCE = (
    select(events.c.body)
    .where(events.c.interview == bindparam("number"), events.c.seq >= bindparam("seq"))
    .order_by(events.c.seq)
)
UNFINISHED = select(interviews.c.id).where(
    interviews.c.wave == bindparam("in_wave"),
    interviews.c.respondent == bindparam("who"),
    interviews.c.status == "in_progress",
    ~interviews.c.void,
)


def append(db: Connection | Direct, interview: str, new: Sequence[Event], expect: int) -> bytes:
    """Write events from position `expect` on, all or none; the hash of the last is returned."""
    if any(isinstance(event, Started) for event in new):
        raise BadInput("an interview begins only once", where=f"interview {interview}")
    bodies = event_bodies(new)
    row = found(db, interview, lock=True)
    _refuse_repetition(db, row.number, new)
    if row.length != expect:
        raise Conflict(
            f"position {expect} is not the next one, {row.length} is",
            where=f"interview {interview}",
            mend="load it again and repeat",
        )
    if row.status != "in_progress":
        raise Ended(f"the interview is over ({row.status})", where=f"interview {interview}")
    links = linked(row.head, bodies)
    now = standing(new, language=row.language, turns=row.turns)
    now |= {"length": expect + len(new), "head": links[-1]}
    db.execute(MOVE_HEAD, {"this": row.number} | {f"new_{name}": now[name] for name in now})
    write(db, row.number, expect, zip(new, bodies, links, strict=True))
    return links[-1]


def _refuse_repetition(db: Connection | Direct, number: int, new: Sequence[Event]) -> None:
    for event in new:
        if isinstance(event, Said):
            seq = reply_to(db, number, event.message)
            if seq is not None:
                raise Repeated(event.message, seq)


def write(
    db: Connection | Direct, number: int, at: int, rows: Iterator[tuple[Event, str, bytes]]
) -> None:
    """Insert events with their bodies and hashes, the first at position `at`."""
    db.execute(
        WRITE,
        [
            {
                "interview": number,
                "seq": seq,
                "message": event.message if isinstance(event, Said) else None,
                "body": body,
                "digest": digest,
            }
            for seq, (event, body, digest) in enumerate(rows, start=at)
        ],
    )


def standing(new: Sequence[Event], *, language: str = "", turns: int = 0) -> dict[str, Any]:
    """What the columns of an interview say after these events."""
    status, ended_at = "in_progress", None
    for event in new:
        match event:
            case Started():
                language = event.language
            case Said():
                turns += 1
            case Judged(language=str(spoken)):
                language = spoken
            case Closed():
                status, ended_at = event.status, event.at
    return {
        "status": status,
        "language": language,
        "turns": turns,
        "updated_at": new[-1].at,
        "ended_at": ended_at,
    }


def found(db: Connection | Direct, interview: str, *, lock: bool = False) -> Any:  # noqa: ANN401  # a row of either
    """The row of an interview; raises NotFound."""
    row = db.execute(LOCKED_HEAD if lock else HEAD, {"interview": interview}).one_or_none()
    if row is None:
        raise missing(interview)
    return row


def missing(interview: str) -> NotFound:
    """The error for an interview that does not exist."""
    return NotFound(f"there is no interview {interview!r}", mend="see `interview status`")


def reply_to(db: Connection | Direct, number: int, message: str) -> int | None:
    """The position of the reply with this message id."""
    seq: int | None = db.scalar(REPLY, {"number": number, "message": message})
    return seq


def transcript(db: Connection | Direct, interview: str, known: Kept | None) -> Kept:
    """All that was said in one interview; only what is not known already is read."""
    row = found(db, interview)
    if known and known.head == row.head:
        return known
    if known and len(known.said.events) < row.length:
        more = _bodies(db, row.number, len(known.said.events))
        if linked(known.head, more)[-1:] == [row.head]:
            added = read(EVENTS, more, f"interview {interview}")
            return Kept(known.said.then(*added), row.head)
    return Kept(_transcript(_bodies(db, row.number, 0), interview), row.head)


def _bodies(db: Connection | Direct, number: int, seq: int) -> list[str]:
    return [row.body for row in db.execute(SINCE, {"number": number, "seq": seq}).all()]


def batch(db: Connection, wave: str, after: int) -> tuple[tuple[Transcript, ...], int | None]:
    """The next transcripts of a wave, and the number to go on from; None at its end."""
    heads = select(interviews.c.number, interviews.c.id).where(
        interviews.c.wave == wave, interviews.c.number > after, ~interviews.c.void
    )
    ids = {
        row.number: row.id for row in db.execute(heads.order_by(interviews.c.number).limit(BATCH))
    }
    if not ids:
        return (), None
    rows = db.execute(
        select(events.c.interview, events.c.body)
        .where(events.c.interview.in_(ids))
        .order_by(events.c.interview, events.c.seq)
    )
    found = tuple(
        _transcript([row.body for row in group], ids[number])
        for number, group in groupby(rows, key=lambda row: row.interview)
    )
    return found, max(ids)


def _transcript(bodies: Sequence[str], interview: str) -> Transcript:
    said = read(EVENTS, bodies, f"interview {interview}")
    return Transcript.model_construct(events=said)


def listed(
    db: Connection, *, wave: str | None = None, status: Status | None = None, id: str | None = None
) -> tuple[InterviewRow, ...]:
    """Interviews in the order in which they began."""
    query = select(*COLUMNS, waves.c.synthetic).join(waves).order_by(interviews.c.number)
    wanted = {interviews.c.wave: wave, interviews.c.status: status, interviews.c.id: id}
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    return tuple(InterviewRow(**row._mapping) for row in db.execute(query))


def one(db: Connection, interview: str) -> InterviewRow:
    """How one interview stands; raises NotFound."""
    rows = listed(db, id=interview)
    if not rows:
        raise missing(interview)
    return rows[0]


def unfinished(db: Connection | Direct, wave: str, respondent: str) -> str | None:
    """The interview of this wave that a respondent has under way."""
    there: str | None = db.scalar(UNFINISHED, {"in_wave": wave, "who": respondent})
    return there


def set_aside(db: Connection, interview: str) -> None:
    """Take an interview out of its wave; its respondent may then begin another."""
    row = found(db, interview, lock=True)
    db.execute(update(interviews).where(interviews.c.number == row.number).values(void=True))
