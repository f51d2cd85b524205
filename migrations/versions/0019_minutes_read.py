"""what was read in minutes, and passages that update an older action"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

DECISIONS = ("accepted", "corrected", "dismissed")


def upgrade() -> None:
    op.create_table(
        "minutes_reading",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"],
            ["minutes_revision.id"],
            name=op.f("fk_minutes_reading_revision_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_reading")),
        sa.UniqueConstraint("revision_id", name=op.f("uq_minutes_reading_revision_id")),
    )
    op.create_table(
        "read_passage",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("begins", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("until > begins", name=op.f("ck_read_passage_has_words")),
        sa.ForeignKeyConstraint(
            ["reading_id"], ["minutes_reading.id"], name=op.f("fk_read_passage_reading_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_read_passage")),
        sa.UniqueConstraint("reading_id", "digest", name=op.f("uq_read_passage_reading_id_digest")),
    )
    _decisions((*DECISIONS, "updated"))


def downgrade() -> None:
    op.execute("DELETE FROM found_passage WHERE decision = 'updated'")
    _decisions(DECISIONS)
    op.drop_table("read_passage")
    op.drop_table("minutes_reading")


def _decisions(words: tuple[str, ...]) -> None:
    listed = ", ".join(f"'{word}'" for word in words)
    with op.batch_alter_table("found_passage", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_found_passage_passagedecision"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_found_passage_passagedecision"), f"decision IN ({listed})"
        )
