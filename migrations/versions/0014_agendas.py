"""standing items of committees; what an agenda item is for, its report, and urgency"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

KINDS = (
    "ordinary",
    "apologies",
    "declarations",
    "minutes",
    "matters_arising",
    "public_questions",
    "work_programme",
    "urgent_business",
    "next_meeting",
)


def words(name, *values):
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def upgrade() -> None:
    op.create_table(
        "standing_item",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", words("itemkind", *KINDS), nullable=False),
        sa.Column("title", sa.String(length=255), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_standing_item_committee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_standing_item")),
    )
    op.create_index("ix_standing_item_order", "standing_item", ["committee_id", "position"])
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "kind", words("itemkind", *KINDS), server_default="ordinary", nullable=False
            )
        )
        batch_op.add_column(
            sa.Column(
                "paper",
                words("paperwanted", "expected", "to_follow", "none"),
                server_default="expected",
                nullable=False,
            )
        )
        batch_op.add_column(
            sa.Column("is_urgent", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("urgency_reason", sa.Text(), server_default="", nullable=False)
        )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        for name in ("kind", "paper", "is_urgent", "urgency_reason"):
            batch_op.alter_column(name, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_constraint(op.f("ck_agenda_item_paperwanted"), type_="check")
        batch_op.drop_constraint(op.f("ck_agenda_item_itemkind"), type_="check")
        for name in ("urgency_reason", "is_urgent", "paper", "kind"):
            batch_op.drop_column(name)
    op.drop_table("standing_item")
