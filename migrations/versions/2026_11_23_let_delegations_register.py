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

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.add_column(sa.Column('asks_endorsement', sa.Boolean(), server_default=sa.text('0'), nullable=False))
        batch_op.add_column(sa.Column('asks_photo', sa.Boolean(), server_default=sa.text('0'), nullable=False))
        batch_op.add_column(sa.Column('offer_hours', sa.Integer(), nullable=True))

    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.add_column(sa.Column('documents_kept_days', sa.Integer(), server_default='30', nullable=False))
        batch_op.add_column(sa.Column('sensitive_kept_days', sa.Integer(), server_default='30', nullable=False))

    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.add_column(sa.Column('delegation_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('quota_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('interests', sa.JSON(), server_default='[]', nullable=False))
        batch_op.add_column(sa.Column('endorsed_at', forum.columns.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('offer_expires_at', forum.columns.Moment(timezone=True), nullable=True))
        batch_op.add_column(sa.Column('replaces_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('merged_into_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('erased_at', forum.columns.Moment(timezone=True), nullable=True))
        batch_op.create_index('ix_registration_delegation', ['edition_id', 'delegation_id', 'state', 'submitted_at'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_registration_merged_into_id'), 'registration', ['merged_into_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_registration_quota_id'), 'quota', ['quota_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_registration_delegation_id'), 'delegation', ['delegation_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_registration_replaces_id'), 'registration', ['replaces_id'], ['id'])

    _promise_one_live_registration(AFTER)


def downgrade() -> None:
    with op.batch_alter_table('registration', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_registration_replaces_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_registration_delegation_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_registration_quota_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_registration_merged_into_id'), type_='foreignkey')
        batch_op.drop_index('ix_registration_delegation')
        batch_op.drop_column('erased_at')
        batch_op.drop_column('merged_into_id')
        batch_op.drop_column('replaces_id')
        batch_op.drop_column('offer_expires_at')
        batch_op.drop_column('endorsed_at')
        batch_op.drop_column('interests')
        batch_op.drop_column('quota_id')
        batch_op.drop_column('delegation_id')

    with op.batch_alter_table('edition', schema=None) as batch_op:
        batch_op.drop_column('sensitive_kept_days')
        batch_op.drop_column('documents_kept_days')

    with op.batch_alter_table('category', schema=None) as batch_op:
        batch_op.drop_column('offer_hours')
        batch_op.drop_column('asks_photo')
        batch_op.drop_column('asks_endorsement')

    with op.batch_alter_table('quota', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_quota_edition_id'))

    op.drop_table('quota')
    with op.batch_alter_table('floater', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_floater_edition_id'))

    op.drop_table('floater')
    with op.batch_alter_table('coordinator', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_coordinator_edition_id'))
        batch_op.drop_index('ix_coordinator_account')

    op.drop_table('coordinator')
    op.drop_table('delegation')

    _promise_one_live_registration(BEFORE)
