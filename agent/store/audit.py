"""Whether what is stored is what was written: every row against its chain.

This shows rows that were edited, added or taken out by hand. It cannot show a forgery by
somebody who knows the scheme and computes all later hashes anew; for that, keep a copy of
the last hashes somewhere else.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from agent.errors import StoreError
from agent.store.chain import EVENTS, first_link, link, read
from agent.store.events import BATCH, standing
from agent.store.tables import events, interviews, judgements, verdicts, waves
from agent.transcript import Event, Said, Started

Rows = Sequence[Row[Any]]


def faults(db: Connection) -> Iterator[str]:
    """Name everything that was changed outside this program, one sentence each."""
    yield from _waves(db)
    after = 0
    while True:
        query = select(interviews).where(interviews.c.number > after)
        some = db.execute(query.order_by(interviews.c.number).limit(BATCH)).all()
        if not some:
            return
        said = _by_interview(db, events, some)
        judged = _by_interview(db, judgements, some)
        ruled = _by_interview(db, verdicts, some)
        for row in some:
            where = f"interview {row.id}"
            yield from _events(where, row, said.get(row.number, []))
            yield from _judgements(where, row, judged.get(row.number, []))
            yield from _verdicts(where, row, ruled.get(row.number, []))
        after = some[-1].number


def _waves(db: Connection) -> Iterator[str]:
    counted = select(interviews.c.wave, func.count()).group_by(interviews.c.wave)
    there: dict[str, int] = {name: count for name, count in db.execute(counted)}
    for wave in db.execute(select(waves).order_by(waves.c.name)):
        written, kept = wave.begun - wave.erased, there.get(wave.name, 0)
        if written != kept:
            yield f"wave {wave.name}: {kept} interviews are there, {written} were written"


def _by_interview(db: Connection, table: Table, some: Rows) -> dict[int, list[Row[Any]]]:
    position = table.c.seq if table is events else table.c.position
    query = select(table, position.label("place")).where(
        table.c.interview.between(some[0].number, some[-1].number)
    )
    groups: dict[int, list[Row[Any]]] = {}
    for row in db.execute(query.order_by(table.c.interview, position)):
        groups.setdefault(row.interview, []).append(row)
    return groups


def _events(where: str, interview: Row[Any], rows: Rows) -> Iterator[str]:
    first = first_link("events", interview.id)
    broken = list(_chain(f"{where}, event", rows, first))
    broken += _end(f"{where}, events", rows, (interview.length, interview.head), first)
    yield from broken
    if not broken:
        yield from _columns(where, interview, rows)


def _judgements(where: str, interview: Row[Any], rows: Rows) -> Iterator[str]:
    first = first_link("judgements", interview.id)
    yield from _chain(f"{where}, judgement", rows, first)
    end = (interview.judged, interview.judged_head)
    yield from _end(f"{where}, judgements", rows, end, first)


def _verdicts(where: str, interview: Row[Any], rows: Rows) -> Iterator[str]:
    first = first_link("verdicts", interview.id)
    yield from _chain(f"{where}, verdict", rows, first)
    yield from _end(
        f"{where}, verdicts", rows, (interview.ruled, interview.ruled_head or first), first
    )
    for row in rows:
        if f'"flag":{json.dumps(row.flag)}' not in row.body:
            yield f"{where}, verdict {row.place}: its flag is not the one in its text"


def _chain(what: str, rows: Rows, before: bytes) -> Iterator[str]:
    expected = 0
    for row in rows:
        if row.place != expected:
            yield f"{what} {expected}: is missing"
        elif link(before, row.body) != row.digest:
            yield f"{what} {row.place}: is not what was written"
        before, expected = row.digest, row.place + 1


def _end(what: str, rows: Rows, end: tuple[int, bytes], first: bytes) -> Iterator[str]:
    length, head = end
    if len(rows) != length:
        yield f"{what}: {len(rows)} are there, {length} were written"
    elif (rows[-1].digest if rows else first) != head:
        yield f"{what}: the last is not the one that was written"


def _columns(where: str, interview: Row[Any], rows: Rows) -> Iterator[str]:
    """Hold the columns, which are there for lists only, against the events."""
    try:
        said = read(EVENTS, [row.body for row in rows], where)
    except StoreError as fault:
        yield str(fault)
        return
    stored = interview._mapping
    for name, value in _derived(said).items():
        if stored[name] != value:
            yield f"{where}: {name} says {stored[name]}, the events say {value}"
    for row, event in zip(rows, said, strict=True):
        if row.message != (event.message if isinstance(event, Said) else None):
            yield f"{where}, event {row.place}: its message id is not the one in its text"


def _derived(said: Sequence[Event]) -> dict[str, object]:
    start = said[0]
    if not isinstance(start, Started):
        return {"id": None}
    return {
        "id": start.interview,
        "wave": start.wave,
        "respondent": start.respondent,
        "questionnaire": start.questionnaire.sha256,
        **standing(said),
    }
