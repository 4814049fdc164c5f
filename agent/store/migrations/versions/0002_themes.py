"""Themes, and which idea units belong to them; a unit without a theme waits for one."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the two tables."""
    op.create_table(
        "themes",
        sa.Column("id", sa.String(200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_themes"),
    )
    op.create_table(
        "units",
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("interview", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(64), nullable=False),
        sa.Column("theme", sa.String(200), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_units"),
        sa.ForeignKeyConstraint(["interview"], ["interviews.number"], name="fk_units_interview"),
        sa.ForeignKeyConstraint(["theme"], ["themes.id"], name="fk_units_theme"),
    )
    op.create_index("ix_units_interview", "units", ["interview"])
    op.create_index("ix_units_theme", "units", ["theme"])
