"""working copies know the page they come from; revisions that were left, merged or set aside"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

BEFORE = "made_when IN ('saved', 'imported', 'published', 'restored')"
AFTER = (
    "made_when IN ('saved', 'imported', 'published', 'restored', 'left', 'merged', 'set_aside')"
)


def only(sources: str) -> None:
    """Allow these reasons for a revision and no other."""
    with op.batch_alter_table("minutes_revision", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_minutes_revision_revisionsource"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_minutes_revision_revisionsource"), sa.text(sources)
        )


def upgrade() -> None:
    only(AFTER)
    op.add_column(
        "working_copy", sa.Column("page", sa.String(length=32), server_default="", nullable=False)
    )
    with op.batch_alter_table("working_copy", schema=None) as batch_op:
        batch_op.alter_column("page", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("working_copy", schema=None) as batch_op:
        batch_op.drop_column("page")
    op.execute(
        "UPDATE minutes_revision SET made_when = 'saved' "
        "WHERE made_when IN ('left', 'merged', 'set_aside')"
    )
    only(BEFORE)
