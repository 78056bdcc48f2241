"""A holder's name as a door's device keeps it: sealed under the badge's own code.

Whoever has the badge before them has its code, and with it the key; a list of these seals names nobody.

    key     SHA-256("name1" ‖ token)
    seal    6 bytes of nonce ‖ AES-256-GCM ciphertext ‖ 12 bytes of tag
    nonce   HMAC-SHA256(key, text), first 6 bytes, and six zeros: one key seals hardly more than one text
    text    three lines: name · a letter for the language of the next ‖ name in its own script · organisation

Each byte counts: a phone takes 100,000 of these over the hall's network.
What stands on a badge does not change while the badge is valid, so a seal is made once, with the badge.
"""

import hmac
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, modes
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from sqlalchemy import Row, bindparam, select, update

from forum.badges import codes
from forum.badges.models import Badge
from forum.badges.states import VALID
from forum.editions import keys
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.rules import language_of_native_name
from forum.transaction import transaction

NONCE, PADDING, TAG = 6, bytes(6), 12
LETTERS = {"ko": "k", "ja": "j", "zh": "z", "kk": "q", "ky": "y", "ru": "r", "uz": "u", "en": "e", "fil": "f"}
LANGUAGES = {letter: language for language, letter in LETTERS.items()}
OTHER = "_"
PIECE = 2000  # badges sealed in one transaction: scans must not wait for all of them


def seal(token: bytes, name: Sequence[str]) -> bytes:
    """`name`: as `words_of` gives it."""
    latin, native, language, organisation = name
    said = LETTERS.get(language, OTHER) + native if native else ""
    key, text = _key(token), "\n".join((latin, said, organisation)).encode()
    nonce = hmac.digest(key, text, "sha256")[:NONCE]
    sealing = _cipher(key, modes.GCM(nonce + PADDING, min_tag_length=TAG)).encryptor()
    return nonce + sealing.update(text) + sealing.finalize() + sealing.tag[:TAG]


def opened(token: bytes, sealed: bytes) -> list[str]:
    """What the device reads with the badge in hand. Raises `InvalidTag` with another badge's code."""
    nonce, text, tag = sealed[:NONCE], sealed[NONCE:-TAG], sealed[-TAG:]
    opening = _cipher(_key(token), modes.GCM(nonce + PADDING, tag, min_tag_length=TAG)).decryptor()
    latin, said, organisation = (opening.update(text) + opening.finalize()).decode().split("\n")
    return [latin, said[1:], LANGUAGES.get(said[:1], ""), organisation]


def words_of(person: Any) -> tuple[str, str, str, str]:
    """Name, name in its own script, the language of that, organisation; of a registration or a row of one."""
    names = person.given_name, person.family_name
    latin = person.badge_name or " ".join(filter(None, reversed(names) if person.family_first else names))
    native = person.name_native
    language = native and language_of_native_name(native, person.country, person.language)
    return latin, native, language, person.organisation


def _key(token: bytes) -> bytes:
    return sha256(b"name1" + token).digest()


def _cipher(key: bytes, mode: modes.GCM) -> Cipher[modes.GCM]:
    return Cipher(AES256(key), mode)


def seal_the_rest(edition: keys.HasKey) -> int:
    """Badges of before names were sealed; says how many there were."""
    count = 0
    while found := db.session.execute(_UNSEALED, {"edition_id": edition.id}).all():
        with transaction():
            db.session.connection().execute(_KEEP, [_sealed(edition, row) for row in found])
        count += len(found)
    return count


def _sealed(edition: keys.HasKey, row: Row[*tuple[Any, ...]]) -> dict[str, Any]:
    token = codes.mint(
        key=keys.key_of(edition),
        edition_uid=edition.uid,
        kind=codes.Kind.BADGE,
        badge_uid=row.uid,
        serial=row.serial,
        issued_at=row.issued_at,
    )
    return {"of_badge": row.id, "sealed": seal(token, words_of(row))}


_badge, _person = Badge.__table__.c, Registration.__table__.c
NAME = (
    *(_person.given_name, _person.family_name, _person.family_first, _person.badge_name),
    *(_person.name_native, _person.country, _person.language, _person.organisation),
)
_UNSEALED = (
    select(_badge.id, _badge.uid, _badge.serial, _badge.issued_at, *NAME)
    .join(Registration.__table__, _person.id == _badge.registration_id)
    .where(_badge.edition_id == bindparam("edition_id"), _badge.sealed_name.is_(None))
    .where(_badge.state.in_(VALID), _person.erased_at.is_(None))
    .limit(PIECE)
)
_KEEP = (
    update(Badge.__table__).where(_badge.id == bindparam("of_badge")).values(sealed_name=bindparam("sealed"))
)
