"""Reading kept files."""

from sqlalchemy import select

from forum import keyring
from forum.extensions import db
from forum.files.models import StoredFile
from forum.sealing import place, unwrap


def data_of(edition_id: int, file_id: int | None) -> bytes | None:
    """The bytes as they were given. Raises `SealBroken` where they were changed since."""
    found = select(StoredFile.data, StoredFile.sha256).filter_by(edition_id=edition_id, id=file_id)
    row = db.session.execute(found).one_or_none() if file_id is not None else None
    if row is None:
        return None
    return unwrap(bytes(row.data), with_keys=keyring.keys(), about=place_of(bytes(row.sha256)))


def place_of(digest: bytes) -> bytes:
    """A file is sealed for its own hash: the row has no number yet when it is written."""
    return place("stored_file", digest.hex(), "data")
