"""files can be redacted; documents that left their page say when and whether the public is told"""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

REASON = "redaction_reason IN ('child', 'personal', 'private', 'legal', 'other')"
SLOTS_BEFORE = (
    "slot IN ('report', 'appendix', 'background', 'to_follow', 'supplement', 'tabled', 'evidence')"
)
SLOTS = (
    "slot IN ('report', 'appendix', 'background', 'to_follow', 'supplement', 'tabled',"
    " 'signed_minutes', 'attendance', 'definition', 'figures', 'evidence')"
)
ABOUT = "ck_redaction_about_something"


def upgrade() -> None:
    op.add_column(
        "document",
        sa.Column("was_public", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.add_column("document", sa.Column("redaction_reason", sa.String(length=30), nullable=True))
    op.execute(
        "UPDATE document SET removed_at = (SELECT newer.uploaded_at FROM document newer"
        " WHERE newer.id = document.replaced_by_id), removed_by_id = (SELECT newer.uploaded_by_id"
        " FROM document newer WHERE newer.id = document.replaced_by_id)"
        " WHERE replaced_by_id IS NOT NULL AND removed_at IS NULL"
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        batch_op.alter_column("was_public", server_default=None)
        batch_op.drop_constraint(batch_op.f("ck_document_documentslot"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_document_documentslot"), sa.text(SLOTS))
        batch_op.create_check_constraint(
            batch_op.f("ck_document_redactionreason"), sa.text(REASON)
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_document_replaced_is_removed"),
            sa.text("removed_at IS NOT NULL OR (replaced_by_id IS NULL AND NOT was_public)"),
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_document_redacted_has_no_file"),
            sa.text("(redacted_at IS NULL) = (storage_key IS NOT NULL)"),
        )
    op.add_column("redaction", sa.Column("document_id", sa.Integer(), nullable=True))
    op.add_column(
        "redaction",
        sa.Column("masks_name", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    with op.batch_alter_table("redaction", schema=None) as batch_op:
        batch_op.alter_column("masks_name", server_default=None)
        batch_op.create_foreign_key(
            batch_op.f("fk_redaction_document_id"), "document", ["document_id"], ["id"]
        )
        batch_op.create_index(batch_op.f("ix_redaction_document_id"), ["document_id"])
        batch_op.drop_constraint(batch_op.f(ABOUT), type_="check")
        batch_op.create_check_constraint(
            batch_op.f(ABOUT),
            sa.text("item_id IS NOT NULL OR action_id IS NOT NULL OR document_id IS NOT NULL"),
        )


def downgrade() -> None:
    op.execute("DELETE FROM redaction WHERE item_id IS NULL AND action_id IS NULL")
    with op.batch_alter_table("redaction", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f(ABOUT), type_="check")
        batch_op.create_check_constraint(
            batch_op.f(ABOUT), sa.text("item_id IS NOT NULL OR action_id IS NOT NULL")
        )
        batch_op.drop_index(batch_op.f("ix_redaction_document_id"))
        batch_op.drop_constraint(batch_op.f("fk_redaction_document_id"), type_="foreignkey")
        batch_op.drop_column("document_id")
        batch_op.drop_column("masks_name")
    op.execute(
        "UPDATE document SET slot = 'supplement'"
        " WHERE slot IN ('signed_minutes', 'attendance', 'definition', 'figures')"
    )
    with op.batch_alter_table("document", schema=None) as batch_op:
        for name in ("replaced_is_removed", "redacted_has_no_file", "redactionreason"):
            batch_op.drop_constraint(batch_op.f(f"ck_document_{name}"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_document_documentslot"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_document_documentslot"), sa.text(SLOTS_BEFORE)
        )
        batch_op.drop_column("redaction_reason")
        batch_op.drop_column("was_public")
