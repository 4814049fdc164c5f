"""The few statements of every turn, put to SQLite without a layer between.

They are the same statements as everywhere, written by SQLAlchemy once and then only filled in:
on a busy server its layer took two thirds of a turn's time. For SQLite alone; PostgreSQL's way
to the server is longer than that.
"""

import sqlite3
import threading
from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ClauseElement, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

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

    def __init__(self, engine: Engine, *, own: bool) -> None:
        """Take a connection of the engine's; own: away from the others, to be closed."""
        pooled = engine.raw_connection()
        base = pooled.driver_connection
        if not isinstance(base, sqlite3.Connection):
            raise TypeError("not a connection to SQLite")
        if own:
            pooled.detach()
        self._pooled, self._base, self._dialect = pooled, base, engine.dialect
        self._lock = threading.Lock()
        self._known: dict[ClauseElement, tuple[str, Fill, Any]] = {}

    @contextmanager
    def transaction(self, begin: str) -> Iterator["Direct"]:
        """Do all or nothing; what the driver says goes out as SQLAlchemy would say it."""
        try:
            with self._lock, self._base:
                self._base.execute(begin)
                yield self
        except sqlite3.IntegrityError as fault:
            raise IntegrityError(None, None, fault) from fault
        except sqlite3.Error as fault:
            raise DBAPIError(None, None, fault) from fault

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
