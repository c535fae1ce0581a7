"""Interest, steered and explained."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
revision: str = '0003'
down_revision: str | None = '0002'
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    op.create_table('dials',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('familiar', sa.SmallInteger(), nullable=False),
    sa.Column('goods', sa.SmallInteger(), nullable=False),
    sa.Column('set_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('familiar BETWEEN -2 AND 2 AND goods BETWEEN -2 AND 2', name=op.f('ck_dials_notches')),
    sa.PrimaryKeyConstraint('viewer', name=op.f('pk_dials')),
    schema='discovery'
    )
    op.create_table('policy_switches',
    sa.Column('id', sa.BigInteger(), sa.Identity(always=True), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('knobs', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('switched_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_policy_switches')),
    schema='discovery'
    )
    op.create_table('resets',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('aside', sa.BigInteger(), nullable=False),
    sa.Column('reset_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('viewer', name=op.f('pk_resets')),
    schema='discovery'
    )
    op.create_index('ix_resets_reset_at', 'resets', ['reset_at'], unique=False, schema='discovery')
    op.create_table('experiment_counted',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('tx', sa.BigInteger(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('counted_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_experiment_counted')),
    schema='learning'
    )
    op.create_table('experiment_days',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('metric', sa.Text(), nullable=False),
    sa.Column('arm', sa.SmallInteger(), autoincrement=False, nullable=False),
    sa.Column('total', sa.Double(), nullable=False),
    sa.Column('squares', sa.Double(), nullable=False),
    sa.PrimaryKeyConstraint('key', 'day', 'metric', 'arm', name=op.f('pk_experiment_days')),
    schema='learning'
    )
    op.create_table('experiment_people',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('metric', sa.Text(), nullable=False),
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('arm', sa.SmallInteger(), nullable=False),
    sa.Column('value', sa.Double(), nullable=False),
    sa.PrimaryKeyConstraint('key', 'metric', 'viewer', name=op.f('pk_experiment_people')),
    schema='learning'
    )
    op.create_table('experiments',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('layer', sa.Text(), nullable=False),
    sa.Column('first', sa.BigInteger(), nullable=False),
    sa.Column('width', sa.BigInteger(), nullable=False),
    sa.Column('variants', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('verdict', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), server_default=sa.text("'split'"), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_experiments')),
    schema='learning'
    )
    op.create_table('page_odds',
    sa.Column('page', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('odds', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['page'], ['discovery.pages.id'], name=op.f('fk_page_odds_page'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('page', name=op.f('pk_page_odds')),
    schema='discovery'
    )
    op.add_column('models', sa.Column('base', sa.Text(), nullable=True), schema='learning')
    op.add_column('models', sa.Column('replaced', sa.Text(), nullable=True), schema='learning')
    op.add_column('models', sa.Column('since', sa.DateTime(timezone=True), nullable=True), schema='learning')
    op.add_column('chargebacks', sa.Column('fee_back', sa.BigInteger(), server_default=sa.text('0'), nullable=False), schema='trade')
    op.create_index('ix_reviews_store_pictures', 'reviews', ['store', 'id'], unique=False, schema='trade', postgresql_where=sa.text('has_pictures'))
    op.create_index('ix_reviews_store_product', 'reviews', ['store', 'product', 'id'], unique=False, schema='trade')
    op.create_index('ix_reviews_store_stars', 'reviews', ['store', 'goods', 'id'], unique=False, schema='trade')
    op.create_index('ix_reviews_store_unanswered', 'reviews', ['store', 'id'], unique=False, schema='trade', postgresql_where=sa.text('replied_at IS NULL'))
    op.execute("""ALTER TABLE trade.chargebacks ADD CONSTRAINT ck_chargebacks_fee_back_within_fee CHECK (((fee_back >= 0) AND (fee_back <= fee)))""")
    op.execute("ALTER TABLE learning.models DROP CONSTRAINT ck_models_state")
    op.execute("""ALTER TABLE learning.models ADD CONSTRAINT ck_models_state CHECK ((state = ANY (ARRAY['ready'::text, 'withdrawn'::text, 'shadow'::text, 'refused'::text, 'rolled_back'::text])))""")


def downgrade() -> None:
    raise NotImplementedError("what people said about what they want to see would be lost; restore a backup instead")
