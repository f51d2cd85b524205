"""action logs as published, their columns by choice, and where an agenda is published"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
STANDINGS = (
    "closed",
    "paused",
    "awaiting_agreement",
    "no_date",
    "overdue",
    "due_soon",
    "on_track",
)
OUTCOMES = ("completed", "superseded", "not_pursued")


def words(*values, name):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def upgrade() -> None:
    op.create_table(
        "frozen_log",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("since_on", sa.Date(), nullable=True),
        sa.Column("layout", JSON, nullable=False),
        sa.Column("frozen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("frozen_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_frozen_log_meeting_id")),
        sa.ForeignKeyConstraint(
            ["frozen_by_id"], ["person.id"], name=op.f("fk_frozen_log_frozen_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_log")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_frozen_log_meeting_id")),
    )
    op.create_table(
        "frozen_action",
        sa.Column("log_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column("was_public", sa.Boolean(), nullable=False),
        sa.Column("is_closing", sa.Boolean(), nullable=False),
        sa.Column("minute", sa.String(length=255), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=255), nullable=False),
        sa.Column("service", sa.String(length=255), nullable=False),
        sa.Column("holder", sa.String(length=255), nullable=False),
        sa.Column("holder_is_public", sa.Boolean(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_words", sa.Text(), nullable=False),
        sa.Column("first_due_on", sa.Date(), nullable=True),
        sa.Column("times_deferred", sa.Integer(), nullable=False),
        sa.Column("standing", words(*STANDINGS, name="standing"), nullable=False),
        sa.Column("days_late", sa.Integer(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", words(*OUTCOMES, name="outcome"), nullable=True),
        sa.Column("released_id", sa.Integer(), nullable=True),
        sa.Column("released_words", sa.Text(), nullable=False),
        sa.Column("released_on", sa.Date(), nullable=True),
        sa.Column("inside_words", sa.Text(), nullable=False),
        sa.Column("inside_on", sa.Date(), nullable=True),
        sa.Column("public_indicators", sa.Text(), nullable=False),
        sa.Column("inside_indicators", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("days_late >= 0", name=op.f("ck_frozen_action_late_counts_up")),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_frozen_action_action_id")
        ),
        sa.ForeignKeyConstraint(["log_id"], ["frozen_log.id"], name=op.f("fk_frozen_action_log_id")),
        sa.ForeignKeyConstraint(
            ["released_id"], ["action_update.id"], name=op.f("fk_frozen_action_released_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_frozen_action")),
    )
    with op.batch_alter_table("frozen_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_frozen_action_action_id"), ["action_id"], unique=False)
        batch_op.create_index("ix_frozen_action_log_place", ["log_id", "place"], unique=False)
    op.add_column("meeting", sa.Column("agenda_url", sa.String(length=255), nullable=True))
    op.add_column("meeting", sa.Column("log_frozen_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("authority", sa.Column("log_layout", JSON, server_default="{}", nullable=False))
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.alter_column("log_layout", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.drop_column("log_layout")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_column("log_frozen_at")
        batch_op.drop_column("agenda_url")
    op.drop_table("frozen_action")
    op.drop_table("frozen_log")
