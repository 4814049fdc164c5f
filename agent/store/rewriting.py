"""Taking words out of what is kept: the one way in which rows are ever changed.

An interview's rows are written anew as a whole, position by position, and chained again; a
tombstone tells that it was done, and the files are cleared of the old rows.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, update

from agent.codebook import Judgement
from agent.errors import BadInput
from agent.store.chain import event_bodies, first_link, judgement_bodies, linked
from agent.store.erasure import digest_of
from agent.store.events import found
from agent.store.tables import events, interviews, judgements, tombstones
from agent.transcript import Event

_EVENT = (
    update(events)
    .where(events.c.interview == bindparam("this"), events.c.seq == bindparam("at"))
    .values(body=bindparam("new_body"), digest=bindparam("new_digest"))
)
_JUDGEMENT = (
    update(judgements)
    .where(judgements.c.interview == bindparam("this"), judgements.c.position == bindparam("at"))
    .values(body=bindparam("new_body"), digest=bindparam("new_digest"))
)


def rewrite(
    db: Connection,
    interview: str,
    said: Sequence[Event],
    judged: Sequence[Judgement],
    at: datetime,
) -> None:
    """Put other words into the rows of an interview; none may be added or left out.

    Raises BadInput where the numbers of rows differ, NotFound for an unknown interview.
    """
    row = found(db, interview, lock=True)
    if (len(said), len(judged)) != (row.length, row.judged):
        raise BadInput(
            "the interview has moved on", where=interview, mend="run the same command again"
        )
    told = event_bodies(said)
    links = linked(first_link("events", interview), told)
    db.execute(_EVENT, _rows(row.number, told, links))
    change = {"head": links[-1]}
    if judged:
        coded = judgement_bodies(judged)
        coded_links = linked(first_link("judgements", interview), coded)
        db.execute(_JUDGEMENT, _rows(row.number, coded, coded_links))
        change["judged_head"] = coded_links[-1]
    db.execute(update(interviews).where(interviews.c.number == row.number).values(change))
    grave = {"digest": digest_of(f"redacted {interview}"), "at": at, "interviews": 0}
    db.execute(insert(tombstones).values(**grave, events=len(said), judgements=len(judged)))


def _rows(number: int, bodies: Sequence[str], links: Sequence[bytes]) -> list[dict[str, object]]:
    return [
        {"this": number, "at": place, "new_body": body, "new_digest": digest}
        for place, (body, digest) in enumerate(zip(bodies, links, strict=True))
    ]
