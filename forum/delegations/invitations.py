"""The link in a coordinator's invitation: made from the edition's key, kept only as a hash."""

import base64
import hashlib
from datetime import timedelta

from forum.editions import keys
from forum.editions.models import Edition

VALID_FOR = timedelta(days=7)


def token(edition: Edition, coordinator_id: int, generation: int) -> str:
    """43 characters, 256 bits. A new generation makes every earlier link useless."""
    secret = keys.derive(edition, "coordinator", coordinator_id, generation)
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


def hashed(link_token: str) -> bytes:
    return hashlib.sha256(link_token.encode()).digest()
