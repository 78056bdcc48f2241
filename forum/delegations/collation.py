"""The order in which readers of a language look for a name. Pure.

Unicode's own collation is not in Python; these are the rules of CLDR that names of countries meet.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from anyascii import anyascii

_RUSSIAN = "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я"
_KAZAKH = "а ә б в г ғ д е ё ж з и й к қ л м н ң о ө п р с т у ұ ү ф х һ ц ч ш щ ъ ы і ь э ю я"
_KYRGYZ = "а б в г д е ё ж з и й к л м н ң о ө п р с т у ү ф х ц ч ш щ ъ ы ь э ю я"
_UZBEK = "a b c d e f g h i j k l m n o p q r s t u v w x y z oʻ gʻ sh ch"
_FILIPINO = "a b c d e f g h i j k l m n ñ ng o p q r s t u v w x y z"
_ALPHABETS = {"ru": _RUSSIAN, "kk": _KAZAKH, "ky": _KYRGYZ, "uz": _UZBEK, "fil": _FILIPINO}

# How the Han in Japanese names of countries is read; what is not here is read as it stands.
_READINGS = {
    **{"中央": "チュウオウ", "中国": "チュウゴク", "中華": "チュウカ", "日本": "ニホン", "韓国": "カンコク"},
    **{
        "台湾": "タイワン",
        "南極": "ナンキョク",
        "赤道": "セキドウ",
        "合衆国": "ガッシュウコク",
        "北朝鮮": "キタチョウセン",
    },
    **{"米領": "ベイリョウ", "英領": "エイリョウ", "仏領": "フツリョウ"},
    **{
        "東": "ヒガシ",
        "西": "ニシ",
        "南": "ミナミ",
        "北": "キタ",
        "大韓": "ダイカン",
        "英国": "エイコク",
        "米国": "ベイコク",
    },
}
_READ = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)))
_SMALL = str.maketrans("ァィゥェォッャュョヮ", "アイウエオツヤユヨワ")
_HIRAGANA = {sign: sign + 0x60 for sign in range(0x3041, 0x3097)}

Place = tuple[tuple[int, str], ...]


def place(name: str, language: str) -> tuple[Place, str]:
    """A key to sort by: letters first, then the name itself where they are the same."""
    if language == "zh":
        return tuple((0, anyascii(sign).lower()) for sign in _letters(name)), name
    if language == "ja":
        return tuple((0, sign) for sign in _kana(name)), name
    if language in _ALPHABETS:
        return tuple(_in_alphabet(name.casefold(), language)), name
    return tuple((0, sign) for sign in _bare(name)), name


def _in_alphabet(name: str, language: str) -> Iterator[tuple[int, str]]:
    order, letter = _order(language)
    for found in letter.findall(name.translate(_APOSTROPHES)):
        if found in order:
            yield order[found], ""
        else:  # of another alphabet: after ours, unless it is only a marked letter
            bare = _bare(found)
            yield order.get(bare, 1000), bare


_APOSTROPHES = dict.fromkeys(map(ord, "\u02bc\u2018\u2019'"), "\u02bb")


@cache
def _order(language: str) -> tuple[dict[str, int], re.Pattern[str]]:
    letters = _ALPHABETS[language].split()
    longest_first = sorted(letters, key=len, reverse=True)
    return {letter: number for number, letter in enumerate(letters)}, re.compile(
        "|".join([*map(re.escape, longest_first), r"\w"])
    )


def _kana(name: str) -> str:
    """By reading; voiced as unvoiced, small as large, a long sound as nothing of its own."""
    read = _READ.sub(lambda han: _READINGS[han[0]], unicodedata.normalize("NFKC", name))
    return _bare(read.translate(_HIRAGANA)).translate(_SMALL).replace("ー", "")


def _bare(name: str) -> str:
    """Letters alone, without marks."""
    return "".join(_letters(unicodedata.normalize("NFKD", name).casefold()))


def _letters(name: str) -> list[str]:
    return [sign for sign in name if unicodedata.category(sign)[0] in "LN"]
