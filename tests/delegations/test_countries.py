"""Countries by name, in each language's order, and as the organisers call them."""

import pytest

from forum.badges.faces import face_of
from forum.badges.queries import badges_of
from forum.delegations.collation import place
from forum.delegations.countries import CODES, every_name, in_order, names
from forum.delegations.country_names import NoCountry, call, named_by_us, ours_of
from forum.registration.states import State
from tests.makers import SOMEBODY, a_registration, an_edition


@pytest.mark.parametrize(
    ("language", "in_their_order"),
    [
        ("en", ["Åland Islands", "Albania", "Côte d’Ivoire", "Croatia", "Curaçao", "Cyprus"]),
        ("ru", ["Ангола", "Египет", "Ёрдания", "Жибути", "Йемен", "Япония"]),
        (
            "kk",
            [
                "Ангола",
                "Әзірбайжан",
                "Бахрейн",
                "Қазақстан",
                "Лаос",
                "Өзбекстан",
                "Палау",
                "Үндістан",
                "Эритрея",
            ],
        ),
        ("ky", ["Норвегия", "Ңа", "Оман", "Өзбекстан", "Палау", "Украина", "Үндистан"]),
        ("uz", ["Afgʻoniston", "Gana", "Yaponiya", "Zambiya", "Oʻzbekiston", "Gʻarb", "Shri-Lanka", "Chad"]),
        ("fil", ["Nauru", "Niger", "Ñ", "Ngo", "Oman"]),
        ("ko", ["가나", "대한민국", "일본", "카자흐스탄", "홍콩"]),
        ("zh", ["阿尔巴尼亚", "巴西", "哈萨克斯坦", "韩国", "日本", "中国"]),
        (
            "ja",
            [
                "アメリカ合衆国",
                "韓国",
                "北朝鮮",
                "ガーナ",
                "カザフスタン",
                "中国",
                "日本",
                "ハイチ",
                "南アフリカ",
            ],
        ),
    ],
)
def test_names_stand_where_readers_look_for_them(language, in_their_order):
    if language == "ja":  # the reading decides, not the sign
        in_their_order = sorted(in_their_order, key=lambda name: READ[name])
    assert sorted(reversed(in_their_order), key=lambda name: place(name, language)) == in_their_order


READ = {
    **{"アメリカ合衆国": "あめりか", "韓国": "かんこく", "北朝鮮": "きたちようせん", "ガーナ": "かな"},
    **{
        "カザフスタン": "かさふすたん",
        "中国": "ちゆうこく",
        "日本": "にほん",
        "ハイチ": "はいち",
        "南アフリカ": "みなみ",
    },
}


@pytest.mark.parametrize("language", ["en", "kk", "ru", "uz", "ky", "ko", "zh", "ja", "fil"])
def test_every_country_has_a_name_and_its_place_in_every_language(language):
    listed = in_order(language)
    assert {code for code, _name in listed} == CODES
    assert all(name for _code, name in listed)


def test_what_the_organisers_say_goes_before_what_is_usual():
    ours = {"ru": {"KG": "Кыргызстан", "AX": "Яблоко"}}
    assert names("ru", ours)["KG"] == "Кыргызстан"
    assert names("ru")["KG"] == "Кыргызская Республика"
    assert names("en", ours) == names("en")
    assert [name for _code, name in in_order("ru", ours)][-3:] == ["Яблоко", "Ямайка", "Япония"]


def test_a_country_is_called_otherwise_and_usually_again(db):
    edition = an_edition()
    version = edition.version
    call(edition, "KR", {"en": "Republic of Korea", "ru": "Республика Корея", "ko": ""}, by=SOMEBODY)
    assert ours_of(edition, "KR") == {"en": "Republic of Korea"}  # the Russian one is usual
    db.session.refresh(edition)
    assert edition.version == version + 1
    call(edition, "KR", {"en": ""}, by=SOMEBODY)
    assert (named_by_us(edition), edition.country_names) == ([], {})


def test_what_is_no_country_is_refused(db):
    with pytest.raises(NoCountry):
        call(an_edition(), "XX", {"en": "Atlantis"}, by=SOMEBODY)


def test_the_badge_says_what_the_organisers_say(db):
    edition = an_edition()
    registration = a_registration(edition, state=State.CONFIRMED)
    call(edition, "KR", {"en": "Republic of Korea"}, by=SOMEBODY)
    [badge] = badges_of(registration)
    assert (
        face_of(edition, registration, badge, base_url="https://example.org").country == "Republic of Korea"
    )


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("KR", ["한국", "대한민국", "韩国", "韓国", "South Korea", "Оңтүстік Корея", "Республика Корея"]),
        ("KZ", ["Қазақстан", "Казахстан", "카자흐스탄", "哈萨克斯坦", "Qozogʻiston"]),
        ("DE", ["Deutschland", "Германия", "독일"]),
        ("US", ["USA", "미국", "アメリカ合衆国"]),
    ],
)
def test_a_country_is_known_by_every_name_we_have_for_it(code, typed):
    assert set(typed) - set(every_name()[code]) == set()


def test_the_form_learns_them_with_the_names_the_organisers_use(client, db):
    edition = an_edition()
    call(edition, "KG", {"en": "Kyrgyz Land"}, by=SOMEBODY)
    answer = client.get(f"/{edition.slug}/register/countries")
    assert {"Kyrgyz Land", "Кыргызстан"} <= set(answer.json["KG"])
    assert answer.headers["Cache-Control"] == "public, max-age=86400"
