"""indicators that end, with what is kept in their stead"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("successor_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_indicator_successor_id"), "indicator", ["successor_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_indicator_successor_after_an_end"),
            "successor_id IS NULL OR ended_on IS NOT NULL",
        )


def downgrade() -> None:
    with op.batch_alter_table("indicator", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_indicator_successor_after_an_end"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_indicator_successor_id"), type_="foreignkey")
        batch_op.drop_column("successor_id")
        batch_op.drop_column("ended_on")
