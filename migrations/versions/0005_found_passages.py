"""decisions on passages found in minutes"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('found_passage',
    sa.Column('item_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('decision', sa.Enum('accepted', 'corrected', 'dismissed', name='passagedecision', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=False),
    sa.Column('decided_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint("(action_id IS NOT NULL) = (decision <> 'dismissed')", name=op.f('ck_found_passage_recorded_has_an_action')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_found_passage_action_id')),
    sa.ForeignKeyConstraint(['decided_by_id'], ['person.id'], name=op.f('fk_found_passage_decided_by_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_found_passage_item_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_found_passage')),
    sa.UniqueConstraint('item_id', 'digest', name=op.f('uq_found_passage_item_id_digest'))
    )
    with op.batch_alter_table('found_passage', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_found_passage_action_id'), ['action_id'], unique=False)


def downgrade() -> None:
    op.drop_table('found_passage')
