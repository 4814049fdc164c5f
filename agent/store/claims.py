"""Work that a process has taken on, so that another does not do it at the same time.

A claim ends when it is let go, or at its time.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from agent.store.judgements import MANY
from agent.store.opening import Database
from agent.store.tables import claims


class Claims:
    """The claims of all processes on one database."""

    def __init__(self, database: Database) -> None:
        """Take an opened database."""
        self._database = database

    def take(
        self, keys: Collection[str], holder: str, *, now: datetime, until: datetime
    ) -> set[str]:
        """Take on what nobody works on, at most some hundred keys; those taken are returned.

        What the holder has already is prolonged.
        """
        some = sorted(keys)[:MANY]
        if not some:
            return set()
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        mine = claims.c.holder == holder
        over = or_(claims.c.until < now, mine)
        rows = [{"key": key, "holder": holder, "until": until} for key in some]
        with self._database.writing() as db:
            db.execute(delete(claims).where(claims.c.key.in_(some), over))
            db.execute(insert(claims).on_conflict_do_nothing(), rows)
            return set(db.scalars(select(claims.c.key).where(claims.c.key.in_(some), mine)))

    def drop(self, holder: str) -> None:
        """Let go of all that a holder has taken."""
        with self._database.writing() as db:
            db.execute(delete(claims).where(claims.c.holder == holder))

    def holders(self) -> set[str]:
        """Name all that hold something."""
        with self._database.reading() as db:
            return set(db.scalars(select(claims.c.holder).distinct()))
