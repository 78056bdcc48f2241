"""The link to one's own registration: made from the edition's key, kept only as a hash."""

import base64
import hashlib

from forum.editions import keys
from forum.editions.models import Edition


def token(edition: Edition, ref: str, generation: int) -> str:
    """43 characters, 256 bits. A new generation makes every earlier link useless."""
    secret = keys.derive(edition, "my", ref, generation)
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


def hashed(link_token: str) -> bytes:
    return hashlib.sha256(link_token.encode()).digest()
