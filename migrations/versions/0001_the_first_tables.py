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
    op.create_table('desk_views',
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('page', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('query', sa.Text(), nullable=False),
    sa.Column('saved_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('store', 'account', 'page', 'name', name=op.f('pk_desk_views')),
    schema='kernel'
    )
    op.create_index('ix_desk_views_account', 'desk_views', ['account'], unique=False, schema='kernel')
    op.create_table('goods_batches',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('wish', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('report', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
    sa.Column('total', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('done', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('reached', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('begun_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("kind IN ('price', 'stock', 'list', 'delist', 'import')", name=op.f('ck_goods_batches_kind_known')),
    sa.CheckConstraint("state IN ('planning', 'ready', 'running', 'done', 'undoing', 'undone', 'failed')", name=op.f('ck_goods_batches_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_goods_batches')),
    schema='kernel',
    postgresql_with={'fillfactor': 70}
    )
    op.create_index('ix_goods_batches_store_id', 'goods_batches', ['store', 'id'], unique=False, schema='kernel')
    op.create_index('uq_goods_batches_store_key', 'goods_batches', ['store', 'key'], unique=True, schema='kernel')
    op.create_table('imported_product',
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('external', sa.Text(), nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('digest', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('store', 'external', name=op.f('pk_imported_product')),
    schema='kernel'
    )
    op.create_index('ix_imported_product_product', 'imported_product', ['product'], unique=False, schema='kernel')
    op.create_table('replayed',
    sa.Column('source', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('external', sa.Text(), nullable=False),
    sa.Column('made', sa.BigInteger(), nullable=True),
    sa.Column('refused', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('source', 'kind', 'external', name=op.f('pk_replayed')),
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
    op.create_table('after_sales',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('order_id', sa.BigInteger(), nullable=False),
    sa.Column('line', sa.BigInteger(), nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('sku', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('buyer', sa.BigInteger(), nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.Column('wish', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('units', sa.Integer(), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('asked', sa.BigInteger(), nullable=False),
    sa.Column('granted', sa.BigInteger(), nullable=True),
    sa.Column('liability', sa.Text(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('is_unshipped', sa.Boolean(), nullable=False),
    sa.Column('is_fast', sa.Boolean(), nullable=False),
    sa.Column('carrier', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('tracking', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('moved_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('rules', sa.Text(), nullable=False),
    sa.CheckConstraint("(ended_at IS NULL) = (state NOT IN ('refunded', 'withdrawn', 'closed'))", name=op.f('ck_after_sales_ends_once')),
    sa.CheckConstraint('asked > 0', name=op.f('ck_after_sales_asked_positive')),
    sa.CheckConstraint('granted BETWEEN 0 AND asked', name=op.f('ck_after_sales_granted_within_asked')),
    sa.CheckConstraint('units >= 0', name=op.f('ck_after_sales_units_not_negative')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_after_sales')),
    schema='trade'
    )
    op.create_index('ix_after_sales_buyer', 'after_sales', ['buyer', 'id'], unique=False, schema='trade')
    op.create_index('ix_after_sales_due', 'after_sales', ['due_at', 'id'], unique=False, schema='trade', postgresql_where=sa.text('due_at IS NOT NULL'))
    op.create_index('ix_after_sales_order_id', 'after_sales', ['order_id'], unique=False, schema='trade')
    op.create_index('ix_after_sales_store', 'after_sales', ['store', 'state', 'id'], unique=False, schema='trade')
    op.create_index('uq_after_sales_buyer_key', 'after_sales', ['buyer', 'key'], unique=True, schema='trade')
    op.create_index('uq_after_sales_open_line', 'after_sales', ['line'], unique=True, schema='trade', postgresql_where=sa.text('ended_at IS NULL'))
    op.create_table('api_clients',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('role', sa.Text(), nullable=False),
    sa.Column('made_by', sa.BigInteger(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revoked_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_api_clients')),
    schema='trade'
    )
    op.create_index('ix_api_clients_store', 'api_clients', ['store', 'id'], unique=False, schema='trade')
    op.create_table('buyer_blocks',
    sa.Column('store', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('buyer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('store', 'buyer', name=op.f('pk_buyer_blocks')),
    schema='trade'
    )
    op.create_index('ix_buyer_blocks_buyer', 'buyer_blocks', ['buyer'], unique=False, schema='trade')
    op.create_table('carts',
    sa.Column('viewer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('units', sa.Integer(), nullable=False),
    sa.Column('seen', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('click', postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('units > 0', name=op.f('ck_carts_units_positive')),
    sa.PrimaryKeyConstraint('viewer', 'sku', name=op.f('pk_carts')),
    schema='trade'
    )
    op.create_table('checkout_viewers',
    sa.Column('source', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('known_as', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('source', name=op.f('pk_checkout_viewers')),
    schema='trade'
    )
    op.create_index(op.f('ix_checkout_viewers_known_as'), 'checkout_viewers', ['known_as'], unique=False, schema='trade')
    op.create_table('conversations',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('buyer', sa.BigInteger(), nullable=True),
    sa.Column('viewer', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('round', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('last', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('last_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('opened_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('about', sa.Text(), nullable=True),
    sa.Column('waiting_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('answered', sa.Boolean(), nullable=True),
    sa.Column('away_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('assignee', sa.BigInteger(), nullable=True),
    sa.Column('escalated_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('operator', sa.BigInteger(), nullable=True),
    sa.Column('buyer_read', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('store_read', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('platform_read', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('buyer_unread', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('store_unread', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('platform_unread', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_by', sa.Text(), nullable=True),
    sa.Column('rated_round', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.CheckConstraint('buyer_unread >= 0 AND store_unread >= 0 AND platform_unread >= 0', name=op.f('ck_conversations_unread_not_negative')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_conversations')),
    sa.UniqueConstraint('store', 'buyer', name=op.f('uq_conversations_store_buyer')),
    schema='trade',
    postgresql_with={'fillfactor': 80}
    )
    op.create_index('ix_conversations_buyer_last_at', 'conversations', ['buyer', 'last_at'], unique=False, schema='trade', postgresql_where=sa.text('last > 0'))
    op.create_index('ix_conversations_escalated_at', 'conversations', ['escalated_at'], unique=False, schema='trade', postgresql_where=sa.text('escalated_at IS NOT NULL'))
    op.create_index('ix_conversations_idle', 'conversations', ['last_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'open'"))
    op.create_index('ix_conversations_open', 'conversations', ['store', 'last_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'open'"))
    op.create_index('ix_conversations_store_last_at', 'conversations', ['store', 'last_at'], unique=False, schema='trade', postgresql_where=sa.text('last > 0'))
    op.create_index('ix_conversations_unseen', 'conversations', ['store'], unique=False, schema='trade', postgresql_where=sa.text('store_unread > 0'))
    op.create_index('ix_conversations_waiting', 'conversations', ['store', 'waiting_since'], unique=False, schema='trade', postgresql_where=sa.text('waiting_since IS NOT NULL'))
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
    op.create_table('ledger_closes',
    sa.Column('number', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('horizon', sa.BigInteger(), nullable=False),
    sa.Column('since', sa.BigInteger(), nullable=False),
    sa.Column('orders', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('entries', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('offenders', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('totals', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('since <= horizon', name=op.f('ck_ledger_closes_goes_forward')),
    sa.PrimaryKeyConstraint('number', name=op.f('pk_ledger_closes')),
    schema='trade'
    )
    op.create_index('uq_ledger_closes_key', 'ledger_closes', ['key'], unique=True, schema='trade')
    op.create_index('uq_ledger_closes_open', 'ledger_closes', [sa.literal_column('(true)')], unique=True, schema='trade', postgresql_where=sa.text('done_at IS NULL'))
    op.create_table('ledger_entries',
    sa.Column('posting', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('n', sa.SmallInteger(), autoincrement=False, nullable=False),
    sa.Column('account', sa.Text(), nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('order_id', sa.BigInteger(), nullable=True),
    sa.Column('line_id', sa.BigInteger(), nullable=True),
    sa.Column('tx', sa.BigInteger(), server_default=sa.text('(pg_current_xact_id()::text::bigint)'), nullable=False),
    sa.CheckConstraint("account IN ('clearing', 'escrow', 'merchant', 'creator', 'provider', 'platform_fee', 'commission_fee', 'subsidy', 'refunds', 'payouts', 'compensation', 'deposit', 'ad_wallet', 'tax')", name=op.f('ck_ledger_entries_account_known')),
    sa.CheckConstraint('amount <> 0', name=op.f('ck_ledger_entries_amount_not_zero')),
    sa.PrimaryKeyConstraint('posting', 'n', name=op.f('pk_ledger_entries')),
    schema='trade'
    )
    op.create_index('ix_ledger_entries_order_id', 'ledger_entries', ['order_id'], unique=False, schema='trade', postgresql_where=sa.text('order_id IS NOT NULL'))
    op.create_index('ix_ledger_entries_owner', 'ledger_entries', ['owner', 'tx', 'posting', 'n'], unique=False, schema='trade', postgresql_where=sa.text('owner <> 0'))
    op.create_index('ix_ledger_entries_tx', 'ledger_entries', ['tx'], unique=False, schema='trade', postgresql_using='brin')
    op.create_table('ledger_postings',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('tx', sa.BigInteger(), server_default=sa.text('(pg_current_xact_id()::text::bigint)'), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_ledger_postings')),
    schema='trade'
    )
    op.create_index('uq_ledger_postings_kind_key', 'ledger_postings', ['kind', 'key'], unique=True, schema='trade')
    op.create_table('order_tallies',
    sa.Column('id', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('n', sa.BigInteger(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_order_tallies')),
    schema='trade'
    )
    op.create_index('ix_order_tallies_store', 'order_tallies', ['store'], unique=False, schema='trade')
    op.create_table('parcels',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('order_id', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('direction', sa.Text(), nullable=False),
    sa.Column('ref', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('carrier', sa.Text(), nullable=False),
    sa.Column('tracking', sa.Text(), nullable=False),
    sa.Column('step', sa.Text(), nullable=False),
    sa.Column('handed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ship_by', sa.DateTime(timezone=True), nullable=True),
    sa.Column('deliver_by', sa.DateTime(timezone=True), nullable=True),
    sa.Column('ended_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('look_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(ended_at IS NOT NULL) = (step IN ('delivered', 'lost', 'damaged', 'returned'))", name=op.f('ck_parcels_ends_at_an_end')),
    sa.CheckConstraint("direction IN ('out', 'back')", name=op.f('ck_parcels_direction_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_parcels')),
    schema='trade',
    postgresql_with={'fillfactor': 80}
    )
    op.create_index('ix_parcels_look_at', 'parcels', ['look_at'], unique=False, schema='trade', postgresql_where=sa.text('ended_at IS NULL'))
    op.create_index('ix_parcels_order_id', 'parcels', ['order_id'], unique=False, schema='trade')
    op.create_index('ix_parcels_store_handed_at', 'parcels', ['store', 'handed_at'], unique=False, schema='trade')
    op.create_index('ix_parcels_store_tracking', 'parcels', ['store', 'tracking'], unique=False, schema='trade')
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
    op.create_table('picks',
    sa.Column('order_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('warehouse', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('units', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('units > 0', name=op.f('ck_picks_units_positive')),
    sa.PrimaryKeyConstraint('order_id', 'sku', 'warehouse', name=op.f('pk_picks')),
    schema='trade'
    )
    op.create_table('price_changes',
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('before', sa.BigInteger(), nullable=False),
    sa.Column('after', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.PrimaryKeyConstraint('sku', 'at', name=op.f('pk_price_changes')),
    schema='trade'
    )
    op.create_table('promises',
    sa.Column('order_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('units', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('returned', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.CheckConstraint("state IN ('held', 'deducted', 'put_back')", name=op.f('ck_promises_state_known')),
    sa.CheckConstraint('returned >= 0 AND returned <= units', name=op.f('ck_promises_returned_within_units')),
    sa.CheckConstraint('units > 0', name=op.f('ck_promises_units_positive')),
    sa.PrimaryKeyConstraint('order_id', 'sku', name=op.f('pk_promises')),
    schema='trade',
    postgresql_with={'fillfactor': 80}
    )
    op.create_index('ix_promises_sku_order_id', 'promises', ['sku', 'order_id'], unique=False, schema='trade')
    op.create_table('promotion_counters',
    sa.Column('promotion', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('buyer', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('used', sa.BigInteger(), nullable=False),
    sa.Column('cap', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('used >= 0 AND used <= cap', name=op.f('ck_promotion_counters_used_within_cap')),
    sa.PrimaryKeyConstraint('promotion', 'sku', 'buyer', name=op.f('pk_promotion_counters')),
    schema='trade',
    postgresql_with={'fillfactor': 50}
    )
    op.create_table('promotion_takes',
    sa.Column('order_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('promotion', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('coupon', sa.BigInteger(), nullable=True),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('buyer', sa.BigInteger(), nullable=False),
    sa.Column('units', sa.BigInteger(), nullable=False),
    sa.Column('off', sa.BigInteger(), nullable=False),
    sa.Column('given_units', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('given_off', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('taken_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('off > 0 AND given_off BETWEEN 0 AND off', name=op.f('ck_promotion_takes_off_in_bounds')),
    sa.CheckConstraint('units > 0 AND given_units BETWEEN 0 AND units', name=op.f('ck_promotion_takes_units_in_bounds')),
    sa.PrimaryKeyConstraint('order_id', 'sku', 'promotion', name=op.f('pk_promotion_takes')),
    schema='trade',
    postgresql_with={'fillfactor': 80}
    )
    op.create_index('ix_promotion_takes_coupon', 'promotion_takes', ['coupon'], unique=False, schema='trade', postgresql_where=sa.text('coupon IS NOT NULL'))
    op.create_index('ix_promotion_takes_promotion', 'promotion_takes', ['promotion'], unique=False, schema='trade')
    op.create_table('promotions',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=True),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('name', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('starts_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('started_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_because', sa.Text(), nullable=True),
    sa.Column('products', sa.ARRAY(sa.BigInteger()), nullable=True),
    sa.Column('categories', sa.ARRAY(sa.BigInteger()), nullable=True),
    sa.Column('tiers', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('rate_bps', sa.Integer(), nullable=False),
    sa.Column('minimum', sa.BigInteger(), nullable=False),
    sa.Column('most_off', sa.BigInteger(), nullable=True),
    sa.Column('per_buyer', sa.BigInteger(), nullable=True),
    sa.Column('code', sa.Text(), nullable=True),
    sa.Column('use_days', sa.Integer(), nullable=True),
    sa.Column('use_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('made_by', sa.BigInteger(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.CheckConstraint('ends_at > starts_at', name=op.f('ck_promotions_ends_after_start')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_promotions')),
    schema='trade'
    )
    op.create_index('ix_promotions_closing', 'promotions', ['ends_at'], unique=False, schema='trade', postgresql_where=sa.text('closed_at IS NULL'))
    op.create_index('ix_promotions_open', 'promotions', ['store', 'kind'], unique=False, schema='trade', postgresql_where=sa.text('closed_at IS NULL'))
    op.create_index('ix_promotions_starting', 'promotions', ['starts_at'], unique=False, schema='trade', postgresql_where=sa.text('started_at IS NULL AND closed_at IS NULL'))
    op.create_index('ix_promotions_store_id', 'promotions', ['store', 'id'], unique=False, schema='trade')
    op.create_index('uq_promotions_code', 'promotions', ['code'], unique=True, schema='trade', postgresql_where=sa.text('code IS NOT NULL AND closed_at IS NULL'))
    op.create_index('uq_promotions_made_by_key', 'promotions', ['made_by', 'key'], unique=True, schema='trade')
    op.create_table('purses',
    sa.Column('owner', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('owner', name=op.f('pk_purses')),
    schema='trade'
    )
    op.create_table('quick_replies',
    sa.Column('store', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('store', 'code', name=op.f('pk_quick_replies')),
    schema='trade'
    )
    op.create_table('ratings',
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('ones', sa.BigInteger(), nullable=False),
    sa.Column('twos', sa.BigInteger(), nullable=False),
    sa.Column('threes', sa.BigInteger(), nullable=False),
    sa.Column('fours', sa.BigInteger(), nullable=False),
    sa.Column('fives', sa.BigInteger(), nullable=False),
    sa.Column('logistics', sa.BigInteger(), nullable=False),
    sa.Column('service', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('least(ones, twos, threes, fours, fives, logistics, service) >= 0', name=op.f('ck_ratings_not_negative')),
    sa.PrimaryKeyConstraint('subject', name=op.f('pk_ratings')),
    schema='trade'
    )
    op.create_table('reconciliations',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('provider', sa.Text(), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('listed', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('day', 'provider', name=op.f('pk_reconciliations')),
    schema='trade'
    )
    op.create_table('review_clips',
    sa.Column('video', sa.BigInteger(), nullable=False),
    sa.Column('creator', sa.BigInteger(), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.PrimaryKeyConstraint('video', name=op.f('pk_review_clips')),
    schema='trade'
    )
    op.create_table('reviews',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('order_id', sa.BigInteger(), nullable=False),
    sa.Column('line', sa.BigInteger(), nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('sku', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('author', sa.BigInteger(), nullable=True),
    sa.Column('viewer', sa.BigInteger(), nullable=True),
    sa.Column('goods', sa.SmallInteger(), nullable=False),
    sa.Column('logistics', sa.SmallInteger(), nullable=False),
    sa.Column('service', sa.SmallInteger(), nullable=False),
    sa.Column('goods_now', sa.SmallInteger(), nullable=False),
    sa.Column('logistics_now', sa.SmallInteger(), nullable=False),
    sa.Column('service_now', sa.SmallInteger(), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('first_words', sa.Text(), nullable=False),
    sa.Column('locale', sa.Text(), nullable=False),
    sa.Column('options', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('pictures', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('has_pictures', sa.Boolean(), nullable=False),
    sa.Column('video', sa.BigInteger(), nullable=True),
    sa.Column('anonymous', sa.Boolean(), nullable=False),
    sa.Column('added_words', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('added_pictures', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
    sa.Column('added_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('reply', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('replied_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('replied_by', sa.BigInteger(), nullable=True),
    sa.Column('helpful', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('unhelpful', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('usefulness', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('shown', sa.Text(), nullable=False),
    sa.Column('is_restricted', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.Column('written_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('greatest(goods, logistics, service, goods_now, logistics_now, service_now) <= 5', name=op.f('ck_reviews_five')),
    sa.CheckConstraint('helpful >= 0 AND unhelpful >= 0', name=op.f('ck_reviews_votes_not_negative')),
    sa.CheckConstraint('least(goods, logistics, service, goods_now, logistics_now, service_now) >= 1', name=op.f('ck_reviews_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reviews')),
    schema='trade'
    )
    op.create_index('ix_reviews_author', 'reviews', ['author', 'id'], unique=False, schema='trade', postgresql_where=sa.text('author IS NOT NULL'))
    op.create_index('ix_reviews_helpful', 'reviews', ['product', 'usefulness', 'id'], unique=False, schema='trade', postgresql_where=sa.text("shown = 'shown' AND NOT is_restricted"))
    op.create_index('ix_reviews_newest', 'reviews', ['product', 'id'], unique=False, schema='trade', postgresql_where=sa.text("shown = 'shown' AND NOT is_restricted"))
    op.create_index('ix_reviews_pictures', 'reviews', ['product', 'id'], unique=False, schema='trade', postgresql_where=sa.text("shown = 'shown' AND NOT is_restricted AND has_pictures"))
    op.create_index('ix_reviews_store', 'reviews', ['store', 'id'], unique=False, schema='trade')
    op.create_index('uq_reviews_line', 'reviews', ['line'], unique=True, schema='trade')
    op.create_table('stock_corrections',
    sa.Column('id', sa.BigInteger(), nullable=False),
    sa.Column('sku', sa.BigInteger(), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=True),
    sa.Column('before', sa.BigInteger(), nullable=False),
    sa.Column('after', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('kind', sa.Text(), server_default=sa.text("'adjusted'"), nullable=False),
    sa.Column('units', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('warehouse', sa.BigInteger(), nullable=True),
    sa.Column('order_id', sa.BigInteger(), nullable=True),
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
    op.create_table('support_desks',
    sa.Column('store', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('zone', sa.Text(), nullable=False),
    sa.Column('week', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('away', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('store', name=op.f('pk_support_desks')),
    schema='trade'
    )
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
    op.create_table('warehouses',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('area', sa.Text(), nullable=False),
    sa.Column('cost', sa.BigInteger(), nullable=False),
    sa.Column('days', sa.Integer(), nullable=False),
    sa.Column('reaches', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('is_first', sa.Boolean(), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('cost >= 0 AND days >= 0', name=op.f('ck_warehouses_cost_and_days_not_negative')),
    sa.CheckConstraint('is_open OR NOT is_first', name=op.f('ck_warehouses_first_one_open')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_warehouses')),
    schema='trade'
    )
    op.create_index('ix_warehouses_store', 'warehouses', ['store'], unique=False, schema='trade')
    op.create_index('uq_warehouses_first', 'warehouses', ['store'], unique=True, schema='trade', postgresql_where=sa.text('is_first'))
    op.create_table('webhooks',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('url', sa.Text(), nullable=False),
    sa.Column('events', postgresql.ARRAY(sa.Text()), nullable=False),
    sa.Column('generation', sa.Integer(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('failing_since', sa.DateTime(timezone=True), nullable=True),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_webhooks')),
    schema='trade'
    )
    op.create_index('ix_webhooks_store', 'webhooks', ['store', 'id'], unique=False, schema='trade')
    op.create_table('withdrawals',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('payee', sa.Text(), nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('bank', sa.Text(), nullable=False),
    sa.Column('wish', sa.Text(), nullable=False),
    sa.Column('reference', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('code', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('asked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("(state = 'asked') = (done_at IS NULL)", name=op.f('ck_withdrawals_done_when_over')),
    sa.CheckConstraint("payee IN ('store', 'creator')", name=op.f('ck_withdrawals_payee_known')),
    sa.CheckConstraint("state IN ('asked', 'sent', 'failed')", name=op.f('ck_withdrawals_state_known')),
    sa.CheckConstraint('amount > 0', name=op.f('ck_withdrawals_amount_positive')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_withdrawals')),
    schema='trade'
    )
    op.create_index('ix_withdrawals_open', 'withdrawals', ['id'], unique=False, schema='trade', postgresql_where=sa.text("state = 'asked'"))
    op.create_index('ix_withdrawals_owner_id', 'withdrawals', ['owner', 'id'], unique=False, schema='trade')
    op.create_index('uq_withdrawals_owner_key', 'withdrawals', ['owner', 'key'], unique=True, schema='trade')
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
    op.create_table('scored_stores',
    sa.Column('store', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('industry', sa.BigInteger(), nullable=True),
    sa.Column('listings', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.PrimaryKeyConstraint('store', name=op.f('pk_scored_stores')),
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
    op.create_table('store_days',
    sa.Column('store', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('metric', sa.Text(), nullable=False),
    sa.Column('counted', sa.Integer(), nullable=False),
    sa.Column('cases', sa.Integer(), nullable=False),
    sa.CheckConstraint('counted >= 0 AND cases >= 0', name=op.f('ck_store_days_not_negative')),
    sa.PrimaryKeyConstraint('store', 'day', 'metric', name=op.f('pk_store_days')),
    schema='trust',
    postgresql_with={'fillfactor': 70}
    )
    op.create_index('ix_store_days_day', 'store_days', ['day'], unique=False, schema='trust')
    op.create_table('store_faults',
    sa.Column('id', sa.BigInteger(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('metric', sa.Text(), nullable=False),
    sa.Column('order_id', sa.BigInteger(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_store_faults')),
    schema='trust'
    )
    op.create_index('ix_store_faults_store_at', 'store_faults', ['store', 'at'], unique=False, schema='trust')
    op.create_table('goods_batch_lines',
    sa.Column('batch', sa.BigInteger(), nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('sku', sa.BigInteger(), nullable=False),
    sa.Column('before', sa.BigInteger(), nullable=True),
    sa.Column('after', sa.BigInteger(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=False),
    sa.Column('reason', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.CheckConstraint("outcome IN ('same', 'planned', 'refused', 'done', 'undone', 'kept')", name=op.f('ck_goods_batch_lines_outcome_known')),
    sa.ForeignKeyConstraint(['batch'], ['kernel.goods_batches.id'], name=op.f('fk_goods_batch_lines_batch'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('batch', 'product', 'sku', name=op.f('pk_goods_batch_lines')),
    schema='kernel'
    )
    op.create_index('ix_goods_batch_lines_outcome', 'goods_batch_lines', ['batch', 'outcome', 'product', 'sku'], unique=False, schema='kernel')
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
    op.create_table('after_sale_steps',
    sa.Column('case_id', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('event', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('side', sa.Text(), nullable=False),
    sa.Column('by', sa.BigInteger(), nullable=True),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('pictures', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('facts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('key', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('fingerprint', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['trade.after_sales.id'], name=op.f('fk_after_sale_steps_case_id')),
    sa.PrimaryKeyConstraint('case_id', 'number', name=op.f('pk_after_sale_steps')),
    schema='trade'
    )
    op.create_index('ix_after_sale_steps_by', 'after_sale_steps', ['by'], unique=False, schema='trade', postgresql_where=sa.text('by IS NOT NULL'))
    op.create_table('conversation_answers',
    sa.Column('conversation', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('is_first', sa.Boolean(), nullable=False),
    sa.Column('seconds', sa.Integer(), nullable=False),
    sa.Column('wall_seconds', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('seconds >= 0 AND wall_seconds >= seconds', name=op.f('ck_conversation_answers_seconds_within')),
    sa.ForeignKeyConstraint(['conversation'], ['trade.conversations.id'], name=op.f('fk_conversation_answers_conversation')),
    sa.PrimaryKeyConstraint('conversation', 'number', name=op.f('pk_conversation_answers')),
    schema='trade'
    )
    op.create_index('ix_conversation_answers_store_at', 'conversation_answers', ['store', 'at'], unique=False, schema='trade')
    op.create_table('conversation_messages',
    sa.Column('conversation', sa.BigInteger(), nullable=False),
    sa.Column('number', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('id', sa.BigInteger(), nullable=False),
    sa.Column('round', sa.Integer(), nullable=False),
    sa.Column('sender', sa.Text(), nullable=False),
    sa.Column('account', sa.BigInteger(), nullable=True),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('image', sa.BigInteger(), nullable=True),
    sa.Column('image_url', sa.Text(), nullable=True),
    sa.Column('card', sa.Text(), nullable=True),
    sa.Column('marks', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['conversation'], ['trade.conversations.id'], name=op.f('fk_conversation_messages_conversation')),
    sa.PrimaryKeyConstraint('conversation', 'number', name=op.f('pk_conversation_messages')),
    sa.UniqueConstraint('conversation', 'sender', 'key', name=op.f('uq_conversation_messages_conversation_sender_key')),
    sa.UniqueConstraint('id', name=op.f('uq_conversation_messages_id')),
    schema='trade'
    )
    op.create_table('conversation_rounds',
    sa.Column('conversation', sa.BigInteger(), nullable=False),
    sa.Column('round', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('answered', sa.Boolean(), nullable=True),
    sa.Column('closed_by', sa.Text(), nullable=False),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('score', sa.SmallInteger(), nullable=True),
    sa.Column('resolved', sa.Boolean(), nullable=True),
    sa.Column('rated_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('score BETWEEN 1 AND 5', name=op.f('ck_conversation_rounds_score_in_range')),
    sa.ForeignKeyConstraint(['conversation'], ['trade.conversations.id'], name=op.f('fk_conversation_rounds_conversation')),
    sa.PrimaryKeyConstraint('conversation', 'round', name=op.f('pk_conversation_rounds')),
    schema='trade'
    )
    op.create_index('ix_conversation_rounds_store_closed_at', 'conversation_rounds', ['store', 'closed_at'], unique=False, schema='trade')
    op.create_table('coupons',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('promotion', sa.BigInteger(), nullable=False),
    sa.Column('owner', sa.BigInteger(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('key', sa.Text(), nullable=True),
    sa.Column('claimed_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('expires_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('used_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint("state IN ('claimed', 'used', 'expired')", name=op.f('ck_coupons_state_known')),
    sa.ForeignKeyConstraint(['promotion'], ['trade.promotions.id'], name=op.f('fk_coupons_promotion')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coupons')),
    schema='trade'
    )
    op.create_index('ix_coupons_claimed', 'coupons', ['owner'], unique=False, schema='trade', postgresql_where=sa.text("state = 'claimed'"))
    op.create_index('ix_coupons_expiring', 'coupons', ['expires_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'claimed'"))
    op.create_index('ix_coupons_owner_id', 'coupons', ['owner', 'id'], unique=False, schema='trade')
    op.create_index(op.f('ix_coupons_promotion'), 'coupons', ['promotion'], unique=False, schema='trade')
    op.create_index('uq_coupons_owner_key', 'coupons', ['owner', 'key'], unique=True, schema='trade', postgresql_where=sa.text('key IS NOT NULL'))
    op.create_table('ledger_balances',
    sa.Column('owner', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('account', sa.Text(), nullable=False),
    sa.Column('currency', sa.CHAR(length=3), nullable=False),
    sa.Column('close', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('balance', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['close'], ['trade.ledger_closes.number'], name=op.f('fk_ledger_balances_close')),
    sa.PrimaryKeyConstraint('owner', 'account', 'currency', 'close', name=op.f('pk_ledger_balances')),
    schema='trade'
    )
    op.create_index('ix_ledger_balances_close', 'ledger_balances', ['close'], unique=False, schema='trade')
    op.create_table('ledger_faults',
    sa.Column('close', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('rule', sa.Text(), nullable=False),
    sa.Column('order_id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('expected', sa.BigInteger(), nullable=False),
    sa.Column('found', sa.BigInteger(), nullable=False),
    sa.ForeignKeyConstraint(['close'], ['trade.ledger_closes.number'], name=op.f('fk_ledger_faults_close')),
    sa.PrimaryKeyConstraint('close', 'rule', 'order_id', name=op.f('pk_ledger_faults')),
    schema='trade'
    )
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
    sa.Column('packed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settle_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('settled_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('refunded_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('holds', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('shipping_refunded', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.CheckConstraint("state IN ('created', 'cancelled') OR payment IS NOT NULL", name=op.f('ck_orders_paid_by_a_payment')),
    sa.CheckConstraint("state IN ('created', 'paid', 'packed', 'shipped', 'delivered', 'confirmed', 'settled', 'closed', 'cancelled', 'refunded')", name=op.f('ck_orders_state_known')),
    sa.CheckConstraint('goods > 0 AND shipping >= 0 AND total = goods + shipping', name=op.f('ck_orders_adds_up')),
    sa.CheckConstraint('holds >= 0', name=op.f('ck_orders_holds_not_negative')),
    sa.CheckConstraint('shipping_refunded BETWEEN 0 AND shipping', name=op.f('ck_orders_delivery_refunded_within_fee')),
    sa.ForeignKeyConstraint(['trade'], ['trade.trades.id'], name=op.f('fk_orders_trade')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_orders')),
    schema='trade',
    postgresql_with={'fillfactor': 80}
    )
    op.create_index('ix_orders_arrived', 'orders', ['delivered_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'delivered'"))
    op.create_index('ix_orders_buyer_id', 'orders', ['buyer', 'id'], unique=False, schema='trade')
    op.create_index('ix_orders_noted', 'orders', ['store', 'id'], unique=False, schema='trade', postgresql_where=sa.text("note <> ''"))
    op.create_index('ix_orders_on_the_way', 'orders', ['shipped_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'shipped'"))
    op.create_index('ix_orders_open_by_buyer', 'orders', ['buyer', 'trade'], unique=False, schema='trade', postgresql_where=sa.text("state = 'created'"))
    op.create_index('ix_orders_store_id', 'orders', ['store', 'id'], unique=False, schema='trade')
    op.create_index('ix_orders_store_name_id', 'orders', ['store', sa.literal_column("(lower(address->>'name')) text_pattern_ops"), 'id'], unique=False, schema='trade')
    op.create_index('ix_orders_store_state_id', 'orders', ['store', 'state', 'id'], unique=False, schema='trade')
    op.create_index('ix_orders_store_tail_id', 'orders', ['store', sa.literal_column("(right(address->>'phone', 4))"), 'id'], unique=False, schema='trade')
    op.create_index('ix_orders_to_close', 'orders', ['settled_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'settled' AND holds = 0"))
    op.create_index('ix_orders_to_settle', 'orders', ['settle_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'confirmed' AND holds = 0"))
    op.create_index('ix_orders_to_ship', 'orders', ['store', 'id'], unique=False, schema='trade', postgresql_where=sa.text("state IN ('paid', 'packed')"))
    op.create_index('ix_orders_trade', 'orders', ['trade'], unique=False, schema='trade')
    op.create_index('ix_orders_unpaid', 'orders', ['pay_by'], unique=False, schema='trade', postgresql_where=sa.text("state = 'created'"))
    op.create_table('parcel_events',
    sa.Column('parcel', sa.BigInteger(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('step', sa.Text(), nullable=False),
    sa.Column('place', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.ForeignKeyConstraint(['parcel'], ['trade.parcels.id'], name=op.f('fk_parcel_events_parcel')),
    sa.PrimaryKeyConstraint('parcel', 'at', 'step', name=op.f('pk_parcel_events')),
    schema='trade'
    )
    op.create_table('parcel_lines',
    sa.Column('parcel', sa.BigInteger(), nullable=False),
    sa.Column('line', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), nullable=False),
    sa.Column('units', sa.Integer(), nullable=False),
    sa.CheckConstraint('units > 0', name=op.f('ck_parcel_lines_units_positive')),
    sa.ForeignKeyConstraint(['parcel'], ['trade.parcels.id'], name=op.f('fk_parcel_lines_parcel')),
    sa.PrimaryKeyConstraint('parcel', 'line', name=op.f('pk_parcel_lines')),
    schema='trade'
    )
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
    op.create_index('ix_products_lexemes', 'products', [sa.literal_column('array_to_tsvector(string_to_array(searchable, chr(10)))')], unique=False, schema='trade', postgresql_using='gin')
    op.create_index('ix_products_on_sale', 'products', ['store', 'id'], unique=False, schema='trade', postgresql_where=sa.text("state = 'listed' AND NOT is_restricted"))
    op.create_index('ix_products_store_category_id', 'products', ['store', 'category', 'id'], unique=False, schema='trade')
    op.create_index('ix_products_store_changed_at_id', 'products', ['store', 'changed_at', 'id'], unique=False, schema='trade')
    op.create_index('ix_products_store_id', 'products', ['store', 'id'], unique=False, schema='trade')
    op.create_index('ix_products_store_price_from_id', 'products', ['store', 'price_from', 'id'], unique=False, schema='trade')
    op.create_index('ix_products_store_state_id', 'products', ['store', 'state', 'id'], unique=False, schema='trade')
    op.create_table('reconciliation_differences',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('provider', sa.Text(), nullable=False),
    sa.Column('subject', sa.Text(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=False),
    sa.Column('theirs', sa.Text(), nullable=False),
    sa.Column('ours', sa.Text(), nullable=False),
    sa.Column('is_mended', sa.Boolean(), nullable=False),
    sa.CheckConstraint("kind IN ('unheard', 'unsent', 'not_there', 'amount', 'stranger')", name=op.f('ck_reconciliation_differences_kind_known')),
    sa.ForeignKeyConstraint(['day', 'provider'], ['trade.reconciliations.day', 'trade.reconciliations.provider'], name=op.f('fk_reconciliation_differences_day_provider')),
    sa.PrimaryKeyConstraint('day', 'provider', 'subject', 'kind', name=op.f('pk_reconciliation_differences')),
    schema='trade'
    )
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
    op.create_table('review_votes',
    sa.Column('review', sa.BigInteger(), nullable=False),
    sa.Column('viewer', sa.BigInteger(), nullable=False),
    sa.Column('helpful', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['review'], ['trade.reviews.id'], name=op.f('fk_review_votes_review')),
    sa.PrimaryKeyConstraint('review', 'viewer', name=op.f('pk_review_votes')),
    schema='trade'
    )
    op.create_index('ix_review_votes_viewer', 'review_votes', ['viewer'], unique=False, schema='trade')
    op.create_table('shipping_templates',
    sa.Column('store', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('zones', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('ship_within_h', sa.Integer(), nullable=False),
    sa.Column('deliver_within_d', sa.Integer(), nullable=False),
    sa.Column('changed_at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('ship_within_h > 0 AND deliver_within_d > 0', name=op.f('ck_shipping_templates_promises_positive')),
    sa.ForeignKeyConstraint(['store'], ['trade.stores.id'], name=op.f('fk_shipping_templates_store')),
    sa.PrimaryKeyConstraint('store', name=op.f('pk_shipping_templates')),
    schema='trade'
    )
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
    op.create_table('webhook_deliveries',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('webhook', sa.BigInteger(), nullable=False),
    sa.Column('event', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('state', sa.Text(), nullable=False),
    sa.Column('attempts', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('due_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('done_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('status', sa.Integer(), nullable=True),
    sa.Column('error', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.CheckConstraint("state IN ('waiting', 'delivered', 'failed')", name=op.f('ck_webhook_deliveries_state_known')),
    sa.ForeignKeyConstraint(['webhook'], ['trade.webhooks.id'], name=op.f('fk_webhook_deliveries_webhook'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_webhook_deliveries')),
    schema='trade'
    )
    op.create_index('ix_webhook_deliveries_due', 'webhook_deliveries', ['due_at'], unique=False, schema='trade', postgresql_where=sa.text("state = 'waiting'"))
    op.create_index('ix_webhook_deliveries_webhook', 'webhook_deliveries', ['webhook', 'id'], unique=False, schema='trade')
    op.create_table('store_scores',
    sa.Column('store', sa.BigInteger(), nullable=False),
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('points', sa.Float(), nullable=True),
    sa.Column('dimensions', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('parts', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('orders', sa.Integer(), nullable=False),
    sa.Column('version', sa.Text(), nullable=False),
    sa.CheckConstraint('points IS NULL OR points BETWEEN 0 AND 100', name=op.f('ck_store_scores_points_in_range')),
    sa.ForeignKeyConstraint(['store'], ['trust.scored_stores.store'], name=op.f('fk_store_scores_store')),
    sa.PrimaryKeyConstraint('store', 'day', name=op.f('pk_store_scores')),
    schema='trust'
    )
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
    sa.Column('list_price', sa.BigInteger(), nullable=False),
    sa.Column('pays', sa.BigInteger(), nullable=False),
    sa.Column('subsidy', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('parts', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
    sa.Column('guarantees', postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'[]'"), nullable=False),
    sa.Column('shipped_units', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('refunded_units', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('cancelled_units', sa.Integer(), server_default=sa.text('0'), nullable=False),
    sa.Column('refunded', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.Column('subsidy_refunded', sa.BigInteger(), server_default=sa.text('0'), nullable=False),
    sa.CheckConstraint('cancelled_units >= 0 AND shipped_units >= 0 AND shipped_units + cancelled_units <= units', name=op.f('ck_order_lines_shipped_within_units')),
    sa.CheckConstraint('commission_bps BETWEEN 0 AND 10000', name=op.f('ck_order_lines_commission_within_price')),
    sa.CheckConstraint('refunded BETWEEN 0 AND pays', name=op.f('ck_order_lines_refunded_within_paid')),
    sa.CheckConstraint('refunded_units BETWEEN cancelled_units AND units', name=op.f('ck_order_lines_refunded_within_units')),
    sa.CheckConstraint('subsidy >= 0 AND pays >= 0 AND list_price > 0', name=op.f('ck_order_lines_terms_not_negative')),
    sa.CheckConstraint('subsidy_refunded BETWEEN 0 AND subsidy', name=op.f('ck_order_lines_subsidy_refunded_within_subsidy')),
    sa.CheckConstraint('unit_price > 0', name=op.f('ck_order_lines_price_positive')),
    sa.CheckConstraint('units > 0', name=op.f('ck_order_lines_units_positive')),
    sa.ForeignKeyConstraint(['order_id'], ['trade.orders.id'], name=op.f('fk_order_lines_order_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_order_lines')),
    schema='trade'
    )
    op.create_index('ix_order_lines_order_id', 'order_lines', ['order_id'], unique=False, schema='trade')
    op.create_index('ix_order_lines_product_order_id', 'order_lines', ['product', 'order_id'], unique=False, schema='trade')
    op.create_index('ix_order_lines_promoter', 'order_lines', ['promoter', 'id'], unique=False, schema='trade', postgresql_where=sa.text('promoter IS NOT NULL'))
    op.create_table('order_refunds',
    sa.Column('order_id', sa.BigInteger(), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('fingerprint', sa.Text(), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('shipping', sa.BigInteger(), nullable=False),
    sa.Column('subsidy', sa.BigInteger(), nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('units', postgresql.JSONB(astext_type=sa.Text()), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('amount >= 0 AND shipping >= 0 AND shipping <= amount AND subsidy >= 0', name=op.f('ck_order_refunds_not_negative')),
    sa.ForeignKeyConstraint(['order_id'], ['trade.orders.id'], name=op.f('fk_order_refunds_order_id')),
    sa.PrimaryKeyConstraint('order_id', 'key', name=op.f('pk_order_refunds')),
    schema='trade'
    )
    op.create_table('skus',
    sa.Column('id', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('choice', sa.ARRAY(sa.SmallInteger()), nullable=False),
    sa.Column('price', sa.BigInteger(), nullable=False),
    sa.Column('list_price', sa.BigInteger(), nullable=True),
    sa.Column('image', sa.BigInteger(), nullable=True),
    sa.Column('code', sa.Text(), nullable=False),
    sa.Column('barcode', sa.Text(), server_default=sa.text("''"), nullable=False),
    sa.Column('weight_g', sa.Integer(), nullable=True),
    sa.Column('size_mm', sa.ARRAY(sa.Integer()), nullable=True),
    sa.Column('dropped_at', sa.DateTime(timezone=True), nullable=True),
    sa.CheckConstraint('cardinality(size_mm) = 3 AND 0 < ALL (size_mm)', name=op.f('ck_skus_size_has_three_sides')),
    sa.CheckConstraint('price > 0', name=op.f('ck_skus_price_positive')),
    sa.CheckConstraint('weight_g > 0', name=op.f('ck_skus_weight_positive')),
    sa.ForeignKeyConstraint(['product'], ['trade.products.id'], name=op.f('fk_skus_product')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_skus')),
    schema='trade'
    )
    op.create_index('uq_skus_product_choice', 'skus', ['product', 'choice'], unique=True, schema='trade', postgresql_where=sa.text('dropped_at IS NULL'))
    op.create_table('promotion_items',
    sa.Column('promotion', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('list_price', sa.BigInteger(), nullable=False),
    sa.Column('price', sa.BigInteger(), nullable=True),
    sa.Column('off', sa.BigInteger(), nullable=True),
    sa.Column('floor', sa.BigInteger(), nullable=True),
    sa.Column('stock', sa.BigInteger(), nullable=True),
    sa.Column('per_buyer', sa.BigInteger(), nullable=True),
    sa.CheckConstraint('(price IS NULL) <> (off IS NULL)', name=op.f('ck_promotion_items_price_or_off')),
    sa.CheckConstraint('coalesce(price, 1) > 0 AND coalesce(off, 1) > 0', name=op.f('ck_promotion_items_amounts_positive')),
    sa.ForeignKeyConstraint(['promotion'], ['trade.promotions.id'], name=op.f('fk_promotion_items_promotion')),
    sa.ForeignKeyConstraint(['sku'], ['trade.skus.id'], name=op.f('fk_promotion_items_sku')),
    sa.PrimaryKeyConstraint('promotion', 'sku', name=op.f('pk_promotion_items')),
    schema='trade'
    )
    op.create_index('ix_promotion_items_sku', 'promotion_items', ['sku'], unique=False, schema='trade')
    op.create_table('shelves',
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('product', sa.BigInteger(), nullable=False),
    sa.Column('on_hand', sa.BigInteger(), nullable=False),
    sa.Column('reserved', sa.BigInteger(), nullable=False),
    sa.Column('low_at', sa.BigInteger(), nullable=True),
    sa.Column('is_spread', sa.Boolean(), server_default=sa.text('false'), nullable=False),
    sa.CheckConstraint('on_hand >= 0', name=op.f('ck_shelves_on_hand_not_negative')),
    sa.CheckConstraint('reserved >= 0 AND reserved <= on_hand', name=op.f('ck_shelves_reserved_within_on_hand')),
    sa.ForeignKeyConstraint(['sku'], ['trade.skus.id'], name=op.f('fk_shelves_sku')),
    sa.PrimaryKeyConstraint('sku', name=op.f('pk_shelves')),
    schema='trade',
    postgresql_with={'fillfactor': 50}
    )
    op.create_index('ix_shelves_product', 'shelves', ['product'], unique=False, schema='trade')
    op.create_index('ix_shelves_watched', 'shelves', ['sku'], unique=False, schema='trade', postgresql_where=sa.text('low_at IS NOT NULL'))
    op.create_table('bins',
    sa.Column('sku', sa.BigInteger(), autoincrement=False, nullable=False),
    sa.Column('warehouse', sa.BigInteger(), nullable=False),
    sa.Column('on_hand', sa.BigInteger(), nullable=False),
    sa.Column('reserved', sa.BigInteger(), nullable=False),
    sa.CheckConstraint('reserved >= 0 AND reserved <= on_hand', name=op.f('ck_bins_reserved_within_on_hand')),
    sa.ForeignKeyConstraint(['sku'], ['trade.shelves.sku'], name=op.f('fk_bins_sku')),
    sa.ForeignKeyConstraint(['warehouse'], ['trade.warehouses.id'], name=op.f('fk_bins_warehouse')),
    sa.PrimaryKeyConstraint('sku', 'warehouse', name=op.f('pk_bins')),
    schema='trade',
    postgresql_with={'fillfactor': 50}
    )
    op.create_index('ix_bins_warehouse', 'bins', ['warehouse'], unique=False, schema='trade')
    for log in ("facts", "behaviour"):
        op.execute(f"CREATE TABLE journal.{log}_rest PARTITION OF journal.{log} DEFAULT")
    op.execute(
        """CREATE OR REPLACE FUNCTION people.keep_operator_acts() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the operators'' log is append-only'; END $$"""
    )
    op.execute(
        """CREATE OR REPLACE TRIGGER keep_operator_acts BEFORE UPDATE OR DELETE ON people.operator_act
    FOR EACH ROW EXECUTE FUNCTION people.keep_operator_acts()"""
    )
    op.execute(
        """CREATE OR REPLACE FUNCTION trade.ledger_keep() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"""
    )
    op.execute(
        """CREATE OR REPLACE FUNCTION trade.ledger_balance() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT FROM added GROUP BY posting, currency HAVING sum(amount) <> 0) THEN
            RAISE EXCEPTION 'a posting must add up to nothing' USING ERRCODE = 'check_violation';
        END IF;
        IF EXISTS (
            SELECT FROM added a LEFT JOIN trade.ledger_postings p ON p.id = a.posting AND p.tx = a.tx
            WHERE p.id IS NULL OR a.tx <> pg_current_xact_id()::text::bigint
        ) THEN
            RAISE EXCEPTION 'entries come with their posting, in one transaction'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF pg_current_xact_id()::text::bigint
            < (SELECT horizon FROM trade.ledger_closes ORDER BY number DESC LIMIT 1) THEN
            RAISE EXCEPTION 'transactions are numbered anew, so closes of the books would miss this one'
            USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NULL;
    END $$"""
    )
    op.execute(
        """CREATE OR REPLACE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON trade.ledger_entries
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_keep()"""
    )
    op.execute(
        """CREATE OR REPLACE TRIGGER balance AFTER INSERT ON trade.ledger_entries REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_balance()"""
    )
    op.execute(
        """CREATE OR REPLACE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON trade.ledger_postings
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_keep()"""
    )
    op.execute(
        """CREATE OR REPLACE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON trade.ledger_balances
    FOR EACH STATEMENT EXECUTE FUNCTION trade.ledger_keep()"""
    )
    op.execute(
        """
CREATE OR REPLACE FUNCTION trade.tally_orders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO trade.order_tallies (store, state, n)
        SELECT store, state, count(*) FROM fresh GROUP BY store, state;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO trade.order_tallies (store, state, n)
        SELECT store, state, -count(*) FROM gone GROUP BY store, state;
    ELSE
        INSERT INTO trade.order_tallies (store, state, n)
        SELECT moved.store, moved.state, sum(moved.n) FROM (
            SELECT o.store, o.state, -1 AS n FROM gone o JOIN fresh f USING (id) WHERE o.state <> f.state
            UNION ALL
            SELECT f.store, f.state, 1 FROM gone o JOIN fresh f USING (id) WHERE o.state <> f.state
        ) AS moved GROUP BY moved.store, moved.state;
    END IF;
    RETURN NULL;
END $$
"""
    )
    op.execute(
        """CREATE TRIGGER tally_made AFTER INSERT ON trade.orders REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION trade.tally_orders()"""
    )
    op.execute(
        """CREATE TRIGGER tally_moved AFTER UPDATE ON trade.orders REFERENCING OLD TABLE AS gone NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION trade.tally_orders()"""
    )
    op.execute(
        """CREATE TRIGGER tally_gone AFTER DELETE ON trade.orders REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION trade.tally_orders()"""
    )


def downgrade() -> None:
    for name in ("discovery", "growth", "media", "trade", "trust", "learning", "people", "journal"):
        op.execute(f"DROP SCHEMA {name} CASCADE")
    op.drop_table("timetable", schema="kernel")
