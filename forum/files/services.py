"""Keeping a file and letting it go. Called inside the transaction of what the file belongs to."""

from hashlib import sha256

from sqlalchemy import delete

from forum import keyring
from forum.extensions import db
from forum.files.models import StoredFile
from forum.files.queries import place_of
from forum.sealing import wrap


def keep(edition_id: int, data: bytes, *, media_type: str) -> int:
    """Returns the number of the file."""
    digest = sha256(data).digest()
    file = StoredFile(
        edition_id=edition_id,
        media_type=media_type,
        sha256=digest,
        size=len(data),
        data=wrap(data, with_keys=keyring.keys(), about=place_of(digest)),
    )
    db.session.add(file)
    db.session.flush()
    return file.id


def let_go(file_id: int | None) -> None:
    """Delete the bytes. Nothing may point at the file any more."""
    if file_id is not None:
        db.session.execute(delete(StoredFile).where(StoredFile.id == file_id))
