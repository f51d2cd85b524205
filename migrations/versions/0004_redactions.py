"""redactions; digests of audit events and the seals that chain them"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

json = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), 'postgresql')


def upgrade() -> None:
    op.create_table('redaction',
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('everywhere', sa.Boolean(), nullable=False),
    sa.Column('status', sa.Enum('pending', 'approved', 'refused', name='redactionstatus', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('passage', sa.Text(), nullable=True),
    sa.Column('passage_digest', sa.String(length=64), nullable=False),
    sa.Column('passage_length', sa.Integer(), nullable=False),
    sa.Column('reason', sa.Enum('child', 'personal', 'private', 'legal', 'other', name='redactionreason', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('reason_words', sa.Text(), nullable=False),
    sa.Column('asked_by_id', sa.Integer(), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('decision_words', sa.Text(), nullable=False),
    sa.Column('times', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('item_id IS NOT NULL OR action_id IS NOT NULL', name=op.f('ck_redaction_about_something')),
    sa.CheckConstraint("(passage IS NOT NULL) = (status = 'pending')", name=op.f('ck_redaction_passage_only_while_pending')),
    sa.CheckConstraint("(decided_by_id IS NOT NULL) = (status <> 'pending')", name=op.f('ck_redaction_decided_by_somebody')),
    sa.CheckConstraint('decided_by_id <> asked_by_id', name=op.f('ck_redaction_decided_by_somebody_else')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_redaction_action_id')),
    sa.ForeignKeyConstraint(['asked_by_id'], ['person.id'], name=op.f('fk_redaction_asked_by_id')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_redaction_decided_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_redaction_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_redaction'))
    )
    with op.batch_alter_table('redaction', schema=None) as batch_op:
        batch_op.create_index('ix_redaction_status', ['status', 'id'], unique=False)
        batch_op.create_index(batch_op.f('ix_redaction_action_id'), ['action_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_redaction_item_id'), ['item_id'], unique=False)
    op.create_table('audit_seal',
    sa.Column('first_id', sa.Integer(), nullable=False),
    sa.Column('last_id', sa.Integer(), nullable=False),
    sa.Column('events', json, nullable=False),
    sa.Column('previous_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.Column('sealed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_seal')),
    sa.UniqueConstraint('first_id', name=op.f('uq_audit_seal_first_id')),
    sa.UniqueConstraint('last_id', name=op.f('uq_audit_seal_last_id')),
    sa.UniqueConstraint('hash', name=op.f('uq_audit_seal_hash'))
    )
    op.add_column('audit_event', sa.Column('word_digests', json, nullable=True))
    op.add_column('audit_event', sa.Column('digest', sa.String(length=64), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table('audit_event', schema=None) as batch_op:
        batch_op.drop_column('digest')
        batch_op.drop_column('word_digests')
    op.drop_table('audit_seal')
    op.drop_table('redaction')
