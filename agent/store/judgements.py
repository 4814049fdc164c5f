"""Judgements, appended and never updated, and the keys of the work that is done."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, bindparam, insert, select, update

from agent.codebook import Judgement
from agent.errors import NotFound
from agent.store.chain import JUDGEMENTS, judgement_bodies, link, read
from agent.store.events import found
from agent.store.tables import done, interviews, judgements

T = TypeVar("T")

MANY = 500
"""Values in one `IN (…)`."""


def add(db: Connection, new: Sequence[Judgement]) -> None:
    """Append judgements in the order given."""
    if not new:
        return
    bodies = judgement_bodies(new)
    heads = _heads(db, {one.interview for one in new})
    rows = [heads[one.interview].take(body) for one, body in zip(new, bodies, strict=True)]
    db.execute(insert(judgements), rows)
    change = (
        update(interviews)
        .where(interviews.c.number == bindparam("this"))
        .values(judged=bindparam("new_length"), judged_head=bindparam("new_head"))
    )
    db.execute(
        change,
        [
            {"this": head.number, "new_length": head.length, "new_head": head.last}
            for head in heads.values()
        ],
    )


class _Head:
    """The end of one interview's chain, while rows are added to it."""

    def __init__(self, number: int, length: int, last: bytes) -> None:
        self.number, self.length, self.last = number, length, last

    def take(self, body: str) -> dict[str, object]:
        """The row that comes next."""
        self.last = link(self.last, body)
        row = {
            "interview": self.number,
            "position": self.length,
            "body": body,
            "digest": self.last,
        }
        self.length += 1
        return row


def _heads(db: Connection, names: Collection[str]) -> dict[str, _Head]:
    heads: dict[str, _Head] = {}
    columns = (interviews.c.number, interviews.c.judged, interviews.c.judged_head)
    for some in _slices(sorted(names)):
        query = select(interviews.c.id, *columns).where(interviews.c.id.in_(some))
        for name, *head in db.execute(query.order_by(interviews.c.number).with_for_update()):
            heads[name] = _Head(*head)
    unknown = sorted(set(names) - set(heads))
    if unknown:
        raise NotFound(
            f"there is no interview {unknown[0]!r} to judge", mend="import its transcript first"
        )
    return heads


def listed(
    db: Connection, *, wave: str | None = None, interview: str | None = None
) -> tuple[Judgement, ...]:
    """Judgements in the order in which they were appended."""
    query = select(judgements.c.body).join(interviews).order_by(judgements.c.number)
    if wave is not None:
        query = query.where(interviews.c.wave == wave, ~interviews.c.void)
    if interview is not None:
        query = query.where(judgements.c.interview == found(db, interview).number)
    return read(JUDGEMENTS, db.scalars(query), "judgements")


def keys_done(db: Connection, keys: Collection[str]) -> set[str]:
    """Those of the keys whose work is done."""
    known: set[str] = set()
    for some in _slices(sorted(keys)):
        known.update(db.scalars(select(done.c.key).where(done.c.key.in_(some))))
    return known


def mark_done(db: Connection, keys: Mapping[str, str]) -> set[str]:
    """Remember work as done, each key with its interview; the keys that were new are returned."""
    new = set(keys) - keys_done(db, keys)
    if new:
        numbers = {one: found(db, one).number for one in {keys[key] for key in new}}
        rows = [{"key": key, "interview": numbers[keys[key]]} for key in sorted(new)]
        db.execute(insert(done), rows)
    return new


def _slices(values: Sequence[T]) -> Iterator[Sequence[T]]:
    rest = iter(values)
    while some := tuple(islice(rest, MANY)):
        yield some
