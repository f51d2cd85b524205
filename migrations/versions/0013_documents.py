"""documents: uploaded files of items, updates, indicators and meetings"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('document',
    sa.Column('public_id', sa.String(length=16), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.Column('update_id', sa.Integer(), nullable=True),
    sa.Column('indicator_id', sa.Integer(), nullable=True),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('slot', sa.Enum('report', 'appendix', 'background', 'to_follow', 'supplement', 'tabled', 'evidence', name='documentslot', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('title', sa.String(length=255), nullable=False),
    sa.Column('name', sa.String(length=255), nullable=False),
    sa.Column('file_type', sa.Enum('pdf', 'docx', 'xlsx', 'csv', 'png', 'jpg', name='filetype', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('size', sa.BigInteger(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('storage_key', sa.String(length=64), nullable=True),
    sa.Column('restriction', sa.Enum('open', 'exempt', 'confidential', name='restriction', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('restriction_ground', sa.String(length=255), nullable=True),
    sa.Column('uploaded_by_id', sa.Integer(), nullable=False),
    sa.Column('uploaded_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('replaced_by_id', sa.Integer(), nullable=True),
    sa.Column('removed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('removed_by_id', sa.Integer(), nullable=True),
    sa.Column('removal_reason', sa.Text(), nullable=True),
    sa.Column('redacted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("restriction = 'open' OR (item_id IS NOT NULL AND restriction_ground IS NOT NULL)", name=op.f('ck_document_restriction_has_a_ground')),
    sa.CheckConstraint('(removed_at IS NULL) = (removed_by_id IS NULL)', name=op.f('ck_document_removed_by_somebody')),
    sa.CheckConstraint('CASE WHEN item_id IS NULL THEN 0 ELSE 1 END + CASE WHEN update_id IS NULL THEN 0 ELSE 1 END + CASE WHEN indicator_id IS NULL THEN 0 ELSE 1 END + CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END = 1', name=op.f('ck_document_belongs_to_one_thing')),
    sa.CheckConstraint('size > 0', name=op.f('ck_document_size_is_positive')),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicator.id'], name=op.f('fk_document_indicator_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_document_item_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_document_meeting_id')),
    sa.ForeignKeyConstraint(['removed_by_id'], ['person.id'], name=op.f('fk_document_removed_by_id')),
    sa.ForeignKeyConstraint(['replaced_by_id'], ['document.id'], name=op.f('fk_document_replaced_by_id')),
    sa.ForeignKeyConstraint(['update_id'], ['action_update.id'], name=op.f('fk_document_update_id')),
    sa.ForeignKeyConstraint(['uploaded_by_id'], ['person.id'], name=op.f('fk_document_uploaded_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document')),
    sa.UniqueConstraint('public_id', name=op.f('uq_document_public_id')),
    sa.UniqueConstraint('replaced_by_id', name=op.f('uq_document_replaced_by_id')),
    sa.UniqueConstraint('storage_key', name=op.f('uq_document_storage_key'))
    )
    with op.batch_alter_table('document', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_document_indicator_id'), ['indicator_id'], unique=False)
        batch_op.create_index('ix_document_item_order', ['item_id', 'slot', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_document_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_document_update_id'), ['update_id'], unique=False)



def downgrade() -> None:
    op.drop_table('document')
