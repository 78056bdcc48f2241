"""Other scripts in Latin letters, where more than one way is usual. To search by, never to spell by. Pure."""

import re

from anyascii import anyascii

# Machine-readable passports of Cyrillic countries (ICAO 9303), beside what people write by themselves.
_PASSPORT = str.maketrans(
    {
        **dict(zip("абвгдезийклмнопрстуфыэ", "abvgdeziiklmnoprstufye", strict=True)),
        **{"ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"},
        **{"ъ": "ie", "ь": "", "ю": "iu", "я": "ia", "ї": "i", "є": "ie", "ў": "u", "ґ": "g"},
        **{"ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i"},
    }
)
_CYRILLIC = re.compile("[\u0400-\u052f]")
_KANA = re.compile("[\u30a1-\u30fa\u30fc]+")
_SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
_SMALL_VOWEL = {"ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o"}
_LONG = re.compile("(o)[ou]|(u)u|(a)a|(i)i|(e)e")


def cyrillic_as_in_passports(part: str) -> str:
    """Empty where there is nothing Cyrillic."""
    return anyascii(part.translate(_PASSPORT)) if _CYRILLIC.search(part) else ""


def kana_in_latin(part: str) -> tuple[str, ...]:
    """Hepburn with long vowels written out, and short: サトウ is satou, sato. Hiragana comes as katakana."""
    if not _KANA.fullmatch(part):
        return ()
    whole = _hepburn(part)
    return whole, _LONG.sub(lambda vowel: vowel[0][0], whole)


def _hepburn(kana: str) -> str:
    latin, doubled = "", False
    for sign in kana:
        if sign == "ッ":
            doubled = True
        elif sign in _SMALL_Y:
            latin = _with_small_y(latin, _SMALL_Y[sign])
        elif sign in _SMALL_VOWEL and latin:
            latin = latin[:-1] + _SMALL_VOWEL[sign]
        else:
            sound = anyascii(sign).lower()
            latin += (sound[:1] if doubled else "") + sound
            doubled = False
    return latin


def _with_small_y(latin: str, vowel: str) -> str:
    stem = latin[:-1]
    return stem + vowel if stem.endswith(("sh", "ch", "j")) else f"{stem}y{vowel}"
