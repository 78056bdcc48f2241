"""What somebody typed into the search box, as words to look for. Pure.

All words must be found, in any order; each by one of its alternatives, from its beginning.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from forum.registration.search.families import is_surname, split
from forum.registration.search.folding import chunks, is_east_asian, is_one_character, latin_of, tokens_of
from forum.registration.search.haystack import BACKWARDS, address_in, digits_of

MOST_LETTERS, MOST_WORDS = 200, 8
FEWEST_LAST_DIGITS = 3
# A telephone number as people write it: +7 (701) 234-56-78.
_NUMBER = re.compile(r"(?<![\w@.+-])\+?[0-9](?:[ ().\u2011-]{0,2}[0-9]){4,}(?![\w@.])")


class Token(NamedTuple):
    """A word of the index, or the beginning of one."""

    text: str
    is_beginning: bool


Alternative = tuple[Token, ...]  # all of them


@dataclass(frozen=True)
class Asked:
    """For each word its alternatives. Nothing at all where the text holds no word."""

    words: tuple[tuple[Alternative, ...], ...]


def asked(text: str) -> Asked:
    one_number_one_word = _NUMBER.sub(lambda number: digits_of(number[0]), text[:MOST_LETTERS])
    words: list[tuple[Alternative, ...]] = []
    before = ""
    for word in one_number_one_word.split():
        for parts in [address_in(word)[:1]] if "@" in word else chunks(word):
            words.append(tuple(dict.fromkeys(_alternatives(parts, before))))
            before = "".join(parts)
    return Asked(tuple(word for word in words if any(word))[:MOST_WORDS])


def _alternatives(parts: list[str], before: str) -> list[Alternative]:
    whole = "".join(parts)
    found = [_all_of(token for part in parts for token in tokens_of(part))]
    if len(parts) > 1:
        found.append(_all_of(tokens_of(whole)))
    if whole.isascii() and whole.isdigit():
        return found + _of_number(whole)
    if before.isascii() and whole.isascii() and before:
        found.append(_all_of([before + whole]))
    # A surname is found in every script already; its Latin reading would only find those who begin with it.
    if not is_surname(whole) and not is_one_character(whole):
        found += [_all_of([latin]) for latin in latin_of(whole)]
        found += _with_given_name_in_latin(whole)
    return found


def _of_number(digits: str) -> list[Alternative]:
    """The last digits of a telephone; a trunk prefix (8 in Kazakhstan, 0 in Korea) is not part of it."""
    ends = [digits, digits[1:]] if digits[0] in "08" and len(digits) > 8 else [digits]
    return [_all_of([BACKWARDS + end[::-1]]) for end in ends if len(end) >= FEWEST_LAST_DIGITS]


def _with_given_name_in_latin(whole: str) -> list[Alternative]:
    surname, given = split(whole)
    if not surname or len(given) < 2 or not is_east_asian(whole):
        return []
    return [_all_of([*tokens_of(surname), latin]) for latin in latin_of(given)]


def _all_of(texts: Iterable[str]) -> Alternative:
    return tuple(Token(text, not is_one_character(text)) for text in texts)
