"""The first tables.

Column types are spelt out here: a step must do the same for ever, whatever `tables` becomes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.String(32)
DIGEST = sa.LargeBinary(32)


def upgrade() -> None:
    """Create everything."""
    _waves()
    _interviews()
    _events()
    _judgements()
    _access()


def _waves() -> None:
    op.create_table(
        "questionnaires",
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_questionnaires"),
    )
    op.create_table(
        "waves",
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("questionnaire", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("begun", sa.Integer(), server_default="0", nullable=False),
        sa.Column("erased", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_waves"),
    )
    op.create_table(
        "tombstones",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("interviews", sa.Integer(), nullable=False),
        sa.Column("events", sa.Integer(), nullable=False),
        sa.Column("judgements", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_tombstones"),
    )
    op.create_index("ix_tombstones_digest", "tombstones", ["digest"])


def _interviews() -> None:
    op.create_table(
        "interviews",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("wave", sa.String(200), nullable=False),
        sa.Column("respondent", sa.Text(), nullable=False),
        sa.Column("void", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("questionnaire", sa.String(64), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("head", DIGEST, nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.Column("judged_head", DIGEST, nullable=False),
        sa.ForeignKeyConstraint(["wave"], ["waves.name"], name="fk_interviews_wave"),
        sa.PrimaryKeyConstraint("number", name="pk_interviews"),
        sa.UniqueConstraint("id", name="uq_interviews_id"),
    )
    op.create_index("ix_interviews_respondent", "interviews", ["respondent"])
    op.create_index("ix_interviews_wave", "interviews", ["wave"])
    not_void = sa.column("void") == sa.false()
    op.create_index(
        "one_per_wave",
        "interviews",
        ["wave", "respondent"],
        unique=True,
        sqlite_where=not_void,
        postgresql_where=not_void,
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("interview", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("message", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("digest", DIGEST, nullable=False),
        _of_an_interview("events"),
        sa.PrimaryKeyConstraint("interview", "seq", name="pk_events"),
    )
    a_reply = sa.column("message").is_not(None)
    op.create_index(
        "one_message",
        "events",
        ["interview", "message"],
        unique=True,
        sqlite_where=a_reply,
        postgresql_where=a_reply,
    )


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("interview", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("digest", DIGEST, nullable=False),
        _of_an_interview("judgements"),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("interview", "position", name="uq_judgements_interview_position"),
    )
    op.create_table(
        "done",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("interview", sa.Integer(), nullable=False),
        _of_an_interview("done"),
        sa.PrimaryKeyConstraint("key", name="pk_done"),
    )
    op.create_index("ix_done_interview", "done", ["interview"])


def _access() -> None:
    op.create_table(
        "tokens",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("interview", sa.Integer(), nullable=False),
        _of_an_interview("tokens"),
        sa.PrimaryKeyConstraint("digest", name="pk_tokens"),
    )
    op.create_index("ix_tokens_interview", "tokens", ["interview"])
    op.create_table(
        "places",
        sa.Column("wave", sa.String(200), nullable=False),
        sa.Column("quota", sa.String(64), nullable=False),
        sa.Column("interview", sa.Integer(), nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["wave"], ["waves.name"], name="fk_places_wave"),
        _of_an_interview("places"),
        sa.PrimaryKeyConstraint("wave", "quota", "interview", name="pk_places"),
    )
    op.create_index("ix_places_interview", "places", ["interview"])


def _of_an_interview(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_interview"
    return sa.ForeignKeyConstraint(["interview"], ["interviews.number"], name=name)
