"""resolutions to exclude the public: who seconded, and the words that were recorded"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("item_exclusion", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seconded_by", sa.String(length=255), nullable=True))
        batch_op.add_column(
            sa.Column("words", sa.Text(), nullable=False, server_default="")
        )
    with op.batch_alter_table("item_exclusion", schema=None) as batch_op:
        batch_op.alter_column("words", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("item_exclusion", schema=None) as batch_op:
        batch_op.drop_column("words")
        batch_op.drop_column("seconded_by")
