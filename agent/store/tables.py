"""The tables, and the two column types that every database keeps the same way.

The layout is repeated, step by step, in `migrations/versions`; a test holds the two equal.
Times are ISO 8601 in UTC, of fixed width: they sort as text and any tool can read them.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    false,
)
from sqlalchemy.engine import Dialect

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}


class Moment(TypeDecorator[datetime]):
    """A point in time, kept as text in UTC."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write a time; it must know its zone."""
        return value.astimezone(UTC).isoformat(timespec="microseconds") if value else None

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read a time, in UTC."""
        return datetime.fromisoformat(value) if value else None


schema = MetaData(naming_convention=NAMING)

questionnaires = Table(
    "questionnaires",
    schema,
    Column("sha256", String(64), primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("text", Text, nullable=False),
)

waves = Table(
    "waves",
    schema,
    Column("name", String(200), primary_key=True),
    Column("synthetic", Boolean, nullable=False),
    Column("status", String(20), nullable=False),
    Column("questionnaire", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("opened_at", Moment, nullable=False),
    Column("begun", Integer, nullable=False, server_default="0"),
    Column("erased", Integer, nullable=False, server_default="0"),
)

interviews = Table(
    "interviews",
    schema,
    Column("number", Integer, primary_key=True),
    Column("id", String(200), nullable=False, unique=True),
    Column("wave", String(200), ForeignKey("waves.name"), nullable=False, index=True),
    Column("respondent", Text, nullable=False, index=True),
    Column("void", Boolean, nullable=False, server_default=false()),
    Column("status", String(20), nullable=False),
    Column("language", String(20), nullable=False),
    Column("model", Text, nullable=False),
    Column("questionnaire", String(64), nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("ended_at", Moment),
    Column("turns", Integer, nullable=False),
    Column("length", Integer, nullable=False),
    Column("head", LargeBinary(32), nullable=False),
    Column("judged", Integer, nullable=False),
    Column("judged_head", LargeBinary(32), nullable=False),
    Column("ruled", Integer, nullable=False, server_default="0"),
    Column("ruled_head", LargeBinary(32)),
)
one_per_wave = Index(
    "one_per_wave",
    interviews.c.wave,
    interviews.c.respondent,
    unique=True,
    sqlite_where=interviews.c.void == false(),
    postgresql_where=interviews.c.void == false(),
)

events = Table(
    "events",
    schema,
    Column("interview", Integer, ForeignKey("interviews.number"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("message", Text),
    Column("body", Text, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    PrimaryKeyConstraint("interview", "seq"),
)
one_message = Index(
    "one_message",
    events.c.interview,
    events.c.message,
    unique=True,
    sqlite_where=events.c.message.is_not(None),
    postgresql_where=events.c.message.is_not(None),
)

judgements = Table(
    "judgements",
    schema,
    Column("number", Integer, primary_key=True),
    Column("interview", Integer, ForeignKey("interviews.number"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
    UniqueConstraint("interview", "position"),
)

tokens = Table(
    "tokens",
    schema,
    Column("digest", String(64), primary_key=True),
    Column("interview", Integer, ForeignKey("interviews.number"), nullable=False, index=True),
)

done = Table(
    "done",
    schema,
    Column("key", String(200), primary_key=True),
    Column("interview", Integer, ForeignKey("interviews.number"), nullable=False, index=True),
)

places = Table(
    "places",
    schema,
    Column("wave", String(200), ForeignKey("waves.name"), nullable=False),
    Column("quota", String(64), nullable=False),
    Column("interview", Integer, ForeignKey("interviews.number"), nullable=False, index=True),
    Column("until", Moment),
    PrimaryKeyConstraint("wave", "quota", "interview"),
)

themes = Table(
    "themes",
    schema,
    Column("id", String(200), primary_key=True),
    Column("body", Text, nullable=False),
)

units = Table(
    "units",
    schema,
    Column("key", String(200), primary_key=True),
    Column("interview", Integer, ForeignKey("interviews.number"), nullable=False, index=True),
    Column("question", String(64), nullable=False),
    Column("theme", String(200), ForeignKey("themes.id"), index=True),
    Column("x", Float),
    Column("y", Float),
)

theme_edits = Table(
    "theme_edits",
    schema,
    Column("number", Integer, primary_key=True),
    Column("interview", Integer, ForeignKey("interviews.number"), index=True),
    Column("body", Text, nullable=False),
)

verdicts = Table(
    "verdicts",
    schema,
    Column("number", Integer, primary_key=True),
    Column("interview", Integer, ForeignKey("interviews.number"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("flag", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("digest", LargeBinary(32), nullable=False),
)

spending = Table(
    "spending",
    schema,
    Column("day", String(10), nullable=False),
    Column("model", String(200), nullable=False),
    Column("calls", BigInteger, nullable=False),
    Column("unpriced", BigInteger, nullable=False),
    Column("prompt", BigInteger, nullable=False),
    Column("cached", BigInteger, nullable=False),
    Column("completion", BigInteger, nullable=False),
    Column("seconds", Float, nullable=False),
    Column("cost", Float, nullable=False),
    PrimaryKeyConstraint("day", "model"),
)

claims = Table(
    "claims",
    schema,
    Column("key", String(200), primary_key=True),
    Column("holder", String(64), nullable=False, index=True),
    Column("until", Moment, nullable=False),
)

tombstones = Table(
    "tombstones",
    schema,
    Column("number", Integer, primary_key=True),
    Column("digest", String(64), nullable=False, index=True),
    Column("at", Moment, nullable=False),
    Column("interviews", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("judgements", Integer, nullable=False),
)
