"""The few statements of every turn, put to SQLite without a layer between.

They are the same statements as everywhere, written by SQLAlchemy once and then only filled in:
on a busy server its layer took two thirds of a turn's time. For SQLite alone; PostgreSQL's way
to the server is longer than that.
"""

import sqlite3
import threading
import time
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ClauseElement, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

LOOK = 3
"""Milliseconds for which SQLite may wait for another program's pen before it is asked anew.

Left to itself it looks ever more seldom, every 100 ms in the end: of several processes that write
all the time one would get no turn for seconds.
"""
Values = Mapping[str, object]
Fill = Callable[[Values], tuple[object, ...]]


class Rows:
    """What a statement gave; a row's columns have names."""

    def __init__(self, found: Sequence[Any]) -> None:
        """Keep the rows."""
        self._found = found

    def one_or_none(self) -> Any:  # noqa: ANN401  # a row, as SQLAlchemy's
        """Give the only row there can be."""
        return self._found[0] if self._found else None

    def all(self) -> Sequence[Any]:
        """Give all rows."""
        return self._found


class Direct:
    """One connection to SQLite, for one thread at a time; statements keep their own types."""

    def __init__(self, engine: Engine, *, own: bool, wait_seconds: float) -> None:
        """Take a connection of the engine's; own: away from the others, to be closed.

        wait_seconds: how long to wait for another program's pen.
        """
        pooled = engine.raw_connection()
        base = pooled.driver_connection
        if not isinstance(base, sqlite3.Connection):
            raise TypeError("not a connection to SQLite")
        if own:
            pooled.detach()
        self._pooled, self._base, self._dialect = pooled, base, engine.dialect
        self._lock, self._wait = threading.Lock(), wait_seconds
        self._known: dict[ClauseElement, tuple[str, Fill, Any]] = {}

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator["Direct"]:
        """Do all or nothing; what the driver says goes out as SQLAlchemy would say it."""
        try:
            with self._lock, self._base:
                if writes:
                    self._take_pen()
                else:
                    self._base.execute("BEGIN")
                yield self
        except sqlite3.IntegrityError as fault:
            raise IntegrityError(None, None, fault) from fault
        except sqlite3.Error as fault:
            raise DBAPIError(None, None, fault) from fault

    def _take_pen(self) -> None:
        """Begin to write, once no other program does."""
        until = time.monotonic() + self._wait
        self._base.execute(f"PRAGMA busy_timeout = {LOOK}")
        try:
            while True:
                try:
                    self._base.execute("BEGIN IMMEDIATE")
                except sqlite3.OperationalError as fault:
                    if fault.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                        raise
                else:
                    return
        finally:
            self._base.execute(f"PRAGMA busy_timeout = {int(self._wait * 1000)}")

    def execute(self, statement: ClauseElement, values: Values | Sequence[Values] = ()) -> Rows:
        """Run a statement, once or with many values."""
        text, fill, row = self._known.get(statement) or self._prepare(statement, values)
        if isinstance(values, Mapping):
            found = self._base.execute(text, fill(values)).fetchall()
            return Rows(found if row is None else [row(*one) for one in found])
        self._base.executemany(text, [fill(one) for one in values])
        return Rows(())

    def scalar(self, statement: ClauseElement, values: Values) -> Any:  # noqa: ANN401  # as above
        """Give the first column of the first row."""
        found = self.execute(statement, values).one_or_none()
        return None if found is None else found[0]

    def close(self) -> None:
        """Hang up."""
        self._pooled.close()

    def _prepare(
        self, statement: ClauseElement, values: Values | Sequence[Values]
    ) -> tuple[str, Fill, Any]:
        example = values if isinstance(values, Mapping) else values[0]
        inserts = getattr(statement, "is_insert", False)
        made = statement.compile(
            dialect=self._dialect, column_keys=list(example) if inserts else None
        )
        names = list(getattr(made, "positiontup", None) or ())
        binds = getattr(made, "binds", {})
        fixed = {name: binds[name].value for name in names if not binds[name].required}
        writers = [binds[name].type.dialect_impl(self._dialect) for name in names]
        ways = [one.bind_processor(self._dialect) for one in writers]

        def fill(given: Values) -> tuple[object, ...]:
            return tuple(
                way(value) if way else value
                for name, way in zip(names, ways, strict=True)
                for value in (given[name] if name in given else fixed[name],)
            )

        columns = [column.name for column in getattr(statement, "selected_columns", ())]
        row = namedtuple("Row", columns) if columns else None
        self._known[statement] = (str(made), fill, row)
        return self._known[statement]
