"""Words that people typed, made harmless before they stand in a letter. Pure.

A letter goes out in the forum's name: whoever registers somebody else's address must not be able to
write to it. Escaping markup is the template's work; here lines, directions and links lose their power,
and nobody's words are a placeholder of ours.
"""

import re
import unicodedata

JOINER = "\u2060"  # nothing to see, no place to break, and no longer an address
DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
LINK_JOINTS = re.compile(r"(?<=:)(?=//)|(?<=[^\W_])(?=\.[^\W\d_]{2,})|(?<=@)(?=\S)")
PLACE_JOINT = re.compile(r"(?<=\[)(?=\[)")
GAP = re.compile(r"\n{3,}")


def line(text: str) -> str:
    """One line: no control characters, no line breaks, nothing that turns the direction of reading."""
    if text.isprintable():  # nearly always: then there is nothing of all that in it
        return " ".join(text.split())
    kept = (" " if _is_control(sign) else sign for sign in text if sign not in DIRECTIONS)
    return " ".join("".join(kept).split())


def ours(text: str) -> str:
    """One line of the organisers' own words: links stay links."""
    return PLACE_JOINT.sub(JOINER, line(text))


def paragraphs(text: str) -> str:
    """The organisers' own words with their line breaks; more than one empty line is one."""
    return GAP.sub("\n\n", "\n".join(ours(each) for each in text.splitlines())).strip()


def harmless(text: str) -> str:
    """One line in which no mail program finds a link."""
    return LINK_JOINTS.sub(JOINER, ours(text))


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cs", "Zl", "Zp"}
