"""resolutions to exclude the public: who seconded, the words recorded; reviews are looked up by day"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

REVIEWED = ("agenda_item", "private_part", "document", "action")


def upgrade() -> None:
    with op.batch_alter_table("item_exclusion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seconded_by", sa.String(length=255), nullable=True))
        batch_op.add_column(sa.Column("words", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("item_exclusion", schema=None) as batch_op:
        batch_op.alter_column("words", server_default=None)
    for table in REVIEWED:
        name = op.f(f"ix_{table}_restriction_review_on")
        op.create_index(name, table, ["restriction_review_on"])


def downgrade() -> None:
    for table in reversed(REVIEWED):
        op.drop_index(op.f(f"ix_{table}_restriction_review_on"), table_name=table)
    with op.batch_alter_table("item_exclusion", schema=None) as batch_op:
        batch_op.drop_column("words")
        batch_op.drop_column("seconded_by")
