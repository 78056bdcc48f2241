import pytest

from forum.editions.models import Edition
from forum.speakers.models import Speaker
from tests.makers import an_edition
from tests.people import chen, dana
from tests.programme import a_speaker


@pytest.fixture
def typed():
    return {
        "name": "Ulan",
        "name_native": "Улан",
        "native_language": "ky",
        "country": "KG",
        "job_en": "Founder",
        "organisation_en": "Example Payments",
        "biography_ru": "Платежи без карт.",
    }


def test_the_list_shows_who_said_yes_and_who_was_asked(desk, edition):
    a_speaker(edition)
    a_speaker(edition, ref="ulan", name="Ulan", is_confirmed=False)
    assert "Sato Sora" in desk.get("/speakers").text
    asked = desk.get("/speakers?only=asked").text
    assert "Ulan" in asked
    assert "Sato Sora" not in asked


def test_adding_a_speaker_writes_it_down_and_tells_the_pages(desk, edition, typed):
    version = edition.version
    html = desk.said(desk.post("/speakers/new", **typed))
    assert "Ulan is added." in html
    speaker = desk.db.session.query(Speaker).one()
    assert (speaker.ref, speaker.is_confirmed, speaker.biography) == (
        "ulan",
        False,
        {"ru": "Платежи без карт."},
    )
    assert desk.db.session.query(Edition.version).filter_by(id=edition.id).scalar() == version + 1
    assert "Speaker added" in desk.get("/audit").text


def test_changing_a_speaker_shows_before_and_after(desk, edition):
    speaker = a_speaker(edition)
    same = {"name": speaker.name, "name_native": "佐藤 空", "native_language": "ja", "country": "JP"}
    texts = {
        "job_en": "Pilot",
        "organisation_en": "Sample Vertical Works",
        "biography_en": "Builds places to land.",
    }
    desk.said(desk.post("/speakers/sato-sora", **same, **texts, is_confirmed="y"))
    assert "Vertiport engineer → Pilot" in desk.get("/audit").text


def test_a_speaker_without_name_or_country_is_refused_and_nothing_is_lost(desk, typed):
    answer = desk.post("/speakers/new", **(typed | {"name": " ", "country": ""}))
    assert answer.status_code == 422
    assert "Платежи без карт." in answer.text
    assert "Choose a country." in answer.text


def test_the_form_opens_with_what_is_known(desk, edition):
    a_speaker(edition)
    html = desk.get("/speakers/sato-sora").text
    assert 'value="佐藤 空"' in html
    assert '<option selected value="JP">' in html


@pytest.mark.parametrize("path", ["/speakers/new", "/speakers/sato-sora"])
def test_speakers_are_changed_by_organisers_only(desk_of, edition, path):
    a_speaker(edition)
    outside = desk_of(dana(an_edition()))
    assert {outside.get(path).status_code, outside.post(path).status_code} == {404}
    door = desk_of(chen(edition))
    assert {door.get(path).status_code, door.post(path).status_code} == {403}


def test_a_speaker_of_another_forum_is_not_found(desk):
    a_speaker(an_edition())
    assert desk.get("/speakers/sato-sora").status_code == 404
    assert desk.post("/speakers/sato-sora").status_code == 404


def test_speakers_take_as_many_statements_for_thirty_as_for_one(count, desk):
    a_speaker(desk.edition)
    few = count("/speakers")
    for number in range(29):
        a_speaker(desk.edition, ref=f"s{number}")
    assert count("/speakers") == few <= 7
