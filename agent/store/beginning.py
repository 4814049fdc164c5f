"""How an interview enters its wave: once per respondent, and of the wave's kind."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, insert, select, update

from agent.errors import BadInput
from agent.store import tokens
from agent.store import waves as fieldwork
from agent.store.chain import event_bodies, first_link, linked
from agent.store.direct import Direct
from agent.store.events import standing, write
from agent.store.rows import Finished, Unfinished
from agent.store.tables import interviews, waves
from agent.transcript import Event, Started

# As in `events`: built once, for building one takes longer than running it.
LOCKED_WAVE = (
    select(waves.c.synthetic).where(waves.c.name == bindparam("wave_name")).with_for_update()
)
COUNT = (
    update(waves).where(waves.c.name == bindparam("wave_name")).values({"begun": waves.c.begun + 1})
)
THERE = select(interviews.c.id, interviews.c.status).where(
    interviews.c.wave == bindparam("wave_name"),
    interviews.c.respondent == bindparam("who"),
    ~interviews.c.void,
)
BEGIN = insert(interviews).returning(interviews.c.number)


def begin(db: Connection | Direct, first: Sequence[Event], token: str | None) -> bytes:
    """Write an interview, its first events and the hash of its token; give the last link."""
    start = first[0] if first else None
    if not isinstance(start, Started):
        raise BadInput("an interview begins with its start", mend="put a Started event first")
    bodies = event_bodies(first)
    _see_that_it_may_enter(db, start)
    links = linked(first_link("events", start.interview), bodies)
    db.execute(COUNT, {"wave_name": start.wave})
    row = {
        "id": start.interview,
        "wave": start.wave,
        "respondent": start.respondent,
        "model": start.model,
        "questionnaire": start.questionnaire.sha256,
        "started_at": start.at,
        "length": len(first),
        "head": links[-1],
        "judged": 0,
        "judged_head": first_link("judgements", start.interview),
        **standing(first),
    }
    number: int = db.scalar(BEGIN, row)
    write(db, number, 0, zip(first, bodies, links, strict=True))
    if token:
        tokens.give(db, number, token)
    return links[-1]


def _see_that_it_may_enter(db: Connection | Direct, start: Started) -> None:
    """Lock the wave; raises Duplicate where the respondent is in it."""
    wave = db.execute(LOCKED_WAVE, {"wave_name": start.wave}).one_or_none()
    if wave is None:
        raise fieldwork.missing(start.wave)
    fieldwork.refuse_mixing(start.wave, holds=bool(wave.synthetic), comes=start.synthetic)
    whom = {"wave_name": start.wave, "who": start.respondent}
    there = db.execute(THERE, whom).one_or_none()
    if there and there.status == "in_progress":
        raise Unfinished(there.id)
    if there:
        raise Finished(there.id, start.wave)
