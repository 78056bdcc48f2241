"""The link to one's own registration: made from the edition's key, kept only as a hash."""

import base64
import hashlib
import secrets
from typing import Any

from sqlalchemy import event, inspect

from forum.editions import keys
from forum.editions.models import Edition
from forum.registration.models import Registration


def token(edition: Edition, ref: str, generation: int) -> str:
    """43 characters, 256 bits. A new generation makes every earlier link useless."""
    return _written(keys.derive(edition, "my", ref, generation))


def hashed(link_token: str) -> bytes:
    return hashlib.sha256(link_token.encode()).digest()


def renew(edition: Edition, registration: Registration) -> None:
    """Whatever was mailed before opens nothing; letters from now on carry another link. The caller holds
    the row."""
    registration.link_generation += 1
    registration.link_hash = hashed(token(edition, registration.ref, registration.link_generation))


def end(registration: Registration) -> None:
    """No link opens it any more, also none that a letter still carries. The caller holds the row."""
    registration.link_generation += 1
    registration.link_hash = secrets.token_bytes(32)


def ticket(edition: Edition, purpose: str | int, *about: str | int) -> str:
    """What a letter brings besides, for something that the link alone does not open."""
    return _written(keys.derive(edition, str(purpose), *about))


def _written(secret: bytes) -> str:
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


@event.listens_for(Registration, "before_update")
def _an_address_takes_its_link_along(_mapper: object, _connection: object, changed: Registration) -> None:
    """Whoever had the former address has the former link: nobody can forget that."""
    now: Any = inspect(changed).attrs
    if now.email.history.has_changes() and not now.link_hash.history.has_changes():
        raise RuntimeError("a new address needs a new link: see renew()")
