"""Release the programme."""

from alembic import op
import sqlalchemy as sa
import forum.columns


revision = '2026_11_24_releases'
down_revision = '2026_11_23_search'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('agenda_release',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('by', sa.String(length=200), nullable=False),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('letters', sa.Integer(), server_default='0', nullable=False),
    sa.Column('places', sa.JSON(), nullable=False),
    sa.Column('themes', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_agenda_release_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_agenda_release')),
    sa.UniqueConstraint('edition_id', 'number', name=op.f('uq_agenda_release_edition_id_number'))
    )
    op.create_table('call_for_speakers',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('is_open', sa.Boolean(), nullable=False),
    sa.Column('closes_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_call_for_speakers_edition_id')),
    sa.PrimaryKeyConstraint('edition_id', name=op.f('pk_call_for_speakers'))
    )
    op.create_table('door_rules',
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('staff_register', sa.Boolean(), nullable=False),
    sa.Column('asks_email', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_door_rules_edition_id')),
    sa.PrimaryKeyConstraint('edition_id', name=op.f('pk_door_rules'))
    )
    op.create_table('engagement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('speaker_id', sa.Integer(), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('link_generation', sa.Integer(), nullable=False),
    sa.Column('link_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('invited_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('answered_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('declined_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('declined_because', sa.String(length=1000), nullable=True),
    sa.Column('reminded_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('photo_file_id', sa.Integer(), nullable=True),
    sa.Column('without_slides', sa.Boolean(), nullable=False),
    sa.Column('shows_slides', sa.Boolean(), nullable=True),
    sa.Column('slides_allowed', sa.Boolean(), nullable=False),
    sa.Column('equipment', sa.String(length=1000), nullable=True),
    sa.Column('recording', sa.Boolean(), nullable=True),
    sa.Column('hours', sa.JSON(), nullable=True),
    sa.Column('is_local', sa.Boolean(), nullable=True),
    sa.Column('arrives_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('departs_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('journey', sa.String(length=200), nullable=False),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_engagement_email_is_lowercase')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_engagement_edition_id')),
    sa.ForeignKeyConstraint(['photo_file_id'], ['stored_file.id'], name=op.f('fk_engagement_photo_file_id')),
    sa.ForeignKeyConstraint(['speaker_id'], ['speaker.id'], name=op.f('fk_engagement_speaker_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_engagement')),
    sa.UniqueConstraint('link_hash', name=op.f('uq_engagement_link_hash')),
    sa.UniqueConstraint('speaker_id', name=op.f('uq_engagement_speaker_id'))
    )
    with op.batch_alter_table('engagement', schema=None) as batch_op:
        batch_op.create_index('ix_engagement_edition', ['edition_id'], unique=False)

    op.create_table('proposal',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=12), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('link_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('idempotency_key', sa.String(length=64), nullable=False),
    sa.Column('content_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('abstract', sa.String(length=4000), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('speaks', sa.JSON(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('name_native', sa.String(length=200), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=False),
    sa.Column('organisation', sa.String(length=160), nullable=False),
    sa.Column('job', sa.String(length=160), nullable=False),
    sa.Column('biography', sa.String(length=2000), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('consent_version', sa.String(length=20), nullable=False),
    sa.Column('submitted_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('decided_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('reason', sa.String(length=1000), nullable=True),
    sa.Column('speaker_id', sa.Integer(), nullable=True),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_proposal_email_is_lowercase')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_proposal_edition_id')),
    sa.ForeignKeyConstraint(['speaker_id'], ['speaker.id'], name=op.f('fk_proposal_speaker_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal')),
    sa.UniqueConstraint('edition_id', 'idempotency_key', name=op.f('uq_proposal_edition_id_idempotency_key')),
    sa.UniqueConstraint('edition_id', 'ref', name=op.f('uq_proposal_edition_id_ref')),
    sa.UniqueConstraint('link_hash', name=op.f('uq_proposal_link_hash'))
    )
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.create_index('ix_proposal_state', ['edition_id', 'state'], unique=False)

    op.create_table('slides',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('speaker_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('sent_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.CheckConstraint('version > 0', name=op.f('ck_slides_counts')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_slides_edition_id')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_slides_file_id')),
    sa.ForeignKeyConstraint(['speaker_id'], ['speaker.id'], name=op.f('fk_slides_speaker_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_slides')),
    sa.UniqueConstraint('speaker_id', 'version', name=op.f('uq_slides_speaker_id_version'))
    )
    with op.batch_alter_table('slides', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_slides_edition_id'), ['edition_id'], unique=False)

    op.create_table('proposal_review',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=False),
    sa.Column('reviewer', sa.String(length=200), nullable=False),
    sa.Column('score', sa.Integer(), nullable=False),
    sa.Column('note', sa.String(length=1000), nullable=False),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.CheckConstraint('score BETWEEN 1 AND 5', name=op.f('ck_proposal_review_one_to_five')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_proposal_review_account_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_proposal_review_edition_id')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposal.id'], name=op.f('fk_proposal_review_proposal_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_review')),
    sa.UniqueConstraint('proposal_id', 'account_id', name=op.f('uq_proposal_review_proposal_id_account_id'))
    )
    with op.batch_alter_table('proposal_review', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_proposal_review_edition_id'), ['edition_id'], unique=False)

    op.create_table('greeter',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=True),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('phone', sa.String(length=20), nullable=False),
    sa.CheckConstraint('(category_id IS NULL) <> (registration_id IS NULL)', name=op.f('ck_greeter_one_of_both')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_greeter_category_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_greeter_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_greeter_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_greeter')),
    sa.UniqueConstraint('edition_id', 'category_id', name=op.f('uq_greeter_edition_id_category_id')),
    sa.UniqueConstraint('edition_id', 'registration_id', name=op.f('uq_greeter_edition_id_registration_id'))
    )
    with op.batch_alter_table('greeter', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_greeter_registration_id'), ['registration_id'], unique=False)

    op.create_table('released_session',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('release_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('sequence', sa.Integer(), nullable=False),
    sa.Column('is_cancelled', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('abstract', forum.columns.InLanguages(), nullable=False),
    sa.ForeignKeyConstraint(['release_id'], ['agenda_release.id'], name=op.f('fk_released_session_release_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_released_session_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_released_session')),
    sa.UniqueConstraint('release_id', 'session_id', name=op.f('uq_released_session_release_id_session_id'))
    )
    op.create_table('run_item',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('minutes', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=200), nullable=False),
    sa.Column('owner', sa.String(length=200), nullable=False),
    sa.Column('cue', sa.String(length=200), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('late', sa.Integer(), nullable=False),
    sa.CheckConstraint('minutes >= 0', name=op.f('ck_run_item_lasts')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_run_item_edition_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_run_item_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_run_item'))
    )
    with op.batch_alter_table('run_item', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_run_item_session_id'), ['session_id'], unique=False)

    op.create_table('run_sheet',
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('late', sa.Integer(), nullable=False),
    sa.Column('changed_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_run_sheet_edition_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_run_sheet_session_id')),
    sa.PrimaryKeyConstraint('session_id', name=op.f('pk_run_sheet'))
    )
    with op.batch_alter_table('run_sheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_run_sheet_edition_id'), ['edition_id'], unique=False)

    op.create_table('sign_up',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('is_invited', sa.Boolean(), server_default=sa.false(), nullable=False),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_sign_up_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_sign_up_registration_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_sign_up_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_up')),
    sa.UniqueConstraint('session_id', 'registration_id', name=op.f('uq_sign_up_session_id_registration_id'))
    )
    with op.batch_alter_table('sign_up', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_up_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index('ix_sign_up_in_line', ['session_id', 'state', 'at'], unique=False)
        batch_op.create_index(batch_op.f('ix_sign_up_registration_id'), ['registration_id'], unique=False)

    op.create_table('sign_up_rule',
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('mode', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_sign_up_rule_edition_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_sign_up_rule_session_id')),
    sa.PrimaryKeyConstraint('session_id', name=op.f('pk_sign_up_rule'))
    )
    with op.batch_alter_table('sign_up_rule', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sign_up_rule_edition_id'), ['edition_id'], unique=False)

    op.create_table('star',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_star_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_star_registration_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_star_session_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_star')),
    sa.UniqueConstraint('registration_id', 'session_id', name=op.f('uq_star_registration_id_session_id'))
    )
    with op.batch_alter_table('star', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_star_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_star_session_id'), ['session_id'], unique=False)

    op.create_table('wording',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('session_id', sa.Integer(), nullable=False),
    sa.Column('speaker_id', sa.Integer(), nullable=False),
    sa.Column('title', forum.columns.InLanguages(), nullable=False),
    sa.Column('abstract', forum.columns.InLanguages(), nullable=False),
    sa.Column('suggested_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('decided_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('is_taken', sa.Boolean(), nullable=False),
    sa.Column('reason', sa.String(length=1000), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_wording_edition_id')),
    sa.ForeignKeyConstraint(['session_id'], ['agenda_session.id'], name=op.f('fk_wording_session_id')),
    sa.ForeignKeyConstraint(['speaker_id'], ['speaker.id'], name=op.f('fk_wording_speaker_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_wording'))
    )
    with op.batch_alter_table('wording', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_wording_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_wording_speaker_id'), ['speaker_id'], unique=False)
        batch_op.create_index('one_pending_wording', ['session_id', 'speaker_id'], unique=True, sqlite_where=sa.text('decided_at IS NULL'), postgresql_where=sa.text('decided_at IS NULL'))

    op.create_table('zone_access',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('zone_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=True),
    sa.Column('registration_id', sa.Integer(), nullable=True),
    sa.Column('on', sa.Date(), nullable=True),
    sa.CheckConstraint('(category_id IS NULL) <> (registration_id IS NULL)', name=op.f('ck_zone_access_one_of_both')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_zone_access_category_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_zone_access_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_zone_access_registration_id')),
    sa.ForeignKeyConstraint(['zone_id'], ['zone.id'], name=op.f('fk_zone_access_zone_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_zone_access'))
    )
    with op.batch_alter_table('zone_access', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_zone_access_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index('ix_zone_access_registration', ['registration_id', 'zone_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_zone_access_zone_id'), ['zone_id'], unique=False)

    op.create_table('zone_hours',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('zone_id', sa.Integer(), nullable=False),
    sa.Column('opens_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('closes_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_zone_hours_edition_id')),
    sa.ForeignKeyConstraint(['zone_id'], ['zone.id'], name=op.f('fk_zone_hours_zone_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_zone_hours'))
    )
    with op.batch_alter_table('zone_hours', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_zone_hours_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_zone_hours_zone_id'), ['zone_id'], unique=False)

    op.create_table('carrying',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('floater_id', sa.Integer(), nullable=False),
    sa.Column('zone_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('access_id', sa.Integer(), nullable=True),
    sa.Column('given_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('returned_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['access_id'], ['zone_access.id'], name=op.f('fk_carrying_access_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_carrying_edition_id')),
    sa.ForeignKeyConstraint(['floater_id'], ['floater.id'], name=op.f('fk_carrying_floater_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_carrying_registration_id')),
    sa.ForeignKeyConstraint(['zone_id'], ['zone.id'], name=op.f('fk_carrying_zone_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_carrying'))
    )
    with op.batch_alter_table('carrying', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_carrying_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_carrying_registration_id'), ['registration_id'], unique=False)
        batch_op.create_index('one_carrier', ['floater_id'], unique=True, sqlite_where=sa.text('returned_at IS NULL'), postgresql_where=sa.text('returned_at IS NULL'))

    op.create_table('settlement',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('scan_id', sa.String(length=36), nullable=True),
    sa.Column('quarantined_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=500), nullable=False),
    sa.Column('settled_by', sa.String(length=200), nullable=False),
    sa.Column('settled_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.CheckConstraint('(scan_id IS NULL) <> (quarantined_id IS NULL)', name=op.f('ck_settlement_one_of_both')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_settlement_edition_id')),
    sa.ForeignKeyConstraint(['quarantined_id'], ['quarantined_scan.id'], name=op.f('fk_settlement_quarantined_id')),
    sa.ForeignKeyConstraint(['scan_id'], ['scan.id'], name=op.f('fk_settlement_scan_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_settlement')),
    sa.UniqueConstraint('quarantined_id', name=op.f('uq_settlement_quarantined_id')),
    sa.UniqueConstraint('scan_id', name=op.f('uq_settlement_scan_id'))
    )
    with op.batch_alter_table('settlement', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_settlement_edition_id'), ['edition_id'], unique=False)

    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.add_column(sa.Column('file_id', sa.Integer(), nullable=True))
        batch_op.create_foreign_key(batch_op.f('fk_answer_file_id'), 'stored_file', ['file_id'], ['id'])

    with op.batch_alter_table('badge', schema=None) as batch_op:
        batch_op.add_column(sa.Column('sealed_name', sa.LargeBinary(), nullable=True))

    with op.batch_alter_table('device', schema=None) as batch_op:
        batch_op.add_column(sa.Column('profile', sa.String(length=10), server_default='sealed', nullable=False))
        batch_op.add_column(sa.Column('unsent', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('listed', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('runs', sa.String(length=20), nullable=True))

    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('links_kept_days', sa.Integer(), server_default='90', nullable=False))

    with op.batch_alter_table('enrolment', schema=None) as batch_op:
        batch_op.add_column(sa.Column('profile', sa.String(length=10), server_default='sealed', nullable=False))

    with op.batch_alter_table('people_sheet', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reads_sensitive', sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table('room', schema=None) as batch_op:
        batch_op.add_column(sa.Column('booths', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('turnaround_minutes', sa.Integer(), server_default='0', nullable=False))
        batch_op.add_column(sa.Column('opens_at', sa.Time(), nullable=True))
        batch_op.add_column(sa.Column('closes_at', sa.Time(), nullable=True))
        batch_op.add_column(sa.Column('closed_on', sa.JSON(), nullable=True))

    with op.batch_alter_table('scan', schema=None) as batch_op:
        batch_op.add_column(sa.Column('answered', sa.String(length=30), nullable=True))
        batch_op.add_column(sa.Column('claim', sa.String(length=30), nullable=True))
        batch_op.add_column(sa.Column('undoes', sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column('closed_by', sa.String(length=36), nullable=True))

    with op.batch_alter_table('speaker', schema=None) as batch_op:
        batch_op.create_index('one_speaker_per_registration', ['edition_id', 'registration_id'], unique=True)

    with op.batch_alter_table('visa_request', schema=None) as batch_op:
        batch_op.add_column(sa.Column('letter', sa.LargeBinary(), nullable=True))

    with op.batch_alter_table('zone', schema=None) as batch_op:
        batch_op.add_column(sa.Column('is_open', sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(sa.Column('capacity', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('session_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('version', sa.Integer(), server_default='0', nullable=False))
        batch_op.create_foreign_key(batch_op.f('fk_zone_session_id'), 'agenda_session', ['session_id'], ['id'])



def downgrade() -> None:
    with op.batch_alter_table('zone', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_zone_session_id'), type_='foreignkey')
        batch_op.drop_column('version')
        batch_op.drop_column('session_id')
        batch_op.drop_column('capacity')
        batch_op.drop_column('is_open')

    with op.batch_alter_table('visa_request', schema=None) as batch_op:
        batch_op.drop_column('letter')

    with op.batch_alter_table('speaker', schema=None) as batch_op:
        batch_op.drop_index('one_speaker_per_registration')

    with op.batch_alter_table('scan', schema=None) as batch_op:
        batch_op.drop_column('closed_by')
        batch_op.drop_column('undoes')
        batch_op.drop_column('claim')
        batch_op.drop_column('answered')

    with op.batch_alter_table('room', schema=None) as batch_op:
        batch_op.drop_column('closed_on')
        batch_op.drop_column('closes_at')
        batch_op.drop_column('opens_at')
        batch_op.drop_column('turnaround_minutes')
        batch_op.drop_column('booths')

    with op.batch_alter_table('people_sheet', schema=None) as batch_op:
        batch_op.drop_column('reads_sensitive')

    with op.batch_alter_table('enrolment', schema=None) as batch_op:
        batch_op.drop_column('profile')

    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_column('links_kept_days')

    with op.batch_alter_table('device', schema=None) as batch_op:
        batch_op.drop_column('runs')
        batch_op.drop_column('listed')
        batch_op.drop_column('unsent')
        batch_op.drop_column('profile')

    with op.batch_alter_table('badge', schema=None) as batch_op:
        batch_op.drop_column('sealed_name')

    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_answer_file_id'), type_='foreignkey')
        batch_op.drop_column('file_id')

    with op.batch_alter_table('settlement', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_settlement_edition_id'))

    op.drop_table('settlement')
    with op.batch_alter_table('carrying', schema=None) as batch_op:
        batch_op.drop_index('one_carrier', sqlite_where=sa.text('returned_at IS NULL'), postgresql_where=sa.text('returned_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_carrying_registration_id'))
        batch_op.drop_index(batch_op.f('ix_carrying_edition_id'))

    op.drop_table('carrying')
    with op.batch_alter_table('zone_hours', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_zone_hours_zone_id'))
        batch_op.drop_index(batch_op.f('ix_zone_hours_edition_id'))

    op.drop_table('zone_hours')
    with op.batch_alter_table('zone_access', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_zone_access_zone_id'))
        batch_op.drop_index('ix_zone_access_registration')
        batch_op.drop_index(batch_op.f('ix_zone_access_edition_id'))

    op.drop_table('zone_access')
    with op.batch_alter_table('wording', schema=None) as batch_op:
        batch_op.drop_index('one_pending_wording', sqlite_where=sa.text('decided_at IS NULL'), postgresql_where=sa.text('decided_at IS NULL'))
        batch_op.drop_index(batch_op.f('ix_wording_speaker_id'))
        batch_op.drop_index(batch_op.f('ix_wording_edition_id'))

    op.drop_table('wording')
    with op.batch_alter_table('star', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_star_session_id'))
        batch_op.drop_index(batch_op.f('ix_star_edition_id'))

    op.drop_table('star')
    with op.batch_alter_table('sign_up_rule', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_up_rule_edition_id'))

    op.drop_table('sign_up_rule')
    with op.batch_alter_table('sign_up', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_sign_up_registration_id'))
        batch_op.drop_index('ix_sign_up_in_line')
        batch_op.drop_index(batch_op.f('ix_sign_up_edition_id'))

    op.drop_table('sign_up')
    with op.batch_alter_table('run_sheet', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_run_sheet_edition_id'))

    op.drop_table('run_sheet')
    with op.batch_alter_table('run_item', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_run_item_session_id'))

    op.drop_table('run_item')
    op.drop_table('released_session')
    with op.batch_alter_table('greeter', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_greeter_registration_id'))

    op.drop_table('greeter')
    with op.batch_alter_table('proposal_review', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_proposal_review_edition_id'))

    op.drop_table('proposal_review')
    with op.batch_alter_table('slides', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_slides_edition_id'))

    op.drop_table('slides')
    with op.batch_alter_table('proposal', schema=None) as batch_op:
        batch_op.drop_index('ix_proposal_state')

    op.drop_table('proposal')
    with op.batch_alter_table('engagement', schema=None) as batch_op:
        batch_op.drop_index('ix_engagement_edition')

    op.drop_table('engagement')
    op.drop_table('door_rules')
    op.drop_table('call_for_speakers')
    op.drop_table('agenda_release')
