"""Wraps a forum's key under the application's keys, so that a leaked database prints no badge.

Sealed bytes: 1 (layout) ‖ 4 (which application key) ‖ 12 (nonce) ‖ AES-256-GCM ciphertext and tag.
"""

import os
from collections.abc import Sequence
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

LAYOUT = b"\x01"
KEY_BYTES = 32


class SealBroken(Exception):
    """The sealed key cannot be opened: an unknown application key, another purpose, or damage."""


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
