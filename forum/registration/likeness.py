"""A key for a name that stays the same in every script and romanisation. Pure.

김하늘, KIM HANEUL and Gim Ha-neul have one key. It finds likely duplicates; it is never shown.
"""

import re

from forum.registration.search.families import families_of, is_surname, split
from forum.registration.search.folding import chunks, is_east_asian, latin_of
from forum.registration.search.surnames import LINES

LONGEST = 64
# Sounds that the usual romanisations write in several ways, the longer first.
_SOUNDS = (
    *(("shch", "sh"), ("dzh", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ck", "k"), ("ts", "c")),
    *(("eo", "o"), ("eu", "u"), ("ae", "e"), ("oo", "u"), ("ou", "o"), ("ee", "i"), ("iy", "i"), ("ij", "i")),
    *(("y", "i"), ("j", "z"), ("q", "k"), ("w", "u"), ("ph", "f"), ("x", "ks"), ("ie", "e"), ("io", "e")),
)
_REPEATED = re.compile(r"(.)\1+")
_BETWEEN_VOWELS = re.compile("(?<=[aeiou])l(?=[aeiou])")
_PATRONYMIC = re.compile(r"(ovich|evich|ovna|evna|uly|uli|ulu|kyzy|kizi|qyzy|qizi)$")


def keys_of(given_name: str, family_name: str, native: str, reading: str) -> tuple[str | None, str | None]:
    """The key of the Latin name, and of the native one where that says something else."""
    latin = key_of_latin(given_name, family_name)
    own = key_of_native(native, reading, known_as=_joined(family_name))
    return latin, own if own != latin else None


def key_of_latin(given_name: str, family_name: str) -> str | None:
    """Of a name as in the passport; None where there is too little to tell people apart by."""
    if not family_name.strip():  # both in one field
        return _key(["".join(word) for word in chunks(given_name)])
    return _key([_joined(family_name), _joined(given_name)])


def key_of_native(name: str, reading: str = "", *, known_as: str = "") -> str | None:
    """Of a name in its own script; Japanese by its reading, which the script does not tell. Whoever is
    `known_as` Huang is not Hwang, though 黄 is both."""
    words = ["".join(word) for word in chunks(reading or name)]
    if len(words) == 1 and is_east_asian(words[0]):
        words = [part for part in split(words[0]) if part]
    return _key(words, known_as)


def _key(words: list[str], known_as: str = "") -> str | None:
    """The surname by the first form of its family, any other word by how it is said; in no order."""
    surname = next((word for word in words if is_surname(word)), None)
    sounds = [_family(word, known_as) if word is surname else _sound(word) for word in words if word]
    kept = [sound for sound in sounds if not _PATRONYMIC.search(sound)] if len(sounds) > 2 else sounds
    return " ".join(sorted(kept))[:LONGEST] if len(kept) > 1 else None


def _family(surname: str, known_as: str) -> str:
    ours, theirs = families_of(surname), families_of(known_as)
    return LINES[min(theirs if set(ours) & set(theirs) else ours)][0]


def _sound(word: str) -> str:
    latin = next(iter(latin_of(word)[-1:]), word)
    if is_east_asian(word):
        latin = _BETWEEN_VOWELS.sub("r", latin)
    for written, said in _SOUNDS:
        latin = latin.replace(written, said)
    return _REPEATED.sub(r"\1", latin)


def _joined(name: str) -> str:
    return "".join(part for word in chunks(name) for part in word)
