"""Make the first tables."""

from alembic import op
import sqlalchemy as sa
import forum.columns


revision = '2026_11_23_first_tables'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('account',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('password_hash', sa.String(length=200), nullable=False),
    sa.Column('created_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_account_email_is_lowercase')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_account')),
    sa.UniqueConstraint('email', name=op.f('uq_account_email'))
    )
    op.create_table('edition',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.LargeBinary(length=16), nullable=False),
    sa.Column('slug', sa.String(length=60), nullable=False),
    sa.Column('short_name', sa.String(length=40), nullable=False),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.Column('tagline', forum.columns.InLanguages(), nullable=False),
    sa.Column('organiser', forum.columns.InLanguages(), nullable=False),
    sa.Column('place', forum.columns.InLanguages(), nullable=False),
    sa.Column('languages', sa.JSON(), nullable=False),
    sa.Column('zone', sa.String(length=60), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=False),
    sa.Column('ends_on', sa.Date(), nullable=False),
    sa.Column('registration_opens_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('registration_closes_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('brand', sa.String(length=7), nullable=False),
    sa.Column('contact_email', sa.String(length=254), nullable=False),
    sa.Column('is_demo', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('created_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_edition')),
    sa.UniqueConstraint('slug', name=op.f('uq_edition_slug')),
    sa.UniqueConstraint('uid', name=op.f('uq_edition_uid'))
    )
    op.create_table('appointment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('duty', sa.String(length=20), nullable=False),
    sa.Column('appointed_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_appointment_account_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_appointment_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appointment')),
    sa.UniqueConstraint('edition_id', 'account_id', 'duty', name=op.f('uq_appointment_edition_id_account_id_duty'))
    )
    with op.batch_alter_table('appointment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appointment_account_id'), ['account_id'], unique=False)

    op.create_table('audit_entry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=True),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('verb', sa.String(length=40), nullable=False),
    sa.Column('thing', sa.String(length=40), nullable=False),
    sa.Column('thing_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(length=1000), nullable=True),
    sa.Column('before', sa.JSON(), nullable=True),
    sa.Column('after', sa.JSON(), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_audit_entry_account_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_audit_entry_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entry'))
    )
    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.create_index('ix_audit_entry_about', ['edition_id', 'thing', 'thing_id'], unique=False)

    op.create_table('capacity_limit',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('step', sa.Integer(), nullable=False),
    sa.Column('of_id', sa.Integer(), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.Column('taken', sa.Integer(), nullable=False),
    sa.CheckConstraint('capacity IS NULL OR taken <= capacity', name=op.f('ck_capacity_limit_taken_fits')),
    sa.CheckConstraint('taken >= 0', name=op.f('ck_capacity_limit_taken_is_not_negative')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_capacity_limit_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_capacity_limit')),
    sa.UniqueConstraint('edition_id', 'step', 'of_id', name=op.f('uq_capacity_limit_edition_id_step_of_id'))
    )
    op.create_table('category',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=30), nullable=False),
    sa.Column('letter', sa.String(length=1), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.Column('hint', forum.columns.InLanguages(), nullable=False),
    sa.Column('needs_decision', sa.Boolean(), nullable=False),
    sa.Column('keeps_waiting_list', sa.Boolean(), nullable=False),
    sa.Column('is_public', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_category_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_category')),
    sa.UniqueConstraint('edition_id', 'code', name=op.f('uq_category_edition_id_code'))
    )
    op.create_table('edition_cursor',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('value', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_edition_cursor_edition_id')),
    sa.PrimaryKeyConstraint('edition_id', name=op.f('pk_edition_cursor'))
    )
    op.create_table('edition_key',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('sealed', sa.LargeBinary(length=200), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_edition_key_edition_id')),
    sa.PrimaryKeyConstraint('edition_id', name=op.f('pk_edition_key'))
    )
    op.create_table('key_area',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('profile', sa.String(length=20), nullable=False),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.Column('text', forum.columns.InLanguages(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_key_area_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_key_area'))
    )
    with op.batch_alter_table('key_area', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_key_area_edition_id'), ['edition_id'], unique=False)

    op.create_table('letter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('about', sa.String(length=40), nullable=True),
    sa.Column('about_id', sa.Integer(), nullable=True),
    sa.Column('to_email', sa.String(length=254), nullable=False),
    sa.Column('to_name', sa.String(length=500), nullable=False),
    sa.Column('from_name', sa.String(length=100), nullable=False),
    sa.Column('reply_to', sa.String(length=254), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('subject', sa.String(length=300), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('html', sa.Text(), nullable=False),
    sa.Column('secrets', sa.JSON(), nullable=False),
    sa.Column('enclosures', sa.JSON(), nullable=False),
    sa.Column('message_id', sa.String(length=120), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('queued_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('due_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('leased_until', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('lease', sa.String(length=36), nullable=True),
    sa.Column('sent_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('answer', sa.String(length=500), nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'sending', 'sent', 'deferred', 'failed', 'suppressed')", name=op.f('ck_letter_state_is_known')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_letter_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_letter')),
    sa.UniqueConstraint('message_id', name=op.f('uq_letter_message_id'))
    )
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.create_index('ix_letter_about', ['edition_id', 'about', 'about_id'], unique=False)
        batch_op.create_index('ix_letter_edition', ['edition_id', 'id'], unique=False)
        batch_op.create_index('ix_letter_edition_state', ['edition_id', 'state', 'id'], unique=False)
        batch_op.create_index('ix_letter_open', ['id'], unique=False, sqlite_where=sa.text("state IN ('deferred', 'sending', 'waiting')"), postgresql_where=sa.text("state IN ('deferred', 'sending', 'waiting')"))
        batch_op.create_index('ix_letter_open_to', ['to_email', 'id'], unique=False, sqlite_where=sa.text("state IN ('deferred', 'sending', 'waiting')"), postgresql_where=sa.text("state IN ('deferred', 'sending', 'waiting')"))

    op.create_table('sign_in',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('began_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('expires_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('ended_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_sign_in_account_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_sign_in_token_hash'))
    )
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_in_account_id'), ['account_id'], unique=False)

    op.create_table('speaker',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=80), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('name_native', sa.String(length=200), nullable=True),
    sa.Column('native_language', sa.String(length=8), nullable=True),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('organisation', forum.columns.InLanguages(), nullable=False),
    sa.Column('job', forum.columns.InLanguages(), nullable=False),
    sa.Column('biography', forum.columns.InLanguages(), nullable=False),
    sa.Column('is_confirmed', sa.Boolean(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_speaker_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_speaker')),
    sa.UniqueConstraint('edition_id', 'ref', name=op.f('uq_speaker_edition_id_ref'))
    )
    op.create_table('track',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('profile', sa.String(length=20), nullable=False),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_track_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_track')),
    sa.UniqueConstraint('edition_id', 'code', name=op.f('uq_track_edition_id_code'))
    )
    op.create_table('venue',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.Column('address', forum.columns.InLanguages(), nullable=False),
    sa.Column('latitude', sa.Double(), nullable=True),
    sa.Column('longitude', sa.Double(), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_venue_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_venue'))
    )
    with op.batch_alter_table('venue', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_venue_edition_id'), ['edition_id'], unique=False)

    op.create_table('zone',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_zone_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_zone')),
    sa.UniqueConstraint('edition_id', 'code', name=op.f('uq_zone_edition_id_code'))
    )
    op.create_table('gate',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('zone_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('direction', sa.String(length=4), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_gate_edition_id')),
    sa.ForeignKeyConstraint(['zone_id'], ['zone.id'], name=op.f('fk_gate_zone_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_gate'))
    )
    with op.batch_alter_table('gate', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_gate_edition_id'), ['edition_id'], unique=False)

    op.create_table('registration',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=8), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('given_name', sa.String(length=100), nullable=False),
    sa.Column('family_name', sa.String(length=100), nullable=False),
    sa.Column('family_first', sa.Boolean(), nullable=False),
    sa.Column('name_native', sa.String(length=120), nullable=False),
    sa.Column('reading', sa.String(length=120), nullable=False),
    sa.Column('patronymic', sa.String(length=100), nullable=False),
    sa.Column('badge_name', sa.String(length=100), nullable=False),
    sa.Column('salutation', sa.String(length=20), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('organisation', sa.String(length=160), nullable=False),
    sa.Column('organisation_native', sa.String(length=160), nullable=False),
    sa.Column('organisation_type', sa.String(length=30), nullable=False),
    sa.Column('position', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('phone', sa.String(length=20), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('site_visit', sa.Boolean(), nullable=False),
    sa.Column('gala', sa.Boolean(), nullable=False),
    sa.Column('interpretation', sa.String(length=8), nullable=False),
    sa.Column('meals', sa.String(length=20), nullable=False),
    sa.Column('accessibility', sa.String(length=1000), nullable=False),
    sa.Column('submitted_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('decided_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('waiting_since', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('link_generation', sa.Integer(), nullable=False),
    sa.Column('link_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('idempotency_key', sa.String(length=64), nullable=False),
    sa.Column('content_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('person_key', sa.String(length=64), nullable=False),
    sa.Column('hay', sa.String(length=2000), nullable=False),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_registration_email_is_lowercase')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_registration_category_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_registration_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_registration')),
    sa.UniqueConstraint('edition_id', 'idempotency_key', name=op.f('uq_registration_edition_id_idempotency_key')),
    sa.UniqueConstraint('edition_id', 'ref', name=op.f('uq_registration_edition_id_ref')),
    sa.UniqueConstraint('link_hash', name=op.f('uq_registration_link_hash'))
    )
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.create_index('ix_registration_country', ['edition_id', 'country', 'state', 'submitted_at'], unique=False)
        batch_op.create_index('ix_registration_state', ['edition_id', 'state', 'category_id', 'submitted_at'], unique=False)
        batch_op.create_index('ix_registration_submitted', ['edition_id', 'submitted_at', 'id'], unique=False)
        batch_op.create_index('one_live_registration', ['edition_id', 'person_key'], unique=True, sqlite_where=sa.text("state IN ('confirmed', 'info_requested', 'submitted', 'waitlisted')"), postgresql_where=sa.text("state IN ('confirmed', 'info_requested', 'submitted', 'waitlisted')"))

    op.create_table('room',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('venue_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.Column('capacity', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_room_edition_id')),
    sa.ForeignKeyConstraint(['venue_id'], ['venue.id'], name=op.f('fk_room_venue_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_room'))
    )
    with op.batch_alter_table('room', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_room_edition_id'), ['edition_id'], unique=False)

    op.create_table('agenda_session',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=80), nullable=False),
    sa.Column('uid', sa.String(length=80), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('track_id', sa.Integer(), nullable=True),
    sa.Column('room_id', sa.Integer(), nullable=True),
    sa.Column('starts_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('title', forum.columns.InLanguages(), nullable=False),
    sa.Column('abstract', forum.columns.InLanguages(), nullable=False),
    sa.Column('floor_languages', sa.JSON(), nullable=False),
    sa.Column('interpreted_languages', sa.JSON(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes > 0', name=op.f('ck_agenda_session_lasts')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_agenda_session_edition_id')),
    sa.ForeignKeyConstraint(['room_id'], ['room.id'], name=op.f('fk_agenda_session_room_id')),
    sa.ForeignKeyConstraint(['track_id'], ['track.id'], name=op.f('fk_agenda_session_track_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_session')),
    sa.UniqueConstraint('edition_id', 'ref', name=op.f('uq_agenda_session_edition_id_ref')),
    sa.UniqueConstraint('uid', name=op.f('uq_agenda_session_uid'))
    )
    with op.batch_alter_table('agenda_session', schema=None) as batch_op:
        batch_op.create_index('ix_agenda_session_when', ['edition_id', 'starts_at'], unique=False)

    op.create_table('badge',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.LargeBinary(length=16), nullable=False),
    sa.Column('serial', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('fingerprint', sa.LargeBinary(length=16), nullable=False),
    sa.Column('issued_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('ended_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('cursor', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_badge_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_badge_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_badge')),
    sa.UniqueConstraint('edition_id', 'fingerprint', name=op.f('uq_badge_edition_id_fingerprint')),
    sa.UniqueConstraint('registration_id', 'serial', name=op.f('uq_badge_registration_id_serial')),
    sa.UniqueConstraint('uid', name=op.f('uq_badge_uid'))
    )
    with op.batch_alter_table('badge', schema=None) as batch_op:
        batch_op.create_index('ix_badge_cursor', ['edition_id', 'cursor'], unique=False)
        batch_op.create_index('one_valid_badge', ['registration_id'], unique=True, sqlite_where=sa.text("state IN ('collected', 'issued', 'printed')"), postgresql_where=sa.text("state IN ('collected', 'issued', 'printed')"))

    op.create_table('consent',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('purpose', sa.String(length=30), nullable=False),
    sa.Column('given', sa.Boolean(), nullable=False),
    sa.Column('text_version', sa.String(length=20), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_consent_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_consent_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_consent'))
    )
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_consent_registration_id'), ['registration_id'], unique=False)

    op.create_table('device',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('gate_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.String(length=36), nullable=False),
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('secret_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('enrolled_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('seen_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('revoked_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_device_edition_id')),
    sa.ForeignKeyConstraint(['gate_id'], ['gate.id'], name=op.f('fk_device_gate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_device')),
    sa.UniqueConstraint('secret_hash', name=op.f('uq_device_secret_hash')),
    sa.UniqueConstraint('uid', name=op.f('uq_device_uid'))
    )
    with op.batch_alter_table('device', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_device_edition_id'), ['edition_id'], unique=False)

    op.create_table('enrolment',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('gate_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.LargeBinary(length=16), nullable=False),
    sa.Column('fingerprint', sa.LargeBinary(length=16), nullable=False),
    sa.Column('created_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('expires_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('used_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_enrolment_edition_id')),
    sa.ForeignKeyConstraint(['gate_id'], ['gate.id'], name=op.f('fk_enrolment_gate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_enrolment')),
    sa.UniqueConstraint('fingerprint', name=op.f('uq_enrolment_fingerprint')),
    sa.UniqueConstraint('uid', name=op.f('uq_enrolment_uid'))
    )
    with op.batch_alter_table('enrolment', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_enrolment_edition_id'), ['edition_id'], unique=False)

    op.create_table('appearance',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('speaker_id', sa.Integer(), nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_appearance_edition_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_appearance_session_id')),
    sa.ForeignKeyConstraint(['speaker_id'], ['speaker.id'], name=op.f('fk_appearance_speaker_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appearance')),
    sa.UniqueConstraint('session_id', 'speaker_id', name=op.f('uq_appearance_session_id_speaker_id'))
    )
    with op.batch_alter_table('appearance', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_appearance_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_appearance_speaker_id'), ['speaker_id'], unique=False)

    op.create_table('quarantined_scan',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('device_id', sa.Integer(), nullable=False),
    sa.Column('scan_id', sa.String(length=36), nullable=False),
    sa.Column('body_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('body', sa.JSON(), nullable=False),
    sa.Column('received_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['device_id'], ['device.id'], name=op.f('fk_quarantined_scan_device_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_quarantined_scan_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quarantined_scan')),
    sa.UniqueConstraint('device_id', 'scan_id', 'body_hash', name=op.f('uq_quarantined_scan_device_id_scan_id_body_hash'))
    )
    with op.batch_alter_table('quarantined_scan', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quarantined_scan_edition_id'), ['edition_id'], unique=False)

    op.create_table('scan',
    sa.Column('id', sa.String(length=36), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('device_id', sa.Integer(), nullable=False),
    sa.Column('seq', sa.Integer(), nullable=False),
    sa.Column('gate_id', sa.Integer(), nullable=False),
    sa.Column('zone_id', sa.Integer(), nullable=False),
    sa.Column('badge_id', sa.Integer(), nullable=True),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.Column('fingerprint', sa.LargeBinary(length=16), nullable=True),
    sa.Column('action', sa.String(length=10), nullable=False),
    sa.Column('source', sa.String(length=10), nullable=False),
    sa.Column('shown', sa.String(length=30), nullable=False),
    sa.Column('device_time_ms', sa.BigInteger(), nullable=False),
    sa.Column('offset_ms', sa.BigInteger(), nullable=False),
    sa.Column('monotonic_ms', sa.BigInteger(), nullable=False),
    sa.Column('snapshot_cursor', sa.Integer(), nullable=False),
    sa.Column('body_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('received_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('effective_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('outcome', sa.String(length=30), nullable=False),
    sa.Column('accepted', sa.Boolean(), nullable=False),
    sa.Column('entry', sa.Integer(), nullable=False),
    sa.Column('duplicate_of', sa.String(length=36), nullable=True),
    sa.Column('cursor', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['badge_id'], ['badge.id'], name=op.f('fk_scan_badge_id')),
    sa.ForeignKeyConstraint(['device_id'], ['device.id'], name=op.f('fk_scan_device_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_scan_edition_id')),
    sa.ForeignKeyConstraint(['gate_id'], ['gate.id'], name=op.f('fk_scan_gate_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_scan_registration_id')),
    sa.ForeignKeyConstraint(['zone_id'], ['zone.id'], name=op.f('fk_scan_zone_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_scan'))
    )
    with op.batch_alter_table('scan', schema=None) as batch_op:
        batch_op.create_index('ix_scan_cursor', ['edition_id', 'cursor'], unique=False)
        batch_op.create_index('ix_scan_log', ['device_id', 'seq'], unique=False)
        batch_op.create_index('ix_scan_registration', ['registration_id', 'zone_id'], unique=False)
        batch_op.create_index('ix_scan_when', ['edition_id', 'effective_at'], unique=False)
        batch_op.create_index('one_admission', ['zone_id', 'registration_id', 'entry'], unique=True, sqlite_where=sa.text('accepted'), postgresql_where=sa.text('accepted'))



def downgrade() -> None:
    with op.batch_alter_table('scan', schema=None) as batch_op:
        batch_op.drop_index('one_admission', sqlite_where=sa.text('accepted'), postgresql_where=sa.text('accepted'))
        batch_op.drop_index('ix_scan_when')
        batch_op.drop_index('ix_scan_registration')
        batch_op.drop_index('ix_scan_log')
        batch_op.drop_index('ix_scan_cursor')

    op.drop_table('scan')
    with op.batch_alter_table('quarantined_scan', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_quarantined_scan_edition_id'))

    op.drop_table('quarantined_scan')
    with op.batch_alter_table('appearance', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_appearance_speaker_id'))
        batch_op.drop_index(batch_op.f('ix_appearance_edition_id'))

    op.drop_table('appearance')
    with op.batch_alter_table('enrolment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_enrolment_edition_id'))

    op.drop_table('enrolment')
    with op.batch_alter_table('device', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_device_edition_id'))

    op.drop_table('device')
    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_consent_registration_id'))

    op.drop_table('consent')
    with op.batch_alter_table('badge', schema=None) as batch_op:
        batch_op.drop_index('one_valid_badge', sqlite_where=sa.text("state IN ('collected', 'issued', 'printed')"), postgresql_where=sa.text("state IN ('collected', 'issued', 'printed')"))
        batch_op.drop_index('ix_badge_cursor')

    op.drop_table('badge')
    with op.batch_alter_table('agenda_session', schema=None) as batch_op:
        batch_op.drop_index('ix_agenda_session_when')

    op.drop_table('agenda_session')
    with op.batch_alter_table('room', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_room_edition_id'))

    op.drop_table('room')
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.drop_index('one_live_registration', sqlite_where=sa.text("state IN ('confirmed', 'info_requested', 'submitted', 'waitlisted')"), postgresql_where=sa.text("state IN ('confirmed', 'info_requested', 'submitted', 'waitlisted')"))
        batch_op.drop_index('ix_registration_submitted')
        batch_op.drop_index('ix_registration_state')
        batch_op.drop_index('ix_registration_country')

    op.drop_table('registration')
    with op.batch_alter_table('gate', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_gate_edition_id'))

    op.drop_table('gate')
    op.drop_table('zone')
    with op.batch_alter_table('venue', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_venue_edition_id'))

    op.drop_table('venue')
    op.drop_table('track')
    op.drop_table('speaker')
    with op.batch_alter_table('sign_in', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_in_account_id'))

    op.drop_table('sign_in')
    with op.batch_alter_table('letter', schema=None) as batch_op:
        batch_op.drop_index('ix_letter_open_to', sqlite_where=sa.text("state IN ('deferred', 'sending', 'waiting')"), postgresql_where=sa.text("state IN ('deferred', 'sending', 'waiting')"))
        batch_op.drop_index('ix_letter_open', sqlite_where=sa.text("state IN ('deferred', 'sending', 'waiting')"), postgresql_where=sa.text("state IN ('deferred', 'sending', 'waiting')"))
        batch_op.drop_index('ix_letter_edition_state')
        batch_op.drop_index('ix_letter_edition')
        batch_op.drop_index('ix_letter_about')

    op.drop_table('letter')
    with op.batch_alter_table('key_area', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_key_area_edition_id'))

    op.drop_table('key_area')
    op.drop_table('edition_key')
    op.drop_table('edition_cursor')
    op.drop_table('category')
    op.drop_table('capacity_limit')
    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.drop_index('ix_audit_entry_about')

    op.drop_table('audit_entry')
    with op.batch_alter_table('appointment', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_appointment_account_id'))

    op.drop_table('appointment')
    op.drop_table('edition')
    op.drop_table('account')
