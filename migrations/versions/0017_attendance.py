"""attendance, declared interests, clerks' own notes"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def one_of(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            one_of(
                "present",
                "apologies",
                "absent",
                "substitute",
                "officer",
                "guest",
                name="attendancekind",
            ),
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("substitute_for_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=255), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(person_id IS NULL) = (name IS NOT NULL)", name=op.f("ck_attendance_key_or_words")
        ),
        sa.CheckConstraint(
            "(kind = 'substitute') = (substitute_for_id IS NOT NULL)",
            name=op.f("ck_attendance_substitute_for_somebody"),
        ),
        key("attendance", "meeting_id", "meeting.id"),
        key("attendance", "person_id", "person.id"),
        key("attendance", "substitute_for_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
        sa.UniqueConstraint(
            "meeting_id", "person_id", name=op.f("uq_attendance_meeting_id_person_id")
        ),
    )
    op.create_table(
        "declared_interest",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", one_of("pecuniary", "registrable", "other", name="interestkind"), nullable=False
        ),
        sa.Column("nature", sa.String(length=255), nullable=False),
        sa.Column("has_left", sa.Boolean(), nullable=False),
        sa.Column("has_returned", sa.Boolean(), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        key("declared_interest", "item_id", "agenda_item.id"),
        key("declared_interest", "person_id", "person.id"),
        key("declared_interest", "recorded_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_declared_interest")),
    )
    with op.batch_alter_table("declared_interest", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_declared_interest_item_id"), ["item_id"], unique=False)
        batch_op.create_index(
            "ix_declared_interest_person", ["person_id", "withdrawn_at"], unique=False
        )
    op.create_table(
        "clerk_note",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        key("clerk_note", "item_id", "agenda_item.id"),
        key("clerk_note", "author_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clerk_note")),
        sa.UniqueConstraint("item_id", "author_id", name=op.f("uq_clerk_note_item_id_author_id")),
    )
    with op.batch_alter_table("clerk_note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clerk_note_author_id"), ["author_id"], unique=False)


def downgrade() -> None:
    op.drop_table("clerk_note")
    op.drop_table("declared_interest")
    op.drop_table("attendance")
