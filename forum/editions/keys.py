"""An edition's secret key: made once, kept sealed, opened once per process."""

import hmac
from hashlib import sha256
from typing import Protocol

from sqlalchemy import select

from forum import keyring, sealing
from forum.editions.models import Edition, EditionKey
from forum.extensions import db


class HasKey(Protocol):
    id: int
    uid: bytes


def sealed_for(edition_uid: bytes) -> bytes:
    """A new key, sealed for the edition with this uid."""
    return sealing.wrap(sealing.new_key(), with_keys=keyring.keys(), about=b"edition" + edition_uid)


def key_of(edition: HasKey) -> bytes:
    """The edition's key, 32 bytes. One statement the first time, none later."""
    known = _known.get(edition.uid)
    if known is None:
        sealed = db.session.scalars(select(EditionKey.sealed).filter_by(edition_id=edition.id)).one()
        known = _known[edition.uid] = _open(sealed, edition.uid)
    return known


def derive(edition: Edition, purpose: str, *parts: str | int) -> bytes:
    """A secret of 32 bytes for one purpose and one thing. The same every time, so nothing need be kept."""
    said = "\0".join([purpose, *map(str, parts)])
    return hmac.new(key_of(edition), said.encode(), sha256).digest()


_known: dict[bytes, bytes] = {}


def _open(sealed: bytes, uid: bytes) -> bytes:
    return sealing.unwrap(sealed, with_keys=keyring.keys(), about=b"edition" + uid)
