"""confirmation of minutes at a later meeting, corrections"""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

def key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "confirmation",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=False),
        sa.Column("presided_by_id", sa.Integer(), nullable=True),
        sa.Column("presided_by", sa.String(length=255), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(presided_by_id IS NULL) = (presided_by IS NOT NULL)",
            name=op.f("ck_confirmation_one_presided"),
        ),
        key("confirmation", "meeting_id", "meeting.id"),
        key("confirmation", "item_id", "agenda_item.id"),
        key("confirmation", "presided_by_id", "person.id"),
        key("confirmation", "recorded_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_confirmation")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_confirmation_meeting_id")),
    )
    op.create_index("ix_confirmation_item_id", "confirmation", ["item_id"])
    op.create_table(
        "correction",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("old_words", sa.Text(), nullable=False),
        sa.Column("new_words", sa.Text(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        key("correction", "item_id", "agenda_item.id"),
        key("correction", "recorded_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index("ix_correction_item_id", "correction", ["item_id"])
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("minutes_confirmed_at", sa.DateTime(timezone=True), nullable=True)
        )


def downgrade() -> None:
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_column("minutes_confirmed_at")
    op.drop_table("correction")
    op.drop_table("confirmation")
