"""The letter to a consulate, as a PDF."""

from datetime import date

import pypdfium2
import pytest

from forum.registration.states import State
from forum.visas import services as visas
from forum.visas.drawing import letter
from tests.makers import SOMEBODY, a_registration, a_visa_request, an_edition


@pytest.fixture
def edition(db):
    places = {"en": "Almaty", "kk": "Алматы", "ko": "알마티"}
    return an_edition(place=places, organiser={"en": "The Business Club", "kk": "Бизнес-клуб"})


def words_of(edition, **changes) -> str:
    person = {k: changes.pop(k) for k in ("given_name", "family_name", "organisation") if k in changes}
    delegate = a_registration(edition, state=State.CONFIRMED, **person)
    request = a_visa_request(edition, delegate, **changes)
    visas.issue(edition, delegate, by=SOMEBODY)
    with pypdfium2.PdfDocument(letter(edition, delegate, request, visas.document_of(request))) as document:
        assert len(document) == 1
        return " ".join(document[0].get_textpage().get_text_range().split())


def test_a_letter_says_who_and_when(edition):
    said = words_of(edition)
    for words in ("Haneul", "Kim", "M12345001", "9 March 1984, Seoul", "4 January 2030", "The Business Club"):
        assert words in said
    assert "10 September 2025 – 15 September 2025" in said


def test_a_letter_speaks_two_languages(edition):
    said = words_of(edition, second_language="kk")
    assert "South Korea" in said
    assert "Оңтүстік Корея" in said


def test_a_letter_in_one_language_says_things_once(edition):
    assert words_of(edition, second_language="en").count("South Korea") == 3


def test_the_longest_words_stay_on_one_page(edition):
    longest = {
        "given_name": "Wolfeschlegelsteinhausen " * 3,
        "organisation": "Organisation of everything " * 5,
    }
    assert "M12345001" in words_of(edition, **longest, birthplace="Llanfairpwllgwyngyll " * 4)


def test_markup_stays_inert(edition):
    said = words_of(edition, given_name="#panic() *Haneul* $x$", birthplace="@evil #import")
    assert "#panic() *Haneul* $x$" in said


def test_a_day_long_ago_is_written_out(edition):
    assert "29 February 1940" in words_of(edition, born_on=date(1940, 2, 29))
