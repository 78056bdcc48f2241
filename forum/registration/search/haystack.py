"""What a search looks through: one line of words for each registration. Pure."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from forum.registration.search.families import other_forms, split
from forum.registration.search.folding import chunks, in_turn, latin_of, tokens_of

LONGEST = 2000
_NO_DIGIT = re.compile("[^0-9]+")
BACKWARDS = "x"  # before a phone's digits read from the end, so that its last digits are a beginning


def hay(names: Iterable[str], others: Iterable[str] = (), *, phone: str = "", codes: str = "") -> str:
    """The words, each once, one blank between them. What matters most comes first, should it get long."""
    words = in_turn((codes.casefold().split(), _phone(phone), *map(_of_name, names), *map(_of_text, others)))
    return " ".join(_up_to(LONGEST, words))


def address_in(text: str) -> list[str]:
    """An e-mail address as one word, whole and from the @ on: its parts are words that many have."""
    local, at, domain = text.partition("@")
    pieces = (f"{local} {domain}", domain) if at else ()
    return [whole for piece in pieces if (whole := "".join(p for word in chunks(piece) for p in word))]


def digits_of(phone: str) -> str:
    return _NO_DIGIT.sub("", phone)


def _of_name(name: str) -> Iterator[str]:
    yield from _of_text(name)
    yield from _run_together(name)
    for parts in chunks(name):
        for part in parts:
            surname, given = split(part)
            yield from other_forms(surname or part)
            if surname and len(given) > 1:
                yield from latin_of(given)


def _of_text(text: str) -> Iterator[str]:
    yield from address_in(text)
    for parts in chunks(text):
        whole = "".join(parts)
        for part in parts:
            yield from tokens_of(part)
        if len(parts) > 1:
            yield "".join(tokens_of(whole))
        for part in dict.fromkeys([whole, *parts]):
            yield from latin_of(part)


def _run_together(name: str) -> Iterator[str]:
    """Ha Neul as Haneul, too."""
    words = ["".join(parts) for parts in chunks(name)]
    for first, second in pairwise(words):
        if (first + second).isascii():
            yield first + second


def _phone(phone: str) -> tuple[str, ...]:
    digits = digits_of(phone)
    return (digits, BACKWARDS + digits[::-1]) if digits else ()


def _up_to(most: int, words: Iterable[str]) -> Iterator[str]:
    used = 0
    for word in words:
        used += len(word) + 1
        if used > most:
            return
        yield word
