"""What one cell may hold. Pure."""

import re

LONGEST_CELL = 10_000  # characters

# A spreadsheet runs what begins so. A phone number begins with + and is none of it.
_STARTS = "=@+-\t\r"
_PHONE = re.compile(r"\+[0-9][0-9\s().–-]{5,24}")
_TO_QUOTE = re.compile(rf"'*[{re.escape(_STARTS)}]")
_QUOTED = re.compile(rf"''*[{re.escape(_STARTS)}]")


def begins_like_a_formula(text: str) -> bool:
    return text[:1] in tuple(_STARTS) and not _PHONE.fullmatch(text)


def is_too_long(text: str) -> bool:
    return len(text) > LONGEST_CELL


def quoted(text: str) -> str:
    """The text so that a spreadsheet opening a CSV file shows it and does not run it."""
    return f"'{text}" if _TO_QUOTE.match(text) else text


def unquoted(text: str) -> str:
    """What was meant by a text that `quoted()`, or somebody at a keyboard, has quoted."""
    return text[1:] if _QUOTED.match(text) else text
