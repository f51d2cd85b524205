"""outgoing e-mails, links to a new password, standard sentences"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def allow_purposes(*purposes: str) -> None:
    among = ", ".join(f"'{purpose}'" for purpose in purposes)
    with op.batch_alter_table("one_time_link", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_one_time_link_linkpurpose"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_one_time_link_linkpurpose"), f"purpose IN ({among})"
        )


def upgrade() -> None:
    op.create_table(
        "outgoing_email",
        sa.Column("key", sa.String(length=255), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "password_reset",
                "actions_issued",
                name="emailkind",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("address", sa.String(length=255), nullable=True),
        sa.Column("about", JSON, nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "sent",
                "not_needed",
                "failed",
                name="emailstate",
                native_enum=False,
                create_constraint=True,
                length=30,
            ),
            nullable=False,
        ),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("try_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(length=255), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) <> (address IS NULL)", name=op.f("ck_outgoing_email_one_recipient")
        ),
        sa.CheckConstraint("attempts >= 0", name=op.f("ck_outgoing_email_attempts_count_up")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_outgoing_email_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outgoing_email")),
        sa.UniqueConstraint("key", name=op.f("uq_outgoing_email_key")),
    )
    with op.batch_alter_table("outgoing_email", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outgoing_email_person_id"), ["person_id"], unique=False
        )
        batch_op.create_index("ix_outgoing_email_waiting", ["state", "try_at", "id"], unique=False)
    allow_purposes("invitation", "password_reset")
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("standard_sentences", JSON, server_default="[]", nullable=False)
        )
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.alter_column("standard_sentences", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("authority", schema=None) as batch_op:
        batch_op.drop_column("standard_sentences")
    op.execute("DELETE FROM one_time_link WHERE purpose = 'password_reset'")
    allow_purposes("invitation")
    op.drop_table("outgoing_email")
