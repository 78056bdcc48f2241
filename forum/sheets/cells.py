"""What one cell may hold. Pure."""

import re

LONGEST_CELL = 10_000  # characters

# A spreadsheet runs what begins so. A phone number begins with + and is none of it.
_STARTS = "=@+-\t\r"
_PHONE = re.compile(r"\+[0-9][0-9\s().–-]{5,24}")
# A number as we keep it, and as it is written to be read: begun with a bracket it is neither a formula nor
# a sum, and no spreadsheet rounds it to 7.7E+10. The country's part is of one to three digits (E.164).
_NUMBER = re.compile(
    r"\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9][0-9]{2})([0-9]{4,13})"
)
_WRITTEN_NUMBER = re.compile(r"\(\+([0-9]{1,3})\) ([0-9]{4,13})")
_TO_QUOTE = re.compile(rf"'*(?:[{re.escape(_STARTS)}]|\(\+[0-9]{{1,3}}\) [0-9]{{4,13}}\Z)")
_QUOTED = re.compile(rf"'{_TO_QUOTE.pattern}")


def begins_like_a_formula(text: str) -> bool:
    return text[:1] in tuple(_STARTS) and not _PHONE.fullmatch(text)


def is_too_long(text: str) -> bool:
    return len(text) > LONGEST_CELL


def quoted(text: str) -> str:
    """The text so that a spreadsheet opening a CSV file shows it and does not run it."""
    if number := _NUMBER.fullmatch(text):
        return f"(+{number[1]}) {number[2]}"
    return f"'{text}" if _TO_QUOTE.match(text) else text


def unquoted(text: str) -> str:
    """What was meant by a text that `quoted()`, or somebody at a keyboard, has quoted."""
    if number := _WRITTEN_NUMBER.fullmatch(text):
        return f"+{number[1]}{number[2]}"
    return text[1:] if _QUOTED.match(text) else text
