"""Bringing a database to the newest layout when it is opened.

A fresh database gets today's tables at once; an older one is taken through the numbered
steps in `migrations/versions`. Alembic is loaded for that alone: opening a database that
is up to date asks one question and imports nothing.
"""

from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, String, Table, inspect, select, text

from agent.errors import StoreError
from agent.store.opening import Database
from agent.store.tables import schema

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""Every layout there has been, oldest first; the last is today's."""

version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
LOCK = 0x1A7E12


def prepare(database: Database) -> None:
    """Create or upgrade the tables, one process at a time."""
    with database.reading() as db:
        if _revision(db, database) == REVISIONS[-1]:
            return
    if database.is_sqlite and not database.in_memory:
        _use_write_ahead_log(database)
    with database.writing() as db:
        if not database.is_sqlite:
            db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        match _revision(db, database):
            case None:
                schema.create_all(db)
                version.create(db)
                db.execute(version.insert().values(version_num=REVISIONS[-1]))
            case old if old != REVISIONS[-1]:
                upgrade(db)


def _use_write_ahead_log(database: Database) -> None:
    with database.alone() as db:
        if db.exec_driver_sql("PRAGMA journal_mode").scalar() != "wal":
            db.exec_driver_sql("PRAGMA journal_mode = WAL")


def _revision(db: Connection, database: Database) -> str | None:
    """The layout of the database, None if it is empty; raises StoreError if it is not ours."""
    tables = set(inspect(db).get_table_names())
    if version.name not in tables:
        if tables & set(schema.tables):
            raise StoreError(
                "the database holds tables of another program",
                where=database.where,
                mend="use a database of its own",
            )
        return None
    revision: str | None = db.execute(select(version.c.version_num)).scalar()
    if revision not in REVISIONS:
        raise StoreError(
            f"the database has layout {revision}, which this program does not know",
            where=database.where,
            mend="update the program: pip install --upgrade interview-agent",
        )
    return revision


def upgrade(db: Connection) -> None:
    """Take the tables through all steps they have not seen, in the transaction at hand."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    steps = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", steps.replace("%", "%%"))
    config.attributes["connection"] = db
    command.upgrade(config, "head")
