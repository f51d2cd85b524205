"""planned items of the work programme"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('planned_item',
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('subject', sa.String(length=255), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('lead_post_id', sa.Integer(), nullable=True),
    sa.Column('meeting_id', sa.Integer(), nullable=True),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('item_id', sa.Integer(), nullable=True),
    sa.Column('dropped_on', sa.Date(), nullable=True),
    sa.Column('drop_reason', sa.Text(), nullable=True),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.CheckConstraint('(dropped_on IS NULL) = (drop_reason IS NULL)', name=op.f('ck_planned_item_dropped_has_a_reason')),
    sa.CheckConstraint('item_id IS NULL OR dropped_on IS NULL', name=op.f('ck_planned_item_on_agenda_or_dropped')),
    sa.CheckConstraint('item_id IS NULL OR meeting_id IS NOT NULL', name=op.f('ck_planned_item_on_agenda_of_a_meeting')),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_planned_item_action_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_planned_item_committee_id')),
    sa.ForeignKeyConstraint(['item_id'], ['agenda_item.id'], name=op.f('fk_planned_item_item_id')),
    sa.ForeignKeyConstraint(['lead_post_id'], ['post.id'], name=op.f('fk_planned_item_lead_post_id')),
    sa.ForeignKeyConstraint(['meeting_id'], ['meeting.id'], name=op.f('fk_planned_item_meeting_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_planned_item')),
    sa.UniqueConstraint('item_id', name=op.f('uq_planned_item_item_id'))
    )
    with op.batch_alter_table('planned_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_planned_item_action_id'), ['action_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_planned_item_lead_post_id'), ['lead_post_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_planned_item_meeting_id'), ['meeting_id'], unique=False)
        batch_op.create_index('ix_planned_item_order', ['committee_id', 'meeting_id', 'position'], unique=False)


def downgrade() -> None:
    op.drop_table('planned_item')
