"""The code of a certificate: 80 bits made from the edition's key, as sixteen letters and digits.

Nobody can guess one, and nobody who reads the database can make one.
"""

import hashlib
import unicodedata

from forum.badges.codes import ALPHABET, DASHES, SLIPS, grouped
from forum.certificates.models import Certificate
from forum.editions import keys
from forum.editions.models import Edition

LENGTH = 16
LONGEST = 100


def code_of(edition: Edition, uid: bytes) -> str:
    """The same every time."""
    number = int.from_bytes(keys.derive(edition, "certificate", uid.hex())[:10])
    return "".join(ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))


def hashed(code: str) -> bytes:
    return hashlib.sha256(b"certificate1" + code.encode()).digest()


def read(typed: str) -> str | None:
    """A code as somebody copied it from paper, with their blanks, dashes and slips; None if it is no code."""
    if len(typed) > LONGEST:
        return None
    plain = unicodedata.normalize("NFKC", typed).translate(DASHES).upper().translate(SLIPS)
    return plain if len(plain) == LENGTH and all(sign in ALPHABET for sign in plain) else None


def shown(edition: Edition, certificate: Certificate) -> str:
    return grouped(code_of(edition, certificate.uid))
