"""how often a token asked, and through which token a change came"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_in", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("asked", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.alter_column("asked", server_default=None)
    op.add_column("audit_event", sa.Column("through", sa.String(length=255), nullable=True))


def downgrade() -> None:
    op.drop_column("audit_event", "through")
    with op.batch_alter_table("api_token", schema=None) as batch_op:
        batch_op.drop_column("asked")
        batch_op.drop_column("asked_in")
