"""How an interview enters its wave: once per respondent, and of the wave's kind."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from agent.errors import BadInput, Duplicate
from agent.store import waves as fieldwork
from agent.store.chain import event_bodies, first_link, linked
from agent.store.events import standing, write
from agent.store.rows import Unfinished
from agent.store.tables import interviews, waves
from agent.transcript import Event, Started


def begin(db: Connection, first: Sequence[Event]) -> tuple[int, bytes]:
    """Write an interview and its first events; give its number and the hash of the last."""
    start = first[0] if first else None
    if not isinstance(start, Started):
        raise BadInput("an interview begins with its start", mend="put a Started event first")
    bodies = event_bodies(first)
    _enter(db, start)
    before = first_link("events", start.interview)
    links = linked(before, bodies)
    made = db.execute(
        insert(interviews)
        .values(
            id=start.interview,
            wave=start.wave,
            respondent=start.respondent,
            model=start.model,
            questionnaire=start.questionnaire.sha256,
            started_at=start.at,
            length=len(first),
            head=links[-1],
            judged=0,
            judged_head=first_link("judgements", start.interview),
            **standing(first),
        )
        .returning(interviews.c.number)
    )
    number: int = made.scalar_one()
    write(db, number, 0, zip(first, bodies, links, strict=True))
    return number, links[-1]


def _enter(db: Connection, start: Started) -> None:
    """Count the interview into its wave; raises Duplicate where the respondent is in it."""
    counted = update(waves).where(waves.c.name == start.wave).values(begun=waves.c.begun + 1)
    db.execute(counted)
    wave = fieldwork.one(db, start.wave)
    if wave is None:
        raise fieldwork.missing(start.wave)
    fieldwork.refuse_mixing(wave, synthetic=start.synthetic)
    there = db.execute(
        select(interviews.c.id, interviews.c.status).where(
            interviews.c.wave == start.wave,
            interviews.c.respondent == start.respondent,
            ~interviews.c.void,
        )
    ).one_or_none()
    if there and there.status == "in_progress":
        raise Unfinished(there.id)
    if there:
        raise Duplicate(
            "this respondent has already answered this wave",
            where=f"wave {start.wave}",
            mend="to interview them again, set the earlier interview aside",
        )
