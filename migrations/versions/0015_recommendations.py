"""to whom recommendations are addressed, their notices and responses"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recommendation",
        sa.Column("action_id", sa.Integer(), nullable=False),
        sa.Column(
            "recipient",
            sa.Enum(
                "executive",
                "health",
                "partner",
                "council",
                name="recommendationrecipient",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("addressee", sa.String(length=255), nullable=False),
        sa.Column("review", sa.String(length=255), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("response_due_on", sa.Date(), nullable=True),
        sa.Column(
            "response",
            sa.Enum(
                "accepted",
                "accepted_in_part",
                "accepted_in_principle",
                "not_accepted",
                name="recommendationresponse",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=True,
        ),
        sa.Column("responded_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("resulting_action_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(response IS NULL) = (responded_on IS NULL)",
            name=op.f("ck_recommendation_a_response_has_a_day"),
        ),
        sa.CheckConstraint(
            "received_on IS NULL OR sent_on IS NOT NULL",
            name=op.f("ck_recommendation_received_was_sent"),
        ),
        sa.CheckConstraint(
            "received_on >= sent_on", name=op.f("ck_recommendation_received_after_sent")
        ),
        sa.CheckConstraint(
            "resulting_action_id <> action_id", name=op.f("ck_recommendation_not_its_own_result")
        ),
        sa.ForeignKeyConstraint(
            ["action_id"], ["action.id"], name=op.f("fk_recommendation_action_id")
        ),
        sa.ForeignKeyConstraint(
            ["resulting_action_id"],
            ["action.id"],
            name=op.f("fk_recommendation_resulting_action_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation")),
        sa.UniqueConstraint("action_id", name=op.f("uq_recommendation_action_id")),
    )
    with op.batch_alter_table("recommendation", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recommendation_resulting_action_id"),
            ["resulting_action_id"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_recommendation_review"), ["review"], unique=False)


def downgrade() -> None:
    op.drop_table("recommendation")
