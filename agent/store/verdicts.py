"""What people decided about flags: added to, never changed, and chained; the last one stands."""

from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from agent.nouns import Noun
from agent.store.chain import first_link, link
from agent.store.events import found
from agent.store.tables import interviews, verdicts


class Verdict(Noun):
    """A person's word on one flag. flag: its name within the interview, `turn:kind` or `kind`."""

    interview: str
    flag: str
    decided: Literal["confirmed", "dismissed"]
    by: str
    reason: str = ""
    at: datetime


def give(db: Connection, verdict: Verdict) -> None:
    """Add a verdict; raises NotFound for an unknown interview."""
    number = found(db, verdict.interview, lock=True).number
    end = select(interviews.c.ruled, interviews.c.ruled_head).where(interviews.c.number == number)
    length, head = db.execute(end).one()
    body = verdict.model_dump_json()
    digest = link(head or first_link("verdicts", verdict.interview), body)
    row = {"interview": number, "position": length, "flag": verdict.flag}
    db.execute(insert(verdicts).values(**row, body=body, digest=digest))
    grown = {"ruled": length + 1, "ruled_head": digest}
    db.execute(update(interviews).where(interviews.c.number == number).values(grown))


def of(db: Connection, wave: str) -> tuple[Verdict, ...]:
    """Give all verdicts of a wave, the oldest first."""
    joined = verdicts.join(interviews, verdicts.c.interview == interviews.c.number)
    query = select(verdicts.c.body).select_from(joined).where(interviews.c.wave == wave)
    rows = db.execute(query.order_by(verdicts.c.number))
    return tuple(Verdict.model_validate_json(row.body) for row in rows)
