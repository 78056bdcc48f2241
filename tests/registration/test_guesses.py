"""What a form begins with."""

import pytest

from forum.registration.guesses import country_of, is_family_first, language_of

SPOKEN = ("en", "kk", "ru", "ko")


@pytest.mark.parametrize(
    ("country", "readers", "language"),
    [
        ("KR", "en", "ko"),
        ("KZ", "ru", "ru"),  # whoever enters them writes Russian, and so may they
        ("KZ", "en", "kk"),
        ("UZ", "en", "ru"),  # Uzbek is not offered
        ("JP", "ru", "ru"),
        ("", "ko", "ko"),
    ],
)
def test_letters_are_in_a_language_of_the_country_where_one_is_offered(country, readers, language):
    assert language_of(country, SPOKEN, readers) == language


@pytest.mark.parametrize(("country", "is_first"), [("KR", True), ("HU", True), ("KZ", False), ("US", False)])
def test_names_are_in_the_order_of_the_country(country, is_first):
    assert is_family_first(country, "ko") is is_first


def test_where_no_country_is_known_the_language_says_it():
    assert is_family_first("", "ja")
    assert not is_family_first("", "en")
    assert (country_of("ko"), country_of("ru")) == ("KR", "")
