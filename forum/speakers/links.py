"""The links to a speaker's own page and to a proposal: made from the edition's key, kept only as hashes."""

import base64
import hashlib
from functools import partial

from forum.editions import keys
from forum.editions.models import Edition
from forum.editions.queries import edition_of
from forum.mail.enclosures import About, Links

SPEAKER, PROPOSAL = "speaker", "proposal"


def token(edition: Edition, purpose: str, thing_id: int, generation: int) -> str:
    """43 characters, 256 bits. A new generation makes every earlier link useless."""
    secret = keys.derive(edition, purpose, thing_id, generation)
    return base64.urlsafe_b64encode(secret).rstrip(b"=").decode()


def hashed(link_token: str) -> bytes:
    return hashlib.sha256(link_token.encode()).digest()


def links(base_url: str) -> Links:
    """What the letters to speakers carry, and how it is made again."""
    return {
        "speaking": partial(_own, base_url, SPEAKER),
        "proposal": partial(_own, base_url, PROPOSAL),
        "speaker_desk": partial(_at_the_desk, base_url),
    }


def _own(base_url: str, purpose: str, about: About) -> str:
    edition = edition_of(about["edition_id"])
    return f"{base_url}/{edition.slug}/{purpose}/{token(edition, purpose, about['id'], about['generation'])}"


def _at_the_desk(base_url: str, about: About) -> str:
    return f"{base_url}/desk/{edition_of(about['edition_id']).slug}/speakers/{about['ref']}"
