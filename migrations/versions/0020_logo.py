"""the council's logo"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

FILE_TYPES = ("pdf", "docx", "xlsx", "csv", "png", "jpg")


def upgrade() -> None:
    op.create_table(
        "logo",
        sa.Column("digest", sa.String(length=16), nullable=False),
        sa.Column(
            "file_type",
            sa.Enum(
                *FILE_TYPES, name="filetype", native_enum=False, create_constraint=True, length=30
            ),
            nullable=False,
        ),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_logo_only_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_logo")),
    )
    op.add_column("authority", sa.Column("logo_digest", sa.String(length=16), nullable=True))
    op.add_column("authority", sa.Column("logo_width", sa.Integer(), nullable=True))
    op.add_column("authority", sa.Column("logo_height", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.drop_column("logo_height")
        batch_op.drop_column("logo_width")
        batch_op.drop_column("logo_digest")
    op.drop_table("logo")
