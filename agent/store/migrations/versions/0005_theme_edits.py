"""What people decided about themes, append-only, and where units stand on the map."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the table and the two columns."""
    op.create_table(
        "theme_edits",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("interview", sa.Integer(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_theme_edits"),
        sa.ForeignKeyConstraint(
            ["interview"], ["interviews.number"], name="fk_theme_edits_interview"
        ),
    )
    op.create_index("ix_theme_edits_interview", "theme_edits", ["interview"])
    with op.batch_alter_table("units") as units:
        units.add_column(sa.Column("x", sa.Float(), nullable=True))
        units.add_column(sa.Column("y", sa.Float(), nullable=True))
