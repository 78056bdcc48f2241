"""Who was erased, so that no backup brings them back; and the leftovers in the database's own file."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import select, update

from forum import clock
from forum.audit.services import FORUM
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.extensions import db
from forum.privacy.models import Tombstone
from forum.privacy.services import erase, ref_hash
from forum.registration.models import Registration
from forum.registration.queries import registration_of
from forum.transaction import transaction

NIGHT = range(1, 5)  # hours on the edition's clock
SMALL = 256 * 1024 * 1024  # bytes of a file that is written anew within a second or two


class Stone(NamedTuple):
    """A tombstone as it is kept outside the database too. It names nobody."""

    edition_uid: bytes
    registration_id: int
    ref_hash: bytes


def all_stones() -> Sequence[Stone]:
    rows = db.session.execute(
        select(Edition.uid, Tombstone.registration_id, Tombstone.ref_hash)
        .join(Edition, Edition.id == Tombstone.edition_id)
        .order_by(Tombstone.id)
    )
    return [Stone(*row) for row in rows]


def erase_again(stones: Iterable[Stone]) -> int:
    """Erase whoever has a stone and is there again, after a backup was restored; returns how many."""
    again = 0
    for stone in stones:
        found = _risen(stone)
        if found is not None:
            erase(*found, by=FORUM)
            again += 1
    return again


def _risen(stone: Stone) -> tuple[Edition, Registration] | None:
    edition = db.session.scalar(select(Edition).filter_by(uid=stone.edition_uid))
    if edition is None:
        return None
    ref = db.session.scalar(
        select(Registration.ref).filter_by(edition_id=edition.id, id=stone.registration_id, erased_at=None)
    )
    if ref is None or ref_hash(edition, ref) != stone.ref_hash:
        return None
    return edition, registration_of(edition.id, stone.registration_id)


def sweep() -> None:
    """Write the file anew, without what deleted texts left in it. Large files wait for the night: nobody
    can write meanwhile. PostgreSQL sweeps by itself."""
    waiting = select(Tombstone, Edition).join(Edition, Edition.id == Tombstone.edition_id)
    found = db.session.execute(waiting.where(Tombstone.swept_at.is_(None))).all()
    if not found or not any(_may_sweep(edition) for _stone, edition in found):
        return
    if db.engine.dialect.name == "sqlite":
        _write_anew()
    ids = [stone.id for stone, _edition in found]
    with transaction():
        db.session.execute(update(Tombstone).where(Tombstone.id.in_(ids)).values(swept_at=clock.now()))


def _may_sweep(edition: Edition) -> bool:
    return _size() < SMALL or at(clock.now(), edition).hour in NIGHT


def _size() -> int:
    if db.engine.dialect.name != "sqlite":
        return 0
    with db.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one())


def _write_anew() -> None:
    """The search index drops the words of rows that are gone only when it is put in order."""
    with db.engine.connect() as connection:
        indexed = connection.exec_driver_sql(
            "SELECT 1 FROM sqlite_master WHERE name = 'registration_index'"
        ).first()
        if indexed:
            connection.exec_driver_sql(
                "INSERT INTO registration_index (registration_index) VALUES ('optimize')"
            )
        connection.exec_driver_sql("VACUUM")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def count_of_stones(edition_id: int) -> int:
    return db.session.query(Tombstone).filter_by(edition_id=edition_id).count()
