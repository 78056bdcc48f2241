"""Seals under the application's keys: a forum's key, so that a leaked database prints no badge, and texts
that only few may read, like the number of a passport.

Sealed bytes: 1 (layout) ‖ 4 (which application key) ‖ 12 (nonce) ‖ AES-256-GCM ciphertext and tag.
"""

import os
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from forum import keyring

LAYOUT = b"\x01"
KEY_BYTES = 32


class SealBroken(Exception):
    """The sealed key cannot be opened: an unknown application key, another purpose, or damage."""


def place(table: str, row: int | str, column: str) -> bytes:
    """Where a sealed text stands. Moved to another row or column it does not open."""
    return "\0".join((table, str(row), column)).encode()


def seal_text(text: str, *, about: bytes) -> bytes:
    """Sealed for the place it stands at: `seal_text(number, about=place("visa", row.id, "passport"))`."""
    return wrap(text.encode(), with_keys=keyring.keys(), about=about)


def open_text(sealed: bytes, *, about: bytes) -> str:
    """The text that `seal_text` sealed for this place. Raises `SealBroken`."""
    return unwrap(sealed, with_keys=keyring.keys(), about=about).decode()


def new_key() -> bytes:
    return os.urandom(KEY_BYTES)


def wrap(key: bytes, *, with_keys: Sequence[bytes], about: bytes) -> bytes:
    """Seals `key` under the newest of the application's keys (newest first), bound to what it is about."""
    head = LAYOUT + _name_of(_newest(with_keys))
    nonce = os.urandom(12)
    return head + nonce + AESGCM(with_keys[0]).encrypt(nonce, key, head + about)


def unwrap(sealed: bytes, *, with_keys: Sequence[bytes], about: bytes) -> bytes:
    """Opens what `wrap` sealed, under whichever of the keys sealed it."""
    head, nonce, rest = sealed[:5], sealed[5:17], sealed[17:]
    if head[:1] != LAYOUT or len(rest) < 16:
        raise SealBroken("these bytes are not a sealed key")
    try:
        return AESGCM(_key_named(head[1:], with_keys)).decrypt(nonce, rest, head + about)
    except InvalidTag:
        raise SealBroken("the sealed key was changed, or is about something else") from None


def is_current(sealed: bytes, *, with_keys: Sequence[bytes]) -> bool:
    """Whether the newest key sealed it; if not, unwrap and wrap again to finish a rotation."""
    return sealed[:5] == LAYOUT + _name_of(_newest(with_keys))


def _newest(keys: Sequence[bytes]) -> bytes:
    if not keys:
        raise SealBroken("there is no application key to seal with")
    return keys[0]


def _key_named(name: bytes, keys: Sequence[bytes]) -> bytes:
    for key in keys:
        if _name_of(key) == name:
            return key
    raise SealBroken("none of the application's keys sealed this")


def _name_of(key: bytes) -> bytes:
    if len(key) != KEY_BYTES:
        raise SealBroken(f"an application key is {KEY_BYTES} bytes")
    return sha256(b"seal1" + key).digest()[:4]
