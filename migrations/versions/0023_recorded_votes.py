"""movers, seconders and recorded votes"""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    outcome = sa.Enum(
        "carried",
        "lost",
        name="voteoutcome",
        native_enum=False,
        create_constraint=True,
        length=30,
    )
    op.create_table(
        "recorded_vote",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("motion", sa.String(length=255), nullable=True),
        sa.Column("moved_by", sa.String(length=255), nullable=True),
        sa.Column("seconded_by", sa.String(length=255), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("votes_abstained", sa.Integer(), nullable=True),
        sa.Column("names_for", sa.Text(), nullable=True),
        sa.Column("names_against", sa.Text(), nullable=True),
        sa.Column("names_abstained", sa.Text(), nullable=True),
        sa.Column("outcome", outcome, nullable=False),
        sa.Column("by_casting_vote", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "coalesce(votes_for, 0) >= 0 AND coalesce(votes_against, 0) >= 0"
            " AND coalesce(votes_abstained, 0) >= 0",
            name=op.f("ck_recorded_vote_no_fewer_than_none"),
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_recorded_vote_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_recorded_vote_recorded_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recorded_vote")),
    )
    with op.batch_alter_table("recorded_vote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_recorded_vote_item_id"), ["item_id"], unique=False)


def downgrade() -> None:
    op.drop_table("recorded_vote")
