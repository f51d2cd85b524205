"""private parts, resolutions, public records, the log of reads, review dates"""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

RESTRICTED = ("agenda_item", "document", "action")


def one_of(*values: str, name: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=30)


def key(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [to], name=op.f(f"fk_{table}_{column}"))


def restrictions() -> sa.Enum:
    return one_of("open", "exempt", "confidential", name="restriction")


def upgrade() -> None:
    op.create_table(
        "private_revision",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "made_when",
            one_of(
                "saved",
                "imported",
                "published",
                "restored",
                "left",
                "merged",
                "set_aside",
                name="revisionsource",
            ),
            nullable=False,
        ),
        sa.Column("id", sa.Integer(), nullable=False),
        key("private_revision", "item_id", "agenda_item.id"),
        key("private_revision", "made_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_revision")),
    )
    with op.batch_alter_table("private_revision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_private_revision_item_id"), ["item_id"], unique=False)
    op.create_table(
        "private_part",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("restriction", restrictions(), nullable=False),
        sa.Column("restriction_ground", sa.String(length=255), nullable=True),
        sa.Column("public_interest", sa.Text(), nullable=False),
        sa.Column("restriction_review_on", sa.Date(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("purpose_html", sa.Text(), nullable=False),
        sa.Column("current_revision_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "restriction = 'open' OR restriction_ground IS NOT NULL",
            name=op.f("ck_private_part_restriction_has_a_ground"),
        ),
        key("private_part", "item_id", "agenda_item.id"),
        key("private_part", "current_revision_id", "private_revision.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_private_part")),
        sa.UniqueConstraint("item_id", name=op.f("uq_private_part_item_id")),
    )
    op.create_table(
        "item_exclusion",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("outcome", one_of("agreed", "refused", name="exclusion"), nullable=False),
        sa.Column("moved_by", sa.String(length=255), nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        key("item_exclusion", "item_id", "agenda_item.id"),
        key("item_exclusion", "recorded_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_exclusion")),
        sa.UniqueConstraint("item_id", name=op.f("uq_item_exclusion_item_id")),
    )
    op.create_table(
        "item_public_record",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("kind", one_of("summary", "statement", name="publicrecord"), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(kind = 'summary') = (source <> '')",
            name=op.f("ck_item_public_record_summary_has_words"),
        ),
        key("item_public_record", "item_id", "agenda_item.id"),
        key("item_public_record", "made_by_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_public_record")),
        sa.UniqueConstraint("item_id", name=op.f("uq_item_public_record_item_id")),
    )
    op.create_table(
        "restricted_read",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("subject_type", sa.String(length=40), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.Column("way", one_of("page", "file", "export", "api", name="readingway"), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        key("restricted_read", "person_id", "person.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restricted_read")),
    )
    with op.batch_alter_table("restricted_read", schema=None) as batch_op:
        batch_op.create_index(
            "ix_restricted_read_subject", ["subject_type", "subject_id", "id"], unique=False
        )
        batch_op.create_index("ix_restricted_read_person", ["person_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_restricted_read_read_at"), ["read_at"], unique=False)
    op.create_index(op.f("ix_attendance_person_id"), "attendance", ["person_id"])
    for table in RESTRICTED:
        op.add_column(table, sa.Column("restriction_review_on", sa.Date(), nullable=True))
    op.add_column(
        "agenda_item", sa.Column("public_interest", sa.Text(), nullable=False, server_default="")
    )
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.alter_column("public_interest", server_default=None)
    with op.batch_alter_table("named_reader", schema=None) as batch_op:
        batch_op.add_column(sa.Column("action_id", sa.Integer(), nullable=True))
        batch_op.alter_column("item_id", existing_type=sa.Integer(), nullable=True)
        batch_op.create_foreign_key(
            batch_op.f("fk_named_reader_action_id"), "action", ["action_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_named_reader_of_one_thing"),
            "(item_id IS NULL) <> (action_id IS NULL)",
        )
        batch_op.create_index(batch_op.f("ix_named_reader_action_id"), ["action_id"], unique=False)


def downgrade() -> None:
    op.execute("DELETE FROM named_reader WHERE item_id IS NULL")
    with op.batch_alter_table("named_reader", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_named_reader_action_id"))
        batch_op.drop_constraint(batch_op.f("ck_named_reader_of_one_thing"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_named_reader_action_id"), type_="foreignkey")
        batch_op.alter_column("item_id", existing_type=sa.Integer(), nullable=False)
        batch_op.drop_column("action_id")
    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_column("public_interest")
    for table in reversed(RESTRICTED):
        op.drop_column(table, "restriction_review_on")
    op.drop_index(op.f("ix_attendance_person_id"), table_name="attendance")
    op.drop_table("restricted_read")
    op.drop_table("item_public_record")
    op.drop_table("item_exclusion")
    op.drop_table("private_part")
    op.drop_table("private_revision")
