"""A connection to SQLite or PostgreSQL: how it is made, and how a transaction begins.

SQLite: write-ahead log, one writer at a time who takes the lock when the transaction
begins, so that no transaction has to be given up half way. Threads of this process queue
for it here rather than in SQLite, whose own waiting is by polling and unfair.
PostgreSQL: rows are locked where order matters; see the `for update` in the siblings.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import URL, Connection, Engine, StaticPool, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection

from agent.errors import StoreError
from agent.store.direct import Direct
from agent.store.faults import translated

Durability = Literal["full", "normal"]
Prepare = Callable[[DBAPIConnection, object], None]
DIALECTS = {"sqlite": "sqlite+pysqlite", "postgresql": "postgresql+psycopg"}


class Database:
    """One database; every statement runs in `reading()` or `writing()`."""

    def __init__(self, url: str, *, durability: Durability, wait_seconds: float) -> None:
        """Prepare the engine; the first transaction connects."""
        with translated("INTERVIEW_DATABASE"):
            address = make_url(url.replace("postgres://", "postgresql://", 1))
        self.where = address.render_as_string(hide_password=True)
        dialect = address.get_backend_name()
        if dialect not in DIALECTS:
            raise StoreError(
                f"{dialect} databases are not supported",
                where=self.where,
                mend="use sqlite:///folder/file.db or postgresql://user@host/name",
            )
        self.is_sqlite = dialect == "sqlite"
        self.in_memory = self.is_sqlite and address.database in (None, "", ":memory:")
        lock = threading.Lock()
        self._write_lock = lock if self.is_sqlite else nullcontext()
        self._read_lock = lock if self.in_memory else nullcontext()
        self._wait_seconds = wait_seconds
        prepare = _pragmas if self.is_sqlite else _settings
        self.engine = self._engine(address.set(drivername=DIALECTS[dialect]))
        event.listen(self.engine, "connect", prepare(durability, int(wait_seconds * 1000)))

    def _engine(self, address: URL) -> Engine:
        options: dict[str, Any] = {"pool_pre_ping": True}
        if self.is_sqlite:
            options = {"connect_args": {"isolation_level": None, "check_same_thread": False}}
            self._make_folder(address)
        if self.in_memory:
            options["poolclass"] = StaticPool
        try:
            with translated(self.where):
                engine = create_engine(address, **options)
        except ModuleNotFoundError as missing:
            raise StoreError(
                "the driver for PostgreSQL is not installed",
                where=self.where,
                mend="pip install 'interview-agent[postgres]'",
            ) from missing
        if self.is_sqlite:
            event.listen(engine, "begin", _begin)
        return engine

    def _make_folder(self, address: URL) -> None:
        if self.in_memory or not address.database or address.database.startswith("file:"):
            return
        folder = Path(address.database).expanduser().parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise StoreError(
                f"the folder {folder} cannot be made",
                where=self.where,
                mend="name a folder that may be written",
            ) from fault

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """See one state of the database, whatever is written meanwhile."""
        with self._read_lock, translated(self.where), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all or nothing; on return it is on the disk."""
        with self._write_lock, translated(self.where), self.engine.connect() as connection:
            connection.execution_options(begin="BEGIN IMMEDIATE")
            with connection.begin():
                yield connection

    @contextmanager
    def glancing(self) -> Iterator[Connection | Direct]:
        """See one state, of SQLite without a layer between: for the few reads of every turn."""
        if not self.is_sqlite:
            with self.reading() as db:
                yield db
            return
        with self._read_lock, translated(self.where), self._eye.transaction(writes=False) as seen:
            yield seen

    @contextmanager
    def writing_directly(self) -> Iterator[Direct]:
        """Write all or nothing to SQLite, without a layer between."""
        with (
            self._write_lock,
            translated(self.where),
            self._pen.transaction(writes=True) as written,
        ):
            yield written

    @cached_property
    def _eye(self) -> Direct:
        return self._directly()

    @cached_property
    def _pen(self) -> Direct:
        return self._directly()

    def _directly(self) -> Direct:
        return Direct(self.engine, own=not self.in_memory, wait_seconds=self._wait_seconds)

    @contextmanager
    def alone(self) -> Iterator[Connection]:
        """Run statements that no transaction may hold, such as VACUUM."""
        with self._write_lock, translated(self.where), self.engine.connect() as connection:
            if self.is_sqlite:
                connection.execution_options(begin=None)
            else:
                connection.execution_options(isolation_level="AUTOCOMMIT")
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        with translated(self.where):
            for name in ("_eye", "_pen"):
                if name in vars(self):
                    vars(self).pop(name).close()
            self.engine.dispose()


def _pragmas(durability: Durability, wait: int) -> Prepare:
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in (
            f"busy_timeout = {wait}",
            f"synchronous = {durability}",
            "foreign_keys = on",
            "secure_delete = on",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    return prepare


def _settings(durability: Durability, wait: int) -> Prepare:
    def prepare(connection: DBAPIConnection, _record: object) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {wait}")
        if durability == "normal":
            cursor.execute("SET synchronous_commit = off")
        cursor.close()
        connection.commit()

    return prepare


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get("begin", "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)
