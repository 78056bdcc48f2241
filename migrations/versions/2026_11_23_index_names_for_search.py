"""Index names for search."""

from alembic import op
import sqlalchemy as sa

from forum.registration.likeness import keys_of
from forum.registration.search import index, keeping
from forum.registration.search.haystack import hay


revision = '2026_11_23_search'
down_revision = '2026_11_23_delegations'
branch_labels = None
depends_on = None

PIECE = 1000
NAMES = [*keeping.NAMES, *keeping.OTHERS, 'phone', 'ref']
REGISTRATION = sa.table('registration', *map(sa.column, ['id', 'hay', 'name_key', 'native_key', *NAMES]))


def upgrade() -> None:
    connection = op.get_bind()
    _say_anew(connection)
    index.make(None, connection)
    if connection.dialect.name == 'sqlite':
        connection.exec_driver_sql("INSERT INTO registration_index (registration_index) VALUES ('rebuild')")


def downgrade() -> None:
    index.unmake(None, op.get_bind())


def _say_anew(connection: sa.Connection) -> None:
    """What was written before has the words of the search before."""
    last = 0
    while rows := connection.execute(_next(last)).mappings().all():
        changed = [{'of_id': row['id'], **_found_by(row)} for row in rows]
        same_id = REGISTRATION.c.id == sa.bindparam('of_id')
        anew = {name: sa.bindparam(f'new_{name}') for name in ('hay', 'name_key', 'native_key')}
        connection.execute(sa.update(REGISTRATION).where(same_id).values(anew), changed)
        last = rows[-1]['id']


def _next(last: int) -> sa.Select:
    return sa.select(REGISTRATION).where(REGISTRATION.c.id > last).order_by(REGISTRATION.c.id).limit(PIECE)


def _found_by(row: sa.RowMapping) -> dict[str, str | None]:
    names, others = ([row[name] for name in group] for group in (keeping.NAMES, keeping.OTHERS))
    latin, native = keys_of(row['given_name'], row['family_name'], row['name_native'], row['reading'])
    words = hay(names, others, phone=row['phone'], codes=row['ref'])
    return {'new_hay': words, 'new_name_key': latin, 'new_native_key': native}
