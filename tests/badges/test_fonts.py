"""Every letter of nine languages has a glyph, and its language chooses the face."""

import pytest

from forum.badges.drawing import fonts

ALPHABETS = {
    "en": "ABCabc0123456789&’“”–—№",
    "fil": "ÑñNGng₱",
    "uz": "Oʻzbekcha oʻ gʻ ʼ tutuq ₸ Ўўқғҳ",
    "kk": "Әлия Демоқызы ӘәҒғҚқҢңӨөҰұҮүҺһІі ₸",
    "ru": "Щёлкающий объём ЪъЫыЭэ ₽ «»",
    "ky": "Улан ҢңӨөҮү",
    "ko": "김하늘 뷁 힣 韓國 ㈜",
    "zh": "张示例 张伟华 𠮷 ，。（）",
    "ja": "佐藤 空 髙﨑 ｶﾅ ヴィジョン 々〆 葛\U000e0100",
}


@pytest.mark.parametrize("language", ALPHABETS)
def test_no_letter_of_the_nine_languages_is_missing(language):
    assert fonts.covering(ALPHABETS[language], language) == ""


def test_what_is_missing_is_named_in_its_order():
    assert fonts.covering("A😀бሰ", "en") == "😀ሰ"


def test_a_letter_and_its_loose_accent_count_as_one():
    assert fonts.covering("e\u0301", "en") == ""


@pytest.mark.parametrize(
    ("language", "text", "face"),
    [
        ("ko", "直", "KR"),
        ("ja-JP", "直", "JP"),
        ("zh_CN", "直", "SC"),
        ("zh-Hant-TW", "直", "TC"),
        (None, "김", "KR"),
        ("en", "そら", "JP"),
        ("ru", "直", "SC"),
    ],
)
def test_the_language_or_else_the_script_chooses_the_face(language, text, face):
    assert fonts.family(language, text) == f"Noto Sans CJK {face}"


def test_only_fonts_of_the_lock_are_used():
    wanted = {fonts.LATIN, fonts.CODE, *fonts.FACES.values(), *fonts.TRADITIONAL.values()}
    assert wanted <= set(fonts.loaded().families())
