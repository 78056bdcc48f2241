"""Let delegations register."""

from alembic import op
import sqlalchemy as sa
import forum.columns


revision = '2026_11_23_delegations'
down_revision = '2026_11_23_first_tables'
branch_labels = None
depends_on = None


# Which states are live: one registration for one person and address among them.
BEFORE = "'confirmed', 'info_requested', 'submitted', 'waitlisted'"
AFTER = (
    "'confirmed', 'endorsed', 'info_requested', 'offered', "
    "'submitted', 'waitlisted'"
)


def _promise_one_live_registration(states: str) -> None:
    op.drop_index("one_live_registration", table_name="registration", if_exists=True)
    among = sa.text(f"state IN ({states})")
    op.create_index(
        "one_live_registration",
        "registration",
        ["edition_id", "person_key"],
        unique=True,
        sqlite_where=among,
        postgresql_where=among,
    )


def upgrade() -> None:
    op.create_table('delegation',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('country', sa.String(length=2), nullable=True),
    sa.Column('name', forum.columns.InLanguages(), nullable=False),
    sa.Column('head', sa.String(length=200), nullable=False),
    sa.Column('asks_endorsement', sa.Boolean(), nullable=False),
    sa.Column('is_listed', sa.Boolean(), nullable=False),
    sa.Column('nominate_by', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('confirm_by', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('created_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_delegation_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_delegation')),
    sa.UniqueConstraint('edition_id', 'code', name=op.f('uq_delegation_edition_id_code'))
    )
    op.create_table('form_draft',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=32), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('sealed', sa.LargeBinary(), nullable=False),
    sa.Column('saved_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('expires_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_form_draft_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_form_draft')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_form_draft_token_hash'))
    )
    with op.batch_alter_table('form_draft', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_form_draft_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_form_draft_expires_at'), ['expires_at'], unique=False)

    op.create_table('job',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('facts', sa.JSON(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('done', sa.Integer(), nullable=False),
    sa.Column('total', sa.Integer(), nullable=False),
    sa.Column('is_to_stop', sa.Boolean(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('queued_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('began_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('ended_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('leased_until', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('lease', sa.String(length=36), nullable=True),
    sa.Column('problem', sa.String(length=60), nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'running', 'done', 'stopped', 'failed')", name=op.f('ck_job_state_is_known')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_job_account_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_job_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_job'))
    )
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_job_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index('ix_job_open', ['id'], unique=False, sqlite_where=sa.text("state IN ('running', 'waiting')"), postgresql_where=sa.text("state IN ('running', 'waiting')"))

    op.create_table('question',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('ref', sa.String(length=40), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('label', forum.columns.InLanguages(), nullable=False),
    sa.Column('help', forum.columns.InLanguages(), nullable=False),
    sa.Column('options', sa.JSON(), nullable=False),
    sa.Column('is_required', sa.Boolean(), nullable=False),
    sa.Column('privacy', sa.String(length=12), nullable=False),
    sa.Column('categories', sa.JSON(), nullable=False),
    sa.Column('after_id', sa.Integer(), nullable=True),
    sa.Column('after_value', sa.String(length=40), nullable=True),
    sa.Column('retired_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('created_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['after_id'], ['question.id'], name=op.f('fk_question_after_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_question_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_question')),
    sa.UniqueConstraint('edition_id', 'ref', name=op.f('uq_question_edition_id_ref'))
    )
    op.create_table('stored_file',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('media_type', sa.String(length=60), nullable=False),
    sa.Column('sha256', sa.LargeBinary(length=32), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=True),
    sa.Column('created_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_stored_file_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stored_file'))
    )
    with op.batch_alter_table('stored_file', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_stored_file_edition_id'), ['edition_id'], unique=False)

    op.create_table('tombstone',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('ref_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('by', sa.String(length=200), nullable=False),
    sa.Column('swept_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_tombstone_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_tombstone')),
    sa.UniqueConstraint('edition_id', 'registration_id', name=op.f('uq_tombstone_edition_id_registration_id'))
    )
    op.create_table('coordinator',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('delegation_id', sa.Integer(), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('invited_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('invitation_generation', sa.Integer(), nullable=False),
    sa.Column('invitation_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('invitation_expires_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('accepted_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('removed_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_coordinator_email_is_lowercase')),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_coordinator_account_id')),
    sa.ForeignKeyConstraint(['delegation_id'], ['delegation.id'], name=op.f('fk_coordinator_delegation_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_coordinator_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_coordinator')),
    sa.UniqueConstraint('delegation_id', 'email', name=op.f('uq_coordinator_delegation_id_email')),
    sa.UniqueConstraint('invitation_hash', name=op.f('uq_coordinator_invitation_hash'))
    )
    with op.batch_alter_table('coordinator', schema=None) as batch_op:
        batch_op.create_index('ix_coordinator_account', ['account_id', 'edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_coordinator_edition_id'), ['edition_id'], unique=False)

    op.create_table('floater',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('delegation_id', sa.Integer(), nullable=False),
    sa.Column('zone_code', sa.String(length=30), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('label', sa.String(length=60), nullable=False),
    sa.Column('issued_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('withdrawn_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['delegation_id'], ['delegation.id'], name=op.f('fk_floater_delegation_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_floater_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_floater')),
    sa.UniqueConstraint('delegation_id', 'zone_code', 'number', name=op.f('uq_floater_delegation_id_zone_code_number'))
    )
    with op.batch_alter_table('floater', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_floater_edition_id'), ['edition_id'], unique=False)

    op.create_table('people_sheet',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('delegation_id', sa.Integer(), nullable=True),
    sa.Column('category_id', sa.Integer(), nullable=True),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('rows', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(length=8), nullable=False),
    sa.Column('account_id', sa.Integer(), nullable=True),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('is_by_coordinator', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('job_id', sa.Integer(), nullable=True),
    sa.Column('counts', sa.JSON(), nullable=False),
    sa.Column('findings', sa.JSON(), nullable=False),
    sa.Column('sent_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('imported_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('expires_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['account_id'], ['account.id'], name=op.f('fk_people_sheet_account_id')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_people_sheet_category_id')),
    sa.ForeignKeyConstraint(['delegation_id'], ['delegation.id'], name=op.f('fk_people_sheet_delegation_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_people_sheet_edition_id')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_people_sheet_file_id')),
    sa.ForeignKeyConstraint(['job_id'], ['job.id'], name=op.f('fk_people_sheet_job_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_people_sheet'))
    )
    with op.batch_alter_table('people_sheet', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_people_sheet_edition_id'), ['edition_id'], unique=False)

    op.create_table('quota',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('delegation_id', sa.Integer(), nullable=False),
    sa.Column('category_id', sa.Integer(), nullable=False),
    sa.Column('places', sa.Integer(), nullable=False),
    sa.Column('is_hard', sa.Boolean(), nullable=False),
    sa.CheckConstraint('places >= 0', name=op.f('ck_quota_places_are_not_negative')),
    sa.ForeignKeyConstraint(['category_id'], ['category.id'], name=op.f('fk_quota_category_id')),
    sa.ForeignKeyConstraint(['delegation_id'], ['delegation.id'], name=op.f('fk_quota_delegation_id')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_quota_edition_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_quota')),
    sa.UniqueConstraint('delegation_id', 'category_id', name=op.f('uq_quota_delegation_id_category_id'))
    )
    with op.batch_alter_table('quota', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_quota_edition_id'), ['edition_id'], unique=False)

    op.create_table('answer',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('question_id', sa.Integer(), nullable=False),
    sa.Column('value', sa.JSON(none_as_null=True), nullable=True),
    sa.Column('sealed', sa.LargeBinary(), nullable=True),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.CheckConstraint('(value IS NULL) <> (sealed IS NULL)', name=op.f('ck_answer_plain_or_sealed')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_answer_edition_id')),
    sa.ForeignKeyConstraint(['question_id'], ['question.id'], name=op.f('fk_answer_question_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_answer_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer')),
    sa.UniqueConstraint('registration_id', 'question_id', name=op.f('uq_answer_registration_id_question_id'))
    )
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.create_index('ix_answer_edition_question', ['edition_id', 'question_id'], unique=False)

    op.create_table('certificate',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('uid', sa.LargeBinary(length=16), nullable=False),
    sa.Column('code_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('name_latin', sa.String(length=201), nullable=False),
    sa.Column('name_native', sa.String(length=120), nullable=False),
    sa.Column('native_language', sa.String(length=8), nullable=False),
    sa.Column('issued_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('told_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('revoked_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('revoked_because', sa.String(length=1000), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_certificate_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_certificate_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certificate')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_certificate_code_hash')),
    sa.UniqueConstraint('uid', name=op.f('uq_certificate_uid'))
    )
    with op.batch_alter_table('certificate', schema=None) as batch_op:
        batch_op.create_index('ix_certificate_edition', ['edition_id', 'id'], unique=False)
        batch_op.create_index('ix_certificate_untold', ['id'], unique=False, sqlite_where=sa.text('told_at IS NULL'), postgresql_where=sa.text('told_at IS NULL'))
        batch_op.create_index('one_valid_certificate', ['registration_id'], unique=True, sqlite_where=sa.text('revoked_at IS NULL'), postgresql_where=sa.text('revoked_at IS NULL'))

    op.create_table('companion',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('given_name', sa.String(length=100), nullable=False),
    sa.Column('family_name', sa.String(length=100), nullable=False),
    sa.Column('relation', sa.String(length=20), nullable=False),
    sa.Column('gala', sa.Boolean(), nullable=False),
    sa.CheckConstraint('position BETWEEN 1 AND 3', name=op.f('ck_companion_not_too_many')),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_companion_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_companion_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_companion')),
    sa.UniqueConstraint('registration_id', 'position', name=op.f('uq_companion_registration_id_position'))
    )
    with op.batch_alter_table('companion', schema=None) as batch_op:
        batch_op.create_index('ix_companion_edition', ['edition_id', 'registration_id'], unique=False)

    op.create_table('inquiry',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('question', sa.String(length=1000), nullable=False),
    sa.Column('asked_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('asked_by', sa.String(length=200), nullable=False),
    sa.Column('answer', sa.String(length=4000), nullable=True),
    sa.Column('answered_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('closed_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_inquiry_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_inquiry_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_inquiry'))
    )
    with op.batch_alter_table('inquiry', schema=None) as batch_op:
        batch_op.create_index('ix_inquiry_registration', ['registration_id'], unique=False)
        batch_op.create_index('one_open_inquiry', ['registration_id'], unique=True, sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))

    op.create_table('photo',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=True),
    sa.Column('proposed_file_id', sa.Integer(), nullable=True),
    sa.Column('proposed_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('declined_because', sa.String(length=1000), nullable=True),
    sa.Column('changed_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_photo_edition_id')),
    sa.ForeignKeyConstraint(['file_id'], ['stored_file.id'], name=op.f('fk_photo_file_id')),
    sa.ForeignKeyConstraint(['proposed_file_id'], ['stored_file.id'], name=op.f('fk_photo_proposed_file_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_photo_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_photo')),
    sa.UniqueConstraint('registration_id', name=op.f('uq_photo_registration_id'))
    )
    with op.batch_alter_table('photo', schema=None) as batch_op:
        batch_op.create_index('ix_photo_proposed', ['edition_id', 'proposed_at'], unique=False)

    op.create_table('revision',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('changes', sa.JSON(), nullable=False),
    sa.Column('before', sa.JSON(), nullable=False),
    sa.Column('made_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('decided_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('decided_by', sa.String(length=200), nullable=True),
    sa.Column('reason', sa.String(length=1000), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_revision_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_revision_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_revision'))
    )
    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.create_index('ix_revision_registration', ['registration_id'], unique=False)
        batch_op.create_index('ix_revision_state', ['edition_id', 'state', 'made_at'], unique=False)
        batch_op.create_index('one_pending_revision', ['registration_id'], unique=True, sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))

    op.create_table('travel',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('arrival_flight', sa.String(length=20), nullable=False),
    sa.Column('arrives_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('departure_flight', sa.String(length=20), nullable=False),
    sa.Column('departs_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('hotel', sa.String(length=120), nullable=False),
    sa.Column('wants_transfer', sa.Boolean(), nullable=False),
    sa.Column('changed_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_travel_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_travel_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_travel')),
    sa.UniqueConstraint('registration_id', name=op.f('uq_travel_registration_id'))
    )
    with op.batch_alter_table('travel', schema=None) as batch_op:
        batch_op.create_index('ix_travel_arrival', ['edition_id', 'arrives_at'], unique=False)

    op.create_table('two_people',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('first_id', sa.Integer(), nullable=False),
    sa.Column('second_id', sa.Integer(), nullable=False),
    sa.Column('at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('by', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_two_people_edition_id')),
    sa.ForeignKeyConstraint(['first_id'], ['registration.id'], name=op.f('fk_two_people_first_id')),
    sa.ForeignKeyConstraint(['second_id'], ['registration.id'], name=op.f('fk_two_people_second_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_two_people')),
    sa.UniqueConstraint('first_id', 'second_id', name=op.f('uq_two_people_first_id_second_id'))
    )
    with op.batch_alter_table('two_people', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_two_people_edition_id'), ['edition_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_two_people_second_id'), ['second_id'], unique=False)

    op.create_table('visa_request',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('edition_id', sa.Integer(), nullable=False),
    sa.Column('registration_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('document', sa.LargeBinary(length=2000), nullable=True),
    sa.Column('consulate', sa.String(length=100), nullable=False),
    sa.Column('enters_on', sa.Date(), nullable=True),
    sa.Column('leaves_on', sa.Date(), nullable=True),
    sa.Column('second_language', sa.String(length=8), nullable=False),
    sa.Column('letters', sa.Integer(), nullable=False),
    sa.Column('requested_at', forum.columns.Moment(timezone=True), nullable=False),
    sa.Column('issued_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('answered_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.Column('erased_at', forum.columns.Moment(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['edition_id'], ['edition.id'], name=op.f('fk_visa_request_edition_id')),
    sa.ForeignKeyConstraint(['registration_id'], ['registration.id'], name=op.f('fk_visa_request_registration_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_visa_request')),
    sa.UniqueConstraint('registration_id', name=op.f('uq_visa_request_registration_id'))
    )
    with op.batch_alter_table('visa_request', schema=None) as batch_op:
        batch_op.create_index('ix_visa_request_state', ['edition_id', 'state', 'id'], unique=False)

    with op.batch_alter_table('agenda_session', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_agenda_session_uid'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_agenda_session_edition_id_uid'), ['edition_id', 'uid'])

    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.add_column(sa.Column('erased_at', forum.columns.Moment(timezone=True), nullable=True))

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asks_endorsement', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('asks_photo', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('offer_hours', sa.Integer(), nullable=True))

    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.add_column(sa.Column('by', sa.String(length=20), nullable=True))

    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('documents_kept_days', sa.Integer(), server_default='30', nullable=False))
        batch_op.add_column(sa.Column('sensitive_kept_days', sa.Integer(), server_default='30', nullable=False))
        batch_op.add_column(sa.Column('shows_participants', sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column('country_names', sa.JSON(), nullable=True))

    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.add_column(sa.Column('delegation_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('quota_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('interests', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('endorsed_at', forum.columns.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('offer_expires_at', forum.columns.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('replaces_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('merged_into_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('erased_at', forum.columns.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('name_key', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('native_key', sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column('also_found_by', sa.String(length=60), nullable=True))
        batch_op.create_index('ix_registration_delegation', ['edition_id', 'delegation_id', 'state', 'submitted_at'], unique=False)
        batch_op.create_index('ix_registration_email', ['edition_id', 'email', 'state'], unique=False)
        batch_op.create_index('ix_registration_name_key', ['edition_id', 'name_key', 'state'], unique=False)
        batch_op.create_index('ix_registration_native_key', ['edition_id', 'native_key', 'state'], unique=False)
        batch_op.create_index('ix_registration_person', ['edition_id', 'person_key'], unique=False)
        batch_op.create_index('ix_registration_phone', ['edition_id', 'phone', 'state'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_registration_replaces_id'), 'registration', ['replaces_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_registration_merged_into_id'), 'registration', ['merged_into_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_registration_delegation_id'), 'delegation', ['delegation_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_registration_quota_id'), 'quota', ['quota_id'], ['id'])

    _promise_one_live_registration(AFTER)


def downgrade() -> None:
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_registration_quota_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_registration_delegation_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_registration_merged_into_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_registration_replaces_id'), type_='foreignkey')
        batch_op.drop_index('ix_registration_phone')
        batch_op.drop_index('ix_registration_person')
        batch_op.drop_index('ix_registration_native_key')
        batch_op.drop_index('ix_registration_name_key')
        batch_op.drop_index('ix_registration_email')
        batch_op.drop_index('ix_registration_delegation')
        batch_op.drop_column('also_found_by')
        batch_op.drop_column('native_key')
        batch_op.drop_column('name_key')
        batch_op.drop_column('erased_at')
        batch_op.drop_column('merged_into_id')
        batch_op.drop_column('replaces_id')
        batch_op.drop_column('offer_expires_at')
        batch_op.drop_column('endorsed_at')
        batch_op.drop_column('interests')
        batch_op.drop_column('quota_id')
        batch_op.drop_column('delegation_id')

    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_column('country_names')
        batch_op.drop_column('shows_participants')
        batch_op.drop_column('sensitive_kept_days')
        batch_op.drop_column('documents_kept_days')

    with op.batch_alter_table('consent', schema=None) as batch_op:
        batch_op.drop_column('by')

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_column('offer_hours')
        batch_op.drop_column('asks_photo')
        batch_op.drop_column('asks_endorsement')

    with op.batch_alter_table('audit_entry', schema=None) as batch_op:
        batch_op.drop_column('erased_at')

    with op.batch_alter_table('agenda_session', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('uq_agenda_session_edition_id_uid'), type_='unique')
        batch_op.create_unique_constraint(batch_op.f('uq_agenda_session_uid'), ['uid'])

    with op.batch_alter_table('visa_request', schema=None) as batch_op:
        batch_op.drop_index('ix_visa_request_state')

    op.drop_table('visa_request')
    with op.batch_alter_table('two_people', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_two_people_second_id'))
        batch_op.drop_index(batch_op.f('ix_two_people_edition_id'))

    op.drop_table('two_people')
    with op.batch_alter_table('travel', schema=None) as batch_op:
        batch_op.drop_index('ix_travel_arrival')

    op.drop_table('travel')
    with op.batch_alter_table('revision', schema=None) as batch_op:
        batch_op.drop_index('one_pending_revision', sqlite_where=sa.text("state = 'pending'"), postgresql_where=sa.text("state = 'pending'"))
        batch_op.drop_index('ix_revision_state')
        batch_op.drop_index('ix_revision_registration')

    op.drop_table('revision')
    with op.batch_alter_table('photo', schema=None) as batch_op:
        batch_op.drop_index('ix_photo_proposed')

    op.drop_table('photo')
    with op.batch_alter_table('inquiry', schema=None) as batch_op:
        batch_op.drop_index('one_open_inquiry', sqlite_where=sa.text('closed_at IS NULL'), postgresql_where=sa.text('closed_at IS NULL'))
        batch_op.drop_index('ix_inquiry_registration')

    op.drop_table('inquiry')
    with op.batch_alter_table('companion', schema=None) as batch_op:
        batch_op.drop_index('ix_companion_edition')

    op.drop_table('companion')
    with op.batch_alter_table('certificate', schema=None) as batch_op:
        batch_op.drop_index('one_valid_certificate', sqlite_where=sa.text('revoked_at IS NULL'), postgresql_where=sa.text('revoked_at IS NULL'))
        batch_op.drop_index('ix_certificate_untold', sqlite_where=sa.text('told_at IS NULL'), postgresql_where=sa.text('told_at IS NULL'))
        batch_op.drop_index('ix_certificate_edition')

    op.drop_table('certificate')
    with op.batch_alter_table('answer', schema=None) as batch_op:
        batch_op.drop_index('ix_answer_edition_question')

    op.drop_table('answer')
    with op.batch_alter_table('quota', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_quota_edition_id'))

    op.drop_table('quota')
    with op.batch_alter_table('people_sheet', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_people_sheet_edition_id'))

    op.drop_table('people_sheet')
    with op.batch_alter_table('floater', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_floater_edition_id'))

    op.drop_table('floater')
    with op.batch_alter_table('coordinator', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_coordinator_edition_id'))
        batch_op.drop_index('ix_coordinator_account')

    op.drop_table('coordinator')
    op.drop_table('tombstone')
    with op.batch_alter_table('stored_file', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_stored_file_edition_id'))

    op.drop_table('stored_file')
    op.drop_table('question')
    with op.batch_alter_table('job', schema=None) as batch_op:
        batch_op.drop_index('ix_job_open', sqlite_where=sa.text("state IN ('running', 'waiting')"), postgresql_where=sa.text("state IN ('running', 'waiting')"))
        batch_op.drop_index(batch_op.f('ix_job_edition_id'))

    op.drop_table('job')
    with op.batch_alter_table('form_draft', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_form_draft_expires_at'))
        batch_op.drop_index(batch_op.f('ix_form_draft_edition_id'))

    op.drop_table('form_draft')
    op.drop_table('delegation')

    _promise_one_live_registration(BEFORE)
