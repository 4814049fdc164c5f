"""Forgetting a person: their interviews leave the database and its files."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from agent.errors import StoreError
from agent.store.direct import Direct
from agent.store.opening import Database
from agent.store.rows import Erased
from agent.store.tables import (
    done,
    events,
    interviews,
    judgements,
    places,
    theme_edits,
    tokens,
    tombstones,
    units,
    verdicts,
    waves,
)

REWRITTEN = "events, judgements, interviews, tokens, done, places, units, verdicts, theme_edits"
ANY = select(tombstones.c.number).limit(1)


def remove(db: Connection, respondent: str, at: datetime) -> Erased:
    """Delete all rows of a respondent, and note that it was done."""
    rows = db.execute(
        select(interviews.c.number, interviews.c.wave)
        .where(interviews.c.respondent == respondent)
        .with_for_update()
    ).all()
    if not rows:
        return Erased(interviews=0, events=0, judgements=0)
    numbers = [row.number for row in rows]
    gone = {
        table.name: db.execute(delete(table).where(table.c.interview.in_(numbers))).rowcount
        for table in (events, judgements, tokens, done, places, units, verdicts, theme_edits)
    }
    db.execute(delete(interviews).where(interviews.c.number.in_(numbers)))
    for row in rows:
        fewer = update(waves).where(waves.c.name == row.wave)
        db.execute(fewer.values(erased=waves.c.erased + 1))
    erased = Erased(interviews=len(rows), events=gone["events"], judgements=gone["judgements"])
    grave = insert(tombstones).values(digest=digest_of(respondent), at=at, **erased.model_dump())
    db.execute(grave)
    return erased


def is_erased(db: Connection, respondent: str) -> bool:
    """Whether this respondent asked to be forgotten."""
    query = select(func.count()).select_from(tombstones)
    return bool(db.scalar(query.where(tombstones.c.digest == digest_of(respondent))))


def has_erased(db: Connection | Direct) -> bool:
    """Whether there is any tombstone."""
    return db.scalar(ANY, {}) is not None


def digest_of(respondent: str) -> str:
    """What a tombstone keeps of a respondent: slow to compute, so that ids are not guessed."""
    salt = b"interview-agent tombstone"
    return hashlib.scrypt(respondent.encode(), salt=salt, n=2**14, r=8, p=1, dklen=32).hex()


def scrub(database: Database) -> None:
    """Leave no trace of deleted rows in the files; raises StoreError while others read them."""
    with database.alone() as db:
        if not database.is_sqlite:
            db.exec_driver_sql(f"VACUUM (FULL) {REWRITTEN}")
            return
        db.exec_driver_sql("VACUUM")
        busy = db.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar()
    if busy:
        raise StoreError(
            "the answers are deleted, but another program keeps the log of the database open",
            where=database.where,
            mend="close the other program and erase again, so that the log is cleared",
        )
