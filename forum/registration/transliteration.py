"""Whether a name in Latin letters reads like the same name in its own script. Pure.

Only ever a warning: machines spell names otherwise than passports do, and the passport is right. So we
compare what spellings agree on, the order of consonants by kind, and speak up where hardly any is shared.
Han has too many readings to say anything; its reading in kana has one.
"""

import re
import unicodedata
from difflib import SequenceMatcher

from anyascii import anyascii

READABLE = ("CYRILLIC", "HANGUL", "HIRAGANA", "KATAKANA", "GREEK", "GEORGIAN", "ARMENIAN")
ALIKE_ENOUGH = 0.6
ENOUGH_TO_TELL = 2  # consonants
# Letters that stand for one another from spelling to spelling. Several letters go before one.
SOUNDS = (
    ("shch|sch|tch|dzh|zh|sh|ch|ts|tz|cz|dz|[szjxc](?=[eiy])|[szjx]", "s"),
    ("kh|gh|[kgqch]", "k"),
    ("ph|[bpfvw]", "p"),
    ("th|[dt]", "t"),
    ("[lr]", "l"),
    ("ng|[n]", "n"),
    ("m", "m"),
)
_SOUND = re.compile("|".join(f"(?P<{sound}>{letters})" for letters, sound in SOUNDS))


def reads_differently(latin: str, native: str, reading: str = "") -> bool:
    """Whether the reader should look again; False where nothing can be said."""
    spoken = reading or native
    if not (latin and spoken and _is_readable(spoken)):
        return False
    here, there = _sounds(latin), _sounds(spoken)
    enough = min(len("".join(here)), len("".join(there))) >= ENOUGH_TO_TELL
    return enough and _likeness(here, there) < ALIKE_ENOUGH


def _is_readable(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith(READABLE) for c in letters)


def _sounds(text: str) -> list[str]:
    """The consonants of each word, by kind. Whoever puts the family name first changes nothing."""
    words = anyascii(text).casefold().split()
    return ["".join(str(found.lastgroup) for found in _SOUND.finditer(word)) for word in words]


def _likeness(here: list[str], there: list[str]) -> float:
    """From 0 to 1; the better of the two orders, because a script may write both names in one word."""
    other = "".join(there)
    orders = ("".join(here), "".join(reversed(here)))
    return max(SequenceMatcher(None, order, other, autojunk=False).ratio() for order in orders)
