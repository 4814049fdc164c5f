"""The one place where errors of a database become errors of this project.

Only its own words leave this module: a driver's message may quote an answer or a password.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    IntegrityError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from agent.errors import BadInput, Conflict, InterviewError, StoreError

SOMETHING = ("the database refused", "see the cause above, and try again")
LOCKED = ("the database is locked by another program", "close that program, or try again later")
FULL = ("the disk or the database is full", "make room, then try again; nothing is half written")
READ_ONLY = ("the database is read-only", "give write permission to the file and its folder")
DAMAGED = (
    "the file is damaged, or is not a database",
    "move it away and restore a copy, or name another with INTERVIEW_DATABASE",
)
UNOPENED = (
    "the database cannot be opened",
    "check that the path names a file, and that the file and its folder may be written",
)
DISK = ("the disk reports an error", "check the disk, then restore a copy if the file is damaged")
ABSENT = (
    "the database server cannot be reached, or lets nobody in",
    "check that it runs, the address, the database's name, the user and the password",
)
LOGIN = ("the database server refuses the login", "check user, password and permissions")
CROWDED = ("the database has no connection free", "try again, or allow it more connections")

SQLITE = {
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": UNOPENED,
    "SQLITE_PERM": UNOPENED,
    "SQLITE_AUTH": UNOPENED,
    "SQLITE_FULL": FULL,
    "SQLITE_BUSY": LOCKED,
    "SQLITE_LOCKED": LOCKED,
    "SQLITE_PROTOCOL": LOCKED,
    "SQLITE_IOERR": DISK,
}
POSTGRES = {
    "08": ABSENT,
    "25006": READ_ONLY,
    "28": LOGIN,
    "42501": LOGIN,
    "53100": FULL,
    "53300": CROWDED,
    "55P03": LOCKED,
    "57": ABSENT,
    "57014": LOCKED,
    "58": DISK,
    "XX001": DAMAGED,
    "XX002": DAMAGED,
}
RETRY = ("40001", "40P01")


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Let no error of SQLAlchemy, of a driver or of an encoding out as it came."""
    try:
        yield
    except (SQLAlchemyError, UnicodeEncodeError) as fault:
        raise said(fault, where) from fault


def said(fault: Exception, where: str) -> InterviewError:
    """Say in this project's words what happened."""
    match fault:
        case UnicodeEncodeError() | DataError():
            return BadInput("a value holds characters that cannot be stored", where=where)
        case ArgumentError():
            return StoreError(
                "this is not the address of a database",
                where=where,
                mend="write sqlite:///folder/file.db or postgresql://user@host/name",
            )
        case PoolTimeout():
            what, mend = CROWDED
        case IntegrityError():
            return Conflict("somebody else wrote this first", where=where, mend="load it again")
        case DBAPIError():
            return _driver(fault, where)
        case _:
            what, mend = SOMETHING
    return StoreError(what, where=where, mend=mend)


def _driver(fault: DBAPIError, where: str) -> InterviewError:
    state = getattr(fault.orig, "sqlstate", None)
    if state in RETRY:
        return Conflict("somebody else wrote at the same time", where=where, mend="load it again")
    what, mend = _sqlite(fault) or _postgres(fault, state) or SOMETHING
    return StoreError(what, where=where, mend=mend)


def _sqlite(fault: DBAPIError) -> tuple[str, str] | None:
    name = getattr(fault.orig, "sqlite_errorname", None)
    return SQLITE.get("_".join(name.split("_")[:2])) if name else None


def _postgres(fault: DBAPIError, state: str | None) -> tuple[str, str] | None:
    if state:
        return POSTGRES.get(state) or POSTGRES.get(state[:2])
    lost = type(fault.orig).__module__.startswith("psycopg")
    return ABSENT if lost else None
