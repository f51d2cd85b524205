"""named readers of restricted items; services and organisations that end"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "named_reader",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=255), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_named_reader_item_id")
        ),
        sa.ForeignKeyConstraint(
            ["named_by_id"], ["person.id"], name=op.f("fk_named_reader_named_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_named_reader_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_reader")),
    )
    with op.batch_alter_table("named_reader", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_named_reader_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "ix_named_reader_person_days", ["person_id", "until_on"], unique=False
        )
    op.add_column("organisation", sa.Column("ended_on", sa.Date(), nullable=True))
    for table in ("service", "organisation"):
        op.add_column(table, sa.Column("version", sa.Integer(), server_default="1", nullable=False))
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.alter_column("version", server_default=None)


def downgrade() -> None:
    for table in ("organisation", "service"):
        with op.batch_alter_table(table, schema=None) as batch_op:
            batch_op.drop_column("version")
    with op.batch_alter_table("organisation", schema=None) as batch_op:
        batch_op.drop_column("ended_on")
    op.drop_table("named_reader")
