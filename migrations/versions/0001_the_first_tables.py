"""The first tables."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import postgresql
revision: str = '0001'
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    for name in ("journal", "people", "learning", "trust", "trade", "media", "growth", "discovery"):
        op.execute(f"CREATE SCHEMA IF NOT EXISTS {name}")
    op.execute("CREATE SEQUENCE journal.positions AS bigint")
    op.create_table('feature_names',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('names', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_feature_names')),
    schema='discovery'
    )
    op.create_table('hidden',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('reason', sa.SmallInteger(), nullable=False),
    sa.Column('hidden_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('viewer', 'subject', name=op.f('pk_hidden')),
    schema='discovery'
    )
    op.create_table('pages',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('surface', sa.SmallInteger(), nullable=False),
    sa.Column('recipe', sa.Text(), nullable=False),
    sa.Column('model', sa.Text(), nullable=False),
    sa.Column('variants', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('knobs', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('sources', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('filters', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('silent', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('took_us', sa.BigInteger(), nullable=False),
    sa.Column('candidates', sa.LargeBinary(), nullable=False),
    sa.Column('found_by', sa.LargeBinary(), nullable=False),
    sa.Column('removed_by', sa.LargeBinary(), nullable=False),
    sa.Column('scores', sa.LargeBinary(), nullable=False),
    sa.Column('items', sa.LargeBinary(), nullable=False),
    sa.Column('propensity', sa.LargeBinary(), nullable=False),
    sa.Column('features', sa.LargeBinary(), nullable=False),
    sa.Column('feature_names', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pages')),
    schema='discovery'
    )
    op.create_index('ix_pages_viewer_id', 'pages', ['viewer', 'id'], unique=False, schema='discovery')
    op.create_table('steering',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('topic', sa.Text(), nullable=False),
    sa.Column('mode', sa.Text(), nullable=False),
    sa.Column('set_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('viewer', 'topic', name=op.f('pk_steering')),
    schema='discovery'
    )
    op.create_table('behaviour',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('tx', sa.BigInteger(), server_default=sa.text('(pg_current_xact_id()::text::bigint)'), nullable=False),
    sa.Column('position', sa.BigInteger(), server_default=sa.text("nextval('journal.positions')"), nullable=False),
    sa.Column('kind', sa.SmallInteger(), nullable=False),
    sa.Column('subject', sa.BigInteger(), nullable=False),
    sa.Column('subject_kind', sa.SmallInteger(), nullable=False),
    sa.Column('origin', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('watched_ms', sa.Integer(), server_default='0', nullable=False),
    sa.Column('duration_ms', sa.Integer(), server_default='0', nullable=False),
    sa.Column('page', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('slot', sa.SmallInteger(), server_default='-1', nullable=False),
    sa.Column('surface', sa.SmallInteger(), server_default='0', nullable=False),
    sa.Column('reason', sa.SmallInteger(), server_default='0', nullable=False),
    sa.Column('token', sa.Text(), nullable=True),
    sa.Column('received_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('id', 'viewer', name=op.f('pk_behaviour')),
    schema='journal',
    postgresql_partition_by='RANGE (id)'
    )
    op.create_index('ix_behaviour_tx_position', 'behaviour', ['tx', 'position'], unique=False, schema='journal')
    op.create_index('ix_behaviour_viewer_id', 'behaviour', ['viewer', 'id'], unique=False, schema='journal')
    op.create_table('cursors',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('tx', sa.BigInteger(), nullable=False),
    sa.Column('position', sa.BigInteger(), nullable=False),
    sa.Column('moved_at', sa.DateTime(timezone=True), server_default=sa.text('now()'), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_cursors')),
    schema='journal'
    )
    op.create_table('facts',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('tx', sa.BigInteger(), server_default=sa.text('(pg_current_xact_id()::text::bigint)'), nullable=False),
    sa.Column('position', sa.BigInteger(), server_default=sa.text("nextval('journal.positions')"), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('body', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_facts')),
    schema='journal',
    postgresql_partition_by='RANGE (id)'
    )
    op.create_index('ix_facts_name_tx_position', 'facts', ['name', 'tx', 'position'], unique=False, schema='journal')
    op.create_index('ix_facts_tx_position', 'facts', ['tx', 'position'], unique=False, schema='journal')
    op.create_table('troubles',
    sa.Column('reaction', sa.Text(), nullable=False),
    sa.Column('fact', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('fault', sa.Text(), nullable=False),
    sa.Column('next_try_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('parked_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('reaction', 'fact', name=op.f('pk_troubles')),
    schema='journal'
    )
    op.create_table('imported_product',
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('external', sa.Text(), nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('store', 'external', name=op.f('pk_imported_product')),
    schema='kernel'
    )
    op.create_table('timetable',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_timetable')),
    schema='kernel'
    )
    op.create_table('world_made',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('made', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_world_made')),
    schema='kernel'
    )
    op.create_table('models',
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('version', sa.Text(), nullable=False),
    sa.Column('schema_hash', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('metrics', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('trained_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("state IN ('ready', 'withdrawn')", name=op.f('ck_models_state')),
    sa.PrimaryKeyConstraint('name', 'version', name=op.f('pk_models')),
    schema='learning'
    )
    op.create_table('uploads',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('bytes', sa.BigInteger(), nullable=False),
    sa.Column('received', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('touched_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint("state IN ('open', 'complete', 'used')", name=op.f('ck_uploads_state_known')),
    sa.CheckConstraint('received BETWEEN 0 AND bytes', name=op.f('ck_uploads_received_within_bytes')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_uploads')),
    schema='media'
    )
    op.create_index('ix_uploads_owner', 'uploads', ['owner'], unique=False, schema='media')
    op.create_index('ix_uploads_touched_at', 'uploads', ['touched_at'], unique=False, schema='media')
    op.create_table('videos',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('creator', sa.BigInteger(), nullable=False),
    sa.Column('creator_viewer', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('is_restricted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('title', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('topics', sa.ARRAY(sa.Text()), nullable=False),
    sa.Column('language', sa.Text(), nullable=False),
    sa.Column('category', sa.BigInteger(), nullable=True),
    sa.Column('upload', sa.BigInteger(), nullable=True),
    sa.Column('progress', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('reason', postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
    sa.Column('attempt', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('tries', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('heartbeat_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('prefix', sa.Text(), nullable=True),
    sa.Column('duration_ms', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('width', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('height', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('sound', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('published_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('uploading', 'transcoding', 'reviewing', 'published', 'rejected', 'private')", name=op.f('ck_videos_state_known')),
    sa.CheckConstraint('progress BETWEEN 0 AND 100', name=op.f('ck_videos_progress_is_a_percentage')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_videos')),
    schema='media'
    )
    op.create_index('ix_videos_creator', 'videos', ['creator', 'id'], unique=False, schema='media')
    op.create_index('ix_videos_store', 'videos', ['store'], unique=False, schema='media', postgresql_where=sa.text('store IS NOT NULL'))
    op.create_index('ix_videos_upload', 'videos', ['upload'], unique=True, schema='media', postgresql_where=sa.text('upload IS NOT NULL'))
    op.create_index('ix_videos_working', 'videos', ['heartbeat_at'], unique=False, schema='media', postgresql_where=sa.text("state = 'transcoding'"))
    op.create_table('account',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('handle', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('bio', sa.Text(), nullable=False),
    sa.Column('avatar_url', sa.Text(), nullable=True),
    sa.Column('locale', sa.Text(), nullable=False),
    sa.Column('email', sa.Text(), nullable=True),
    sa.Column('email_verified_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('password_hash', sa.Text(), nullable=True),
    sa.Column('personalised', sa.Boolean(), nullable=False),
    sa.Column('verified', sa.Boolean(), nullable=False),
    sa.Column('factor_secret', sa.Text(), nullable=True),
    sa.Column('factor_confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('factor_step', sa.BigInteger(), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email')),
    sa.UniqueConstraint('handle', name=op.f('uq_account_handle')),
    sa.UniqueConstraint('viewer', name=op.f('uq_account_viewer')),
    schema='people'
    )
    op.create_table('attempt',
    sa.Column('key', sa.LargeBinary(), nullable=False),
    sa.Column('tries', sa.BigInteger(), nullable=False),
    sa.Column('forget_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('blocked_until', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_attempt')),
    schema='people'
    )
    op.create_index(op.f('ix_attempt_forget_at'), 'attempt', ['forget_at'], unique=False, schema='people')
    op.create_table('block',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('blocked', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('blocked_viewer', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('viewer', 'blocked', name=op.f('pk_block')),
    schema='people'
    )
    op.create_index(op.f('ix_block_blocked_viewer'), 'block', ['blocked_viewer'], unique=False, schema='people')
    op.create_table('comment',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=True),
    sa.Column('viewer', sa.BigInteger(), nullable=True),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('root', sa.BigInteger(), nullable=True),
    sa.Column('reply_to', sa.BigInteger(), nullable=True),
    sa.Column('answered', sa.BigInteger(), nullable=True),
    sa.Column('deleted_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('restricted_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_comment')),
    schema='people'
    )
    op.create_index(op.f('ix_comment_account'), 'comment', ['account'], unique=False, schema='people')
    op.create_index('ix_comment_replies', 'comment', ['root', 'id'], unique=False, schema='people', postgresql_where=sa.text('root IS NOT NULL'))
    op.create_index('ix_comment_roots', 'comment', ['subject', 'id'], unique=False, schema='people', postgresql_where=sa.text('root IS NULL'))
    op.create_table('favourite',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('viewer', 'subject', name=op.f('pk_favourite')),
    schema='people'
    )
    op.create_index(op.f('ix_favourite_viewer_at'), 'favourite', ['viewer', 'at'], unique=False, schema='people')
    op.create_table('follow',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('followee', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('viewer', 'followee', name=op.f('pk_follow')),
    schema='people'
    )
    op.create_index(op.f('ix_follow_followee'), 'follow', ['followee'], unique=False, schema='people')
    op.create_index(op.f('ix_follow_viewer_at'), 'follow', ['viewer', 'at'], unique=False, schema='people')
    op.create_table('maker',
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('subject', name=op.f('pk_maker')),
    schema='people'
    )
    op.create_index(op.f('ix_maker_owner'), 'maker', ['owner'], unique=False, schema='people')
    op.create_table('notice',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('read_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice')),
    sa.UniqueConstraint('account', 'kind', 'key', name=op.f('uq_notice_account_kind_key')),
    schema='people'
    )
    op.create_index(op.f('ix_notice_account_id'), 'notice', ['account', 'id'], unique=False, schema='people')
    op.create_index('ix_notice_unread', 'notice', ['account'], unique=False, schema='people', postgresql_where=sa.text('read_at IS NULL'))
    op.create_table('notice_preference',
    sa.Column('account', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('channel', sa.Text(), nullable=False),
    sa.Column('is_on', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('account', 'kind', 'channel', name=op.f('pk_notice_preference')),
    schema='people'
    )
    op.create_table('operator_act',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('actor', sa.BigInteger(), nullable=False),
    sa.Column('act', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=True),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_operator_act')),
    schema='people'
    )
    op.create_index(op.f('ix_operator_act_actor_id'), 'operator_act', ['actor', 'id'], unique=False, schema='people')
    op.create_index(op.f('ix_operator_act_subject_id'), 'operator_act', ['subject', 'id'], unique=False, schema='people')
    op.create_table('report',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report')),
    sa.UniqueConstraint('viewer', 'subject', name=op.f('uq_report_viewer_subject')),
    schema='people'
    )
    op.create_index(op.f('ix_report_subject'), 'report', ['subject'], unique=False, schema='people')
    op.create_table('simulated_mail',
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('channel', sa.Text(), nullable=False),
    sa.Column('recipient', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('locale', sa.Text(), nullable=False),
    sa.Column('sent_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('key', name=op.f('pk_simulated_mail')),
    schema='people'
    )
    op.create_index(op.f('ix_simulated_mail_account'), 'simulated_mail', ['account'], unique=False, schema='people')
    op.create_index(op.f('ix_simulated_mail_sent_at'), 'simulated_mail', ['sent_at'], unique=False, schema='people')
    op.create_table('store_contact',
    sa.Column('store', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('store', name=op.f('pk_store_contact')),
    schema='people'
    )
    op.create_table('subject_count',
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('likes', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('comments', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('favourites', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('shares', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('followers', sa.BigInteger(), server_default='0', nullable=False),
    sa.Column('following', sa.BigInteger(), server_default='0', nullable=False),
    sa.PrimaryKeyConstraint('subject', name=op.f('pk_subject_count')),
    schema='people'
    )
    op.create_table('subject_like',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('viewer', 'subject', name=op.f('pk_subject_like')),
    schema='people'
    )
    op.create_table('viewer_merge',
    sa.Column('source', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('into', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('source', name=op.f('pk_viewer_merge')),
    schema='people'
    )
    op.create_index(op.f('ix_viewer_merge_into'), 'viewer_merge', ['into'], unique=False, schema='people')
    op.create_table('images',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.Column('kept_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_images')),
    schema='trade'
    )
    op.create_index(op.f('ix_images_owner'), 'images', ['owner'], unique=False, schema='trade')
    op.create_table('payment_callbacks',
    sa.Column('provider', sa.Text(), nullable=False),
    sa.Column('event', sa.Text(), nullable=False),
    sa.Column('heard_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('provider', 'event', name=op.f('pk_payment_callbacks')),
    schema='trade'
    )
    op.create_table('payments',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('trade', sa.BigInteger(), nullable=False),
    sa.Column('payer', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('refunded', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('provider', sa.Text(), nullable=False),
    sa.Column('wish', sa.Text(), nullable=False),
    sa.Column('reference', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('code', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('pending', 'succeeded', 'declined')", name=op.f('ck_payments_state_known')),
    sa.CheckConstraint('amount > 0', name=op.f('ck_payments_amount_positive')),
    sa.CheckConstraint('refunded >= 0 AND refunded <= amount', name=op.f('ck_payments_refunded_within_amount')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_payments')),
    schema='trade'
    )
    op.create_index('uq_payments_open_trade', 'payments', ['trade'], unique=True, schema='trade', postgresql_where=sa.text("state = 'pending'"))
    op.create_index('uq_payments_payer_key', 'payments', ['payer', 'key'], unique=True, schema='trade')
    op.create_table('promises',
    sa.Column('order_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('units', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.CheckConstraint("state IN ('held', 'deducted', 'put_back')", name=op.f('ck_promises_state_known')),
    sa.CheckConstraint('units > 0', name=op.f('ck_promises_units_positive')),
    sa.PrimaryKeyConstraint('order_id', 'sku', name=op.f('pk_promises')),
    schema='trade',
    postgresql_with={'fillfactor': 80}
    )
    op.create_table('stock_corrections',
    sa.Column('id', sa.BigInteger(), nullable=False),
    sa.Column('sku', sa.BigInteger(), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=True),
    sa.Column('before', sa.BigInteger(), nullable=False),
    sa.Column('after', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stock_corrections')),
    schema='trade'
    )
    op.create_index('ix_stock_corrections_sku_at', 'stock_corrections', ['sku', 'at'], unique=False, schema='trade')
    op.create_table('stores',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.Column('name', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('intro', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('avatar_url', sa.Text(), nullable=True),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('shipping_fee', sa.BigInteger(), nullable=False),
    sa.Column('free_over', sa.BigInteger(), nullable=True),
    sa.Column('is_restricted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('free_over IS NULL OR free_over >= 0', name=op.f('ck_stores_free_over_not_negative')),
    sa.CheckConstraint('shipping_fee >= 0', name=op.f('ck_stores_fee_not_negative')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stores')),
    schema='trade'
    )
    op.create_index(op.f('ix_stores_owner'), 'stores', ['owner'], unique=False, schema='trade')
    op.create_table('trades',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('buyer', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.Column('placed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_trades')),
    schema='trade'
    )
    op.create_index('uq_trades_buyer_key', 'trades', ['buyer', 'key'], unique=True, schema='trade')
    op.create_table('fingerprints',
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.Column('band_0', sa.Integer(), nullable=False),
    sa.Column('band_1', sa.Integer(), nullable=False),
    sa.Column('band_2', sa.Integer(), nullable=False),
    sa.Column('band_3', sa.Integer(), nullable=False),
    sa.CheckConstraint("kind IN ('text', 'picture')", name=op.f('ck_fingerprints_kind_known')),
    sa.PrimaryKeyConstraint('subject', 'kind', name=op.f('pk_fingerprints')),
    schema='trust'
    )
    op.create_index('ix_fingerprints_band_0', 'fingerprints', ['kind', 'band_0'], unique=False, schema='trust')
    op.create_index('ix_fingerprints_band_1', 'fingerprints', ['kind', 'band_1'], unique=False, schema='trust')
    op.create_index('ix_fingerprints_band_2', 'fingerprints', ['kind', 'band_2'], unique=False, schema='trust')
    op.create_index('ix_fingerprints_band_3', 'fingerprints', ['kind', 'band_3'], unique=False, schema='trust')
    op.create_index('ix_fingerprints_owner', 'fingerprints', ['owner'], unique=False, schema='trust')
    op.create_table('reporters',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('upheld', sa.Integer(), nullable=False),
    sa.Column('dismissed', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('viewer', name=op.f('pk_reporters')),
    schema='trust'
    )
    op.create_table('reports',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('judgement', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reports')),
    schema='trust'
    )
    op.create_index('ix_reports_open', 'reports', ['subject'], unique=False, schema='trust', postgresql_where=sa.text('judgement IS NULL'))
    op.create_index('ix_reports_viewer', 'reports', ['viewer'], unique=False, schema='trust')
    op.create_table('restrictions',
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('subject', name=op.f('pk_restrictions')),
    schema='trust'
    )
    op.create_table('screenings',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('owner', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('content', sa.Text(), nullable=False),
    sa.Column('texts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('findings', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('version', sa.Text(), nullable=False),
    sa.Column('picture_print', sa.BigInteger(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('judged_outcome', sa.Text(), nullable=True),
    sa.Column('judged_by', sa.BigInteger(), nullable=True),
    sa.Column('judged_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_screenings')),
    schema='trust'
    )
    op.create_index('ix_screenings_owner', 'screenings', ['owner'], unique=False, schema='trust')
    op.create_index('ix_screenings_subject', 'screenings', ['subject', 'id'], unique=False, schema='trust')
    op.create_index('ix_screenings_waiting', 'screenings', ['id'], unique=False, schema='trust', postgresql_where=sa.text("outcome = 'human_queue' AND judged_at IS NULL"))
    op.create_table('upload_parts',
    sa.Column('upload', sa.BigInteger(), nullable=False),
    sa.Column('start', sa.BigInteger(), nullable=False),
    sa.Column('bytes', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['upload'], ['media.uploads.id'], name=op.f('fk_upload_parts_upload'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('upload', 'start', name=op.f('pk_upload_parts')),
    schema='media'
    )
    op.create_table('video_anchors',
    sa.Column('video', sa.BigInteger(), nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('start_ms', sa.Integer(), nullable=False),
    sa.Column('is_alive', sa.Boolean(), nullable=False),
    sa.CheckConstraint('start_ms >= 0', name=op.f('ck_video_anchors_start_not_negative')),
    sa.ForeignKeyConstraint(['video'], ['media.videos.id'], name=op.f('fk_video_anchors_video'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('video', 'product', name=op.f('pk_video_anchors')),
    schema='media'
    )
    op.create_index('ix_video_anchors_product', 'video_anchors', ['product'], unique=False, schema='media')
    op.create_index('ix_video_anchors_store', 'video_anchors', ['store'], unique=False, schema='media')
    op.create_table('address',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('phone', sa.Text(), nullable=False),
    sa.Column('country', sa.Text(), nullable=False),
    sa.Column('region', sa.Text(), nullable=False),
    sa.Column('city', sa.Text(), nullable=False),
    sa.Column('district', sa.Text(), nullable=False),
    sa.Column('street', sa.Text(), nullable=False),
    sa.Column('postcode', sa.Text(), nullable=False),
    sa.Column('is_default', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['account'], ['people.account.id'], name=op.f('fk_address_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_address')),
    schema='people'
    )
    op.create_index(op.f('ix_address_account'), 'address', ['account'], unique=False, schema='people')
    op.create_index('uq_address_default', 'address', ['account'], unique=True, schema='people', postgresql_where=sa.text('is_default'))
    op.create_table('proof',
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('purpose', sa.Text(), nullable=False),
    sa.Column('email', sa.Text(), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account'], ['people.account.id'], name=op.f('fk_proof_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_proof')),
    sa.UniqueConstraint('account', 'purpose', name=op.f('uq_proof_account_purpose')),
    schema='people'
    )
    op.create_table('role_grant',
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account'], ['people.account.id'], name=op.f('fk_role_grant_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('account', 'role', name=op.f('pk_role_grant')),
    schema='people'
    )
    op.create_table('session',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('lapses_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('staff_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ip', sa.Text(), nullable=False),
    sa.Column('agent', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['account'], ['people.account.id'], name=op.f('fk_session_account'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_session')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_session_token_hash')),
    schema='people'
    )
    op.create_index(op.f('ix_session_account'), 'session', ['account'], unique=False, schema='people')
    op.create_table('orders',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('trade', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('buyer', sa.BigInteger(), nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('goods', sa.BigInteger(), nullable=False),
    sa.Column('shipping', sa.BigInteger(), nullable=False),
    sa.Column('total', sa.BigInteger(), nullable=False),
    sa.Column('address', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('placed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('pay_by', sa.DateTime(timezone=True), nullable=False),
    sa.Column('payment', sa.BigInteger(), nullable=True),
    sa.Column('paid_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('shipped_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('delivered_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('confirmed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cancelled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('cancel_reason', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('carrier', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('tracking', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.CheckConstraint("state IN ('created', 'cancelled') OR payment IS NOT NULL", name=op.f('ck_orders_paid_by_a_payment')),
    sa.CheckConstraint("state IN ('created', 'paid', 'shipped', 'delivered', 'confirmed', 'cancelled')", name=op.f('ck_orders_state_known')),
    sa.CheckConstraint('goods > 0 AND shipping >= 0 AND total = goods + shipping', name=op.f('ck_orders_adds_up')),
    sa.ForeignKeyConstraint(['trade'], ['trade.trades.id'], name=op.f('fk_orders_trade')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_orders')),
    schema='trade',
    postgresql_with={'fillfactor': 80}
    )
    op.create_index('ix_orders_buyer_id', 'orders', ['buyer', 'id'], unique=False, schema='trade')
    op.create_index('ix_orders_on_the_way', 'orders', ['shipped_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'shipped'"))
    op.create_index('ix_orders_store_id', 'orders', ['store', 'id'], unique=False, schema='trade')
    op.create_index('ix_orders_to_ship', 'orders', ['store', 'id'], unique=False, schema='trade', postgresql_where=sa.text("state = 'paid'"))
    op.create_index('ix_orders_trade', 'orders', ['trade'], unique=False, schema='trade')
    op.create_index('ix_orders_unpaid', 'orders', ['pay_by'], unique=False, schema='trade', postgresql_where=sa.text("state = 'created'"))
    op.create_table('products',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('category', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('is_restricted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('is_in_review', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('title', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('description', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('brand', sa.Text(), nullable=False),
    sa.Column('tags', sa.ARRAY(sa.Text()), nullable=False),
    sa.Column('images', sa.ARRAY(sa.BigInteger()), nullable=False),
    sa.Column('options', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('price_from', sa.BigInteger(), nullable=False),
    sa.Column('price_to', sa.BigInteger(), nullable=False),
    sa.Column('list_price', sa.BigInteger(), nullable=True),
    sa.Column('searchable', sa.Text(), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('listed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('list_price IS NULL OR list_price > price_from', name=op.f('ck_products_list_price_above')),
    sa.CheckConstraint('price_from > 0 AND price_to >= price_from', name=op.f('ck_products_prices_in_order')),
    sa.ForeignKeyConstraint(['store'], ['trade.stores.id'], name=op.f('fk_products_store')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_products')),
    schema='trade'
    )
    op.create_index('ix_products_on_sale', 'products', ['store', 'id'], unique=False, schema='trade', postgresql_where=sa.text("state = 'listed' AND NOT is_restricted"))
    op.create_index('ix_products_store_id', 'products', ['store', 'id'], unique=False, schema='trade')
    op.create_table('refunds',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('payment', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('reference', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('amount > 0', name=op.f('ck_refunds_amount_positive')),
    sa.ForeignKeyConstraint(['payment'], ['trade.payments.id'], name=op.f('fk_refunds_payment')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_refunds')),
    schema='trade'
    )
    op.create_index('uq_refunds_payment_key', 'refunds', ['payment', 'key'], unique=True, schema='trade')
    op.create_table('store_staff',
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['store'], ['trade.stores.id'], name=op.f('fk_store_staff_store'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('store', 'account', name=op.f('pk_store_staff')),
    schema='trade'
    )
    op.create_index('ix_store_staff_account', 'store_staff', ['account'], unique=False, schema='trade')
    op.create_table('order_lines',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('order_id', sa.BigInteger(), nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('sku', sa.BigInteger(), nullable=False),
    sa.Column('title', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('options', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('image_url', sa.Text(), nullable=True),
    sa.Column('units', sa.Integer(), nullable=False),
    sa.Column('unit_price', sa.BigInteger(), nullable=False),
    sa.Column('video', sa.BigInteger(), nullable=True),
    sa.Column('promoter', sa.BigInteger(), nullable=True),
    sa.Column('commission_bps', sa.Integer(), nullable=False),
    sa.Column('page', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('commission_bps BETWEEN 0 AND 10000', name=op.f('ck_order_lines_commission_within_price')),
    sa.CheckConstraint('unit_price > 0', name=op.f('ck_order_lines_price_positive')),
    sa.CheckConstraint('units > 0', name=op.f('ck_order_lines_units_positive')),
    sa.ForeignKeyConstraint(['order_id'], ['trade.orders.id'], name=op.f('fk_order_lines_order_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_order_lines')),
    schema='trade'
    )
    op.create_index('ix_order_lines_order_id', 'order_lines', ['order_id'], unique=False, schema='trade')
    op.create_index('ix_order_lines_promoter', 'order_lines', ['promoter', 'id'], unique=False, schema='trade', postgresql_where=sa.text('promoter IS NOT NULL'))
    op.create_table('skus',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('choice', sa.ARRAY(sa.SmallInteger()), nullable=False),
    sa.Column('price', sa.BigInteger(), nullable=False),
    sa.Column('list_price', sa.BigInteger(), nullable=True),
    sa.Column('image', sa.BigInteger(), nullable=True),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('dropped_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('price > 0', name=op.f('ck_skus_price_positive')),
    sa.ForeignKeyConstraint(['product'], ['trade.products.id'], name=op.f('fk_skus_product')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skus')),
    schema='trade'
    )
    op.create_index('uq_skus_product_choice', 'skus', ['product', 'choice'], unique=True, schema='trade', postgresql_where=sa.text('dropped_at IS NULL'))
    op.create_table('shelves',
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('on_hand', sa.BigInteger(), nullable=False),
    sa.Column('reserved', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('on_hand >= 0', name=op.f('ck_shelves_on_hand_not_negative')),
    sa.CheckConstraint('reserved >= 0 AND reserved <= on_hand', name=op.f('ck_shelves_reserved_within_on_hand')),
    sa.ForeignKeyConstraint(['sku'], ['trade.skus.id'], name=op.f('fk_shelves_sku')),
    sa.PrimaryKeyConstraint('sku', name=op.f('pk_shelves')),
    schema='trade',
    postgresql_with={'fillfactor': 50}
    )
    op.create_index('ix_shelves_product', 'shelves', ['product'], unique=False, schema='trade')
    for log in ("facts", "behaviour"):
        op.execute(f"CREATE TABLE journal.{log}_rest PARTITION OF journal.{log} DEFAULT")
    op.execute(
        """CREATE FUNCTION people.keep_operator_acts() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the operators'' log is append-only'; END $$"""
    )
    op.execute(
        """CREATE TRIGGER keep_operator_acts BEFORE UPDATE OR DELETE ON people.operator_act
        FOR EACH ROW EXECUTE FUNCTION people.keep_operator_acts()"""
    )


def downgrade() -> None:
    for name in ("discovery", "growth", "media", "trade", "trust", "learning", "people", "journal"):
        op.execute(f"DROP SCHEMA {name} CASCADE")
    op.drop_table("timetable", schema="kernel")
