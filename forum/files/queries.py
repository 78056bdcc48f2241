"""Reading kept files."""

from sqlalchemy import select

from forum.extensions import db
from forum.files.models import StoredFile


def data_of(edition_id: int, file_id: int | None) -> bytes | None:
    if file_id is None:
        return None
    return db.session.scalar(select(StoredFile.data).filter_by(edition_id=edition_id, id=file_id))
