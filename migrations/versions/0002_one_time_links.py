"""one-time links; how many neighbours are in a mean"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('one_time_link',
    sa.Column('token_hash', sa.String(length=64), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.Enum('invitation', name='linkpurpose', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=True),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['made_by_id'], ['person.id'], name=op.f('fk_one_time_link_made_by_id')),
    sa.ForeignKeyConstraint(['person_id'], ['person.id'], name=op.f('fk_one_time_link_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_one_time_link')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_one_time_link_token_hash'))
    )
    with op.batch_alter_table('one_time_link', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_one_time_link_person_id'), ['person_id'], unique=False)
    with op.batch_alter_table('observation', schema=None) as batch_op:
        batch_op.add_column(sa.Column('mean_of', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('mean_among', sa.Integer(), nullable=True))
        batch_op.create_check_constraint(
            batch_op.f('ck_observation_mean_of_those_there_are'), 'mean_of IS NULL OR mean_of <= mean_among'
        )


def downgrade() -> None:
    with op.batch_alter_table('observation', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('ck_observation_mean_of_those_there_are'), type_='check')
        batch_op.drop_column('mean_among')
        batch_op.drop_column('mean_of')
    op.drop_table('one_time_link')
