"""reminders by choice, private calendar addresses, addresses that mail does not reach"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

REMINDERS = ("weekly_digest", "due_tomorrow", "overdue", "before_meeting")


def kinds() -> list[str]:
    """The kinds of e-mail that may be queued just now, as the database's own check says."""
    checks = sa.inspect(op.get_bind()).get_check_constraints("outgoing_email")
    found = next(each["sqltext"] for each in checks if str(each["name"]).endswith("emailkind"))
    return [part for number, part in enumerate(found.split("'")) if number % 2]


def allow_kinds(*kinds: str) -> None:
    among = ", ".join(f"'{kind}'" for kind in kinds)
    with op.batch_alter_table("outgoing_email", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_outgoing_email_emailkind"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_outgoing_email_emailkind"), f"kind IN ({among})"
        )


def upgrade() -> None:
    op.create_table(
        "reminder_choice",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("weekly_digest", sa.Boolean(), nullable=False),
        sa.Column("due_tomorrow", sa.Boolean(), nullable=False),
        sa.Column("overdue", sa.Boolean(), nullable=False),
        sa.Column("before_meeting", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reminder_choice_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder_choice")),
        sa.UniqueConstraint("person_id", name=op.f("uq_reminder_choice_person_id")),
    )
    op.create_table(
        "calendar_link",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_link_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_link")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_calendar_link_token_hash")),
    )
    with op.batch_alter_table("calendar_link", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_calendar_link_person_id"), ["person_id"], unique=False)
    op.create_table(
        "refused_address",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=255), nullable=False),
        sa.Column("problem", sa.String(length=255), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_refused_address_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refused_address")),
        sa.UniqueConstraint("person_id", name=op.f("uq_refused_address_person_id")),
    )
    allow_kinds(*kinds(), *REMINDERS)
    with op.batch_alter_table("outgoing_email", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outgoing_email_kind_queued", ["kind", "queued_at"], unique=False
        )


def downgrade() -> None:
    among = ", ".join(f"'{kind}'" for kind in REMINDERS)
    with op.batch_alter_table("outgoing_email", schema=None) as batch_op:
        batch_op.drop_index("ix_outgoing_email_kind_queued")
    op.execute(f"DELETE FROM outgoing_email WHERE kind IN ({among})")
    allow_kinds(*(kind for kind in kinds() if kind not in REMINDERS))
    op.drop_table("refused_address")
    op.drop_table("calendar_link")
    op.drop_table("reminder_choice")
