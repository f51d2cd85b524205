"""a council's own tracker while it is imported, and what came of it"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

JSON = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    op.create_table('tracker_import',
    sa.Column('public_id', sa.String(length=16), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('file_name', sa.String(length=255), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=True),
    sa.Column('state', sa.Enum('sent', 'reading', 'read', 'applying', 'applied', 'dropped', name='trackerstate', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('was_published', sa.Boolean(), nullable=False),
    sa.Column('sheet', sa.Integer(), nullable=False),
    sa.Column('heading_row', sa.Integer(), nullable=True),
    sa.Column('columns', JSON, nullable=False),
    sa.Column('takes_hidden', sa.Boolean(), nullable=False),
    sa.Column('owners', JSON, nullable=False),
    sa.Column('counts', JSON, nullable=False),
    sa.Column('made_by_id', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_tracker_import_committee_id')),
    sa.ForeignKeyConstraint(['made_by_id'], ['person.id'], name=op.f('fk_tracker_import_made_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tracker_import')),
    sa.UniqueConstraint('public_id', name=op.f('uq_tracker_import_public_id'))
    )
    with op.batch_alter_table('tracker_import', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_tracker_import_committee_id'), ['committee_id'], unique=False)
    op.create_table('tracker_mapping',
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('columns', JSON, nullable=False),
    sa.Column('owners', JSON, nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_tracker_mapping_committee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tracker_mapping')),
    sa.UniqueConstraint('committee_id', 'digest', name=op.f('uq_tracker_mapping_committee_id_digest'))
    )
    op.create_table('imported_action',
    sa.Column('action_id', sa.Integer(), nullable=False),
    sa.Column('committee_id', sa.Integer(), nullable=False),
    sa.Column('identity', sa.String(length=255), nullable=False),
    sa.Column('earlier_reference', sa.String(length=255), nullable=False),
    sa.Column('origin_words', sa.String(length=255), nullable=False),
    sa.Column('subject', sa.String(length=255), nullable=False),
    sa.Column('rag', sa.Enum('green', 'amber', 'red', name='rag', native_enum=False, create_constraint=True, length=30), nullable=True),
    sa.Column('rag_words', sa.String(length=255), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('version_then', sa.Integer(), nullable=False),
    sa.Column('taken_on', sa.Date(), nullable=False),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_imported_action_action_id')),
    sa.ForeignKeyConstraint(['committee_id'], ['committee.id'], name=op.f('fk_imported_action_committee_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_imported_action')),
    sa.UniqueConstraint('action_id', name=op.f('uq_imported_action_action_id')),
    sa.UniqueConstraint('committee_id', 'identity', name=op.f('uq_imported_action_committee_id_identity'))
    )
    op.create_table('tracker_row',
    sa.Column('import_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('cells', JSON, nullable=False),
    sa.Column('reading', JSON, nullable=False),
    sa.Column('is_doubtful', sa.Boolean(), nullable=False),
    sa.Column('effect', sa.Enum('new', 'changed', 'same', 'left_out', name='trackereffect', native_enum=False, create_constraint=True, length=30), nullable=False),
    sa.Column('action_id', sa.Integer(), nullable=True),
    sa.Column('decision', sa.Boolean(), nullable=True),
    sa.Column('id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['action_id'], ['action.id'], name=op.f('fk_tracker_row_action_id')),
    sa.ForeignKeyConstraint(['import_id'], ['tracker_import.id'], name=op.f('fk_tracker_row_import_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tracker_row')),
    sa.UniqueConstraint('import_id', 'number', name=op.f('uq_tracker_row_import_id_number'))
    )
    with op.batch_alter_table('tracker_row', schema=None) as batch_op:
        batch_op.create_index('ix_tracker_row_doubtful', ['import_id', 'is_doubtful', 'number'], unique=False)


def downgrade() -> None:
    for table in ("tracker_row", "imported_action", "tracker_mapping", "tracker_import"):
        op.drop_table(table)
