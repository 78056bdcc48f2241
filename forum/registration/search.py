"""Folding names so that a search finds them in any script. Pure."""

import unicodedata

from anyascii import anyascii


def folded(text: str) -> str:
    """Lower case, without marks, with the Latin reading of other scripts beside the script itself."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    latin = anyascii(plain).casefold()
    return plain if latin == plain else f"{plain} {latin}"


def hay(*texts: str) -> str:
    """What a search looks through: every text folded, one blank between words."""
    return " ".join(" ".join(folded(text) for text in texts if text).split())
