"""indexes for what is counted of a year, and of what few actions have"""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

BEFORE = sa.text("before_meeting_id IS NOT NULL")
DUPLICATE = sa.text("duplicate_of_id IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_action_year_class", "action", ["year", "reading_class"])
    op.create_index(
        "ix_action_open_before_meeting",
        "action",
        ["is_open", "before_meeting_id"],
        sqlite_where=BEFORE,
        postgresql_where=BEFORE,
    )
    op.drop_index("ix_action_duplicate_of_id", "action")
    op.create_index(
        "ix_action_duplicate_of_id",
        "action",
        ["duplicate_of_id"],
        sqlite_where=DUPLICATE,
        postgresql_where=DUPLICATE,
    )


def downgrade() -> None:
    op.drop_index("ix_action_duplicate_of_id", "action")
    op.create_index("ix_action_duplicate_of_id", "action", ["duplicate_of_id"])
    op.drop_index("ix_action_open_before_meeting", "action")
    op.drop_index("ix_action_year_class", "action")
