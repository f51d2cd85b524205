"""published papers that were taken down"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def key(column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_takedown_{column}"))


def upgrade() -> None:
    papers = sa.Enum(
        "agenda", "minutes", name="papersdown", native_enum=False, create_constraint=True, length=30
    )
    op.create_table(
        "takedown",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("papers", papers, nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("taken_down_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_down_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_back_by_id", sa.Integer(), nullable=True),
        sa.Column("put_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(put_back_at IS NULL) = (put_back_by_id IS NULL)",
            name=op.f("ck_takedown_put_back_by_somebody"),
        ),
        key("meeting_id", "meeting.id"),
        key("taken_down_by_id", "person.id"),
        key("put_back_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_takedown")),
    )
    op.create_index("ix_takedown_meeting", "takedown", ["meeting_id", "put_back_at"])
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("agenda_down_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("minutes_down_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_column("minutes_down_at")
        batch_op.drop_column("agenda_down_at")
    op.drop_table("takedown")
