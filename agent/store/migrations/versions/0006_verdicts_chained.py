"""What people decided about flags is chained, like all else that is only ever added to."""

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the columns, and chain the verdicts that are there, interview by interview."""
    with op.batch_alter_table("interviews") as interviews:
        interviews.add_column(sa.Column("ruled", sa.Integer(), nullable=False, server_default="0"))
        interviews.add_column(sa.Column("ruled_head", sa.LargeBinary(32), nullable=True))
    with op.batch_alter_table("verdicts") as verdicts:
        verdicts.add_column(sa.Column("position", sa.Integer(), nullable=True))
        verdicts.add_column(sa.Column("digest", sa.LargeBinary(32), nullable=True))
    _chain(op.get_bind())
    with op.batch_alter_table("verdicts") as verdicts:
        verdicts.alter_column("position", existing_type=sa.Integer(), nullable=False)
        verdicts.alter_column("digest", existing_type=sa.LargeBinary(32), nullable=False)


def _chain(db: sa.Connection) -> None:
    interviews = sa.table(
        "interviews", *(sa.column(one) for one in ("number", "id", "ruled", "ruled_head"))
    )
    verdicts = sa.table(
        "verdicts",
        *(sa.column(one) for one in ("number", "interview", "position", "body", "digest")),
    )
    ends: dict[int, tuple[int, bytes]] = {}
    names = {row.number: row.id for row in db.execute(sa.select(interviews))}
    for row in db.execute(sa.select(verdicts).order_by(verdicts.c.number)).all():
        first = hashlib.sha256(f"verdicts:{names[row.interview]}".encode()).digest()
        place, before = ends.get(row.interview, (0, first))
        digest = hashlib.sha256(before + row.body.encode()).digest()
        change = {"position": place, "digest": digest}
        db.execute(sa.update(verdicts).where(verdicts.c.number == row.number).values(change))
        ends[row.interview] = (place + 1, digest)
    for number, (length, head) in ends.items():
        change = {"ruled": length, "ruled_head": head}
        db.execute(sa.update(interviews).where(interviews.c.number == number).values(change))
