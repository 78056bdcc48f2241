"""A surname's other forms. Pure."""

from collections import defaultdict

from forum.registration.search.folding import in_turn, is_east_asian, tokens_of, unmarked
from forum.registration.search.surnames import LINES

LONGEST_SURNAME = 3  # of Han or Hangul: 長谷川


def _lines_by_form() -> dict[str, list[int]]:
    lines = defaultdict(list)
    for number, forms in enumerate(LINES):
        for form in dict.fromkeys(map(unmarked, forms)):
            lines[form].append(number)
    return dict(lines)


_BY_FORM = _lines_by_form()
_TOKENS = [tuple(in_turn(map(tokens_of, forms))) for forms in LINES]


def is_surname(part: str) -> bool:
    return unmarked(part) in _BY_FORM


def families_of(part: str) -> list[int]:
    """The numbers of the families this form belongs to."""
    return _BY_FORM.get(unmarked(part), [])


def other_forms(part: str) -> list[str]:
    """The tokens by which somebody with this surname is found, whichever form it has."""
    return [token for number in families_of(part) for token in _TOKENS[number]]


def split(part: str) -> tuple[str, str]:
    """A name written without blanks, as surname and given name: 김하늘 → 김, 하늘. No surname: ("", part)."""
    if is_east_asian(part):
        for length in range(min(LONGEST_SURNAME, len(part)), 0, -1):
            if part[:length] in _BY_FORM:
                return part[:length], part[length:]
    return "", part
