"""The badge code: twenty bytes that admit, and say nothing about anybody.

    byte 0       version (high nibble, 1) and kind (low nibble)
    bytes 1–3    minute of issue since 2025-01-01 UTC: a hint, not authenticated
    bytes 4–17   HMAC-SHA256(forum key, kind ‖ badge uid ‖ serial), first 14 bytes
    bytes 18–19  SHA-256("b1" ‖ forum id ‖ bytes 0–17), first 2 bytes

The serial is four bytes, big-endian; kind is one byte. Written as 32 characters of Crockford's
base32, in an upper-case URL so that the QR stays in alphanumeric mode.
"""

import hmac
import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, IntEnum
from hashlib import sha256

VERSION = 1
EPOCH = datetime(2025, 1, 1, tzinfo=UTC)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Kind(IntEnum):
    """What a code is for. A photographed badge collects nothing, so pick-up tickets differ."""

    BADGE = 1
    PICK_UP = 2
    STAFF = 3
    ENROLMENT = 4


class Reason(Enum):
    """Why a text was not read. Two check bytes cannot tell a slip from another forum's badge."""

    NOT_A_BADGE = "not_a_badge"
    NOT_OURS = "not_ours"


@dataclass(frozen=True)
class Reading:
    """What a scanned or typed text turned out to be: a token, or the reason there is none."""

    token: bytes | None = None
    reason: Reason | None = None

    @property
    def h(self) -> bytes | None:
        return None if self.token is None else fingerprint(self.token)

    @property
    def kind(self) -> Kind | None:
        return None if self.token is None else Kind(self.token[0] & 15)


def mint(
    *, key: bytes, edition_uid: bytes, kind: Kind, badge_uid: bytes, serial: int, issued_at: datetime
) -> bytes:
    """The 20-byte token of one serial of one badge; `key` is 32 bytes, `badge_uid` 16."""
    _expect(len(key) == 32, "a forum key is 32 bytes")
    _expect(len(badge_uid) == 16, "a badge uid is 16 bytes")
    _expect(len(edition_uid) > 0, "an edition uid is not empty")
    body = bytes([VERSION << 4 | kind]) + _minute(issued_at) + _signature(key, kind, badge_uid, serial)
    return body + _check(edition_uid, body)


def text(token: bytes) -> str:
    """The token as 32 characters."""
    _expect(len(token) == 20, "a token is 20 bytes")
    number = int.from_bytes(token)
    return "".join(ALPHABET[number >> shift & 31] for shift in range(155, -1, -5))


def url(token: bytes, host: str) -> str:
    """What the QR says. It opens "lost and found" in a browser; a GET never checks anybody in."""
    return f"HTTPS://{host.upper()}/B/{text(token)}"


def grouped(code: str) -> str:
    """The code as people read it aloud: groups of four."""
    return " ".join(code[at : at + 4] for at in range(0, len(code), 4))


def fingerprint(token: bytes) -> bytes:
    """All that databases and devices keep of a token."""
    return sha256(b"scan1" + token).digest()[:16]


def proof(token: bytes) -> bytes:
    """What only a reader of the token can say: a fingerprint, which every device holds, does not tell it."""
    return sha256(b"holder1" + token).digest()[:16]


def read(typed: str, *, edition_uid: bytes) -> Reading:
    """Reads a scanned URL or a typed code. Never raises; whether the badge is valid is not asked here."""
    token = token_in(typed)
    if token is None:
        return Reading(reason=Reason.NOT_A_BADGE)
    if not belongs_to(token, edition_uid):
        return Reading(reason=Reason.NOT_OURS)
    return Reading(token=token)


def belongs_to(token: bytes, edition_uid: bytes) -> bool:
    """Whether the check bytes are those of this forum; one foreign code in 65,536 passes by chance."""
    return hmac.compare_digest(token[18:], _check(edition_uid, token[:18]))


def token_in(typed: str) -> bytes | None:
    """The token written in a text, of whichever forum; for `/B/<code>`, where the forum is not known yet."""
    if len(typed) > LONGEST:
        return None
    found = SHAPE.fullmatch(unicodedata.normalize("NFKC", typed).translate(DASHES).strip().upper())
    if found is None:
        return None
    digits = found["code"].translate(SLIPS)
    return _token_of(digits) if len(digits) == 32 else None


LONGEST = 400
DASHES = dict.fromkeys(map(ord, "\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
SLIPS = str.maketrans("OIL", "011", " -")
SHAPE = re.compile(r"(?:(?:HTTPS?://)?[A-Z0-9.:\[\]-]*/?B/)?(?P<code>[0-9A-TV-Z -]{32,100})/?(?:[?#].*)?")
KINDS = frozenset(Kind)


def _token_of(digits: str) -> bytes | None:
    number = 0
    for digit in digits:
        number = number << 5 | ALPHABET.index(digit)
    token = number.to_bytes(20)
    return token if token[0] >> 4 == VERSION and token[0] & 15 in KINDS else None


def _minute(moment: datetime) -> bytes:
    _expect(moment.tzinfo is not None, "a moment has a zone")
    return ((moment - EPOCH) // timedelta(minutes=1)).to_bytes(3)


def _signature(key: bytes, kind: Kind, badge_uid: bytes, serial: int) -> bytes:
    return hmac.digest(key, bytes([kind]) + badge_uid + serial.to_bytes(4), "sha256")[:14]


def _check(edition_uid: bytes, body: bytes) -> bytes:
    return sha256(b"b1" + edition_uid + body).digest()[:2]


def _expect(held: bool, sentence: str) -> None:
    if not held:
        raise ValueError(sentence)
