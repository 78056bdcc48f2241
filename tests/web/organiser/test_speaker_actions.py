"""What an organiser does for a speaker at the desk."""

import pytest

from forum.agenda.speaking import wordings
from forum.columns import Words
from forum.mail.models import Letter
from forum.speakers import materials
from forum.speakers.engagements import engagement_of
from forum.speakers.models import Speaker
from tests.files.pictures import a_picture
from tests.makers import NOW, a_category, a_registration
from tests.programme import a_session, a_speaker
from tests.speakers.making import PDF, an_invited, everything_given


@pytest.fixture(autouse=True)
def before_the_forum(at):
    at(NOW)


@pytest.fixture
def speaker(edition):
    return a_speaker(edition, is_confirmed=False)


def kinds(desk):
    return [letter.kind for letter in desk.db.session.query(Letter).order_by(Letter.id)]


def test_an_invitation_goes_out_and_the_list_says_so(desk, speaker):
    said = desk.said(desk.post("/speakers/sato-sora/invitation", email="sora@example.org", language="ru"))
    assert "The invitation is on its way." in said
    assert "Invited" in desk.get("/speakers").text
    assert kinds(desk) == ["speaker.invited"]


def test_a_bad_address_is_said_and_nothing_is_sent(desk, speaker):
    answer = desk.post("/speakers/sato-sora/invitation", email="sora", language="en")
    assert answer.status_code == 422
    assert "it should look like name@example.org" in answer.text
    assert kinds(desk) == []


def test_the_list_counts_what_is_missing(desk, edition, speaker):
    an_invited(edition, speaker)
    html = desk.get("/speakers").text
    assert '<td class="n">6</td>' in html
    assert "Your answer: do you come?" in html
    a_session(edition, speakers=[speaker])
    assert '<td class="n">7</td>' in desk.get("/speakers?only=missing").text


def test_a_speaker_is_found_by_a_name_in_either_script(desk, speaker):
    for q in ("sora", "佐藤", "vertical"):
        assert "Sato Sora" in desk.get(f"/speakers?q={q}").text
    assert "Nobody is called" in desk.get("/speakers?q=nobody").text


def test_one_click_reminds_and_the_second_is_refused(desk, edition, speaker):
    an_invited(edition, speaker)
    assert "on its way" in desk.said(desk.post("/speakers/sato-sora/reminder"))
    assert "within the last day" in desk.said(desk.post("/speakers/sato-sora/reminder"))
    assert kinds(desk) == ["speaker.invited", "speaker.reminded"]


def test_all_are_reminded_with_one_click(desk, edition, speaker):
    an_invited(edition, speaker)
    a_speaker(edition, ref="ulan", name="Ulan", is_confirmed=False)
    said = desk.said(desk.post("/speakers/reminders"))
    assert "1 letter is on its way." in said
    assert "1 speaker has no address yet." in said


def test_everything_given_empties_the_checklist(desk, edition, speaker):
    an_invited(edition, speaker)
    a_session(edition, speakers=[speaker])
    everything_given(edition, speaker)
    assert "Nothing is missing" in desk.get("/speakers/sato-sora").text
    assert "Nothing is missing" in desk.get("/speakers?only=missing").text


def test_the_speakers_words_are_taken_with_one_click(desk, edition, speaker):
    session = a_session(edition, speakers=[speaker])
    waiting = wordings.suggest(speaker, session, title=Words(en="Quiet roofs"), abstract=Words(en="Land."))
    assert "<ins>Quiet roofs</ins>" in desk.get("/speakers/sato-sora").text
    desk.said(desk.post(f"/speakers/sato-sora/wordings/{waiting.id}/acceptance"))
    assert "Quiet roofs" in desk.get("/agenda").text
    said = desk.said(desk.post(f"/speakers/sato-sora/wordings/{waiting.id}/refusal"))
    assert "This was decided in the meantime" in said


def test_slides_and_photo_are_the_organisers_to_see(desk, edition, speaker):
    an_invited(edition, speaker)
    materials.give_photo(speaker, a_picture())
    materials.send_slides(speaker, PDF, name="roofs.pdf")
    assert desk.get("/speakers/sato-sora/slides/1").data == PDF
    assert desk.get("/speakers/sato-sora/photo.jpg").content_type == "image/jpeg"
    desk.said(desk.post("/speakers/sato-sora/slides", allowed="yes"))
    assert engagement_of(desk.db.session.get(Speaker, speaker.id)).slides_allowed


def test_the_same_address_is_offered_as_the_same_person(desk, edition, speaker):
    a_category(edition, code="speaker", letter="S", name={"en": "Speaker"})
    registration = a_registration(edition, email="sora@example.org")
    an_invited(edition, speaker)
    assert "It is the same person" in desk.get("/speakers/sato-sora").text
    said = desk.said(desk.post("/speakers/sato-sora/badge", registration=registration.ref.lower()))
    assert "one badge" in said
    desk.said(desk.post("/speakers/sato-sora/badge/removal"))
    assert desk.db.session.get(Speaker, speaker.id).registration_id is None


def test_a_number_of_nobody_is_said(desk, speaker):
    said = desk.said(desk.post("/speakers/sato-sora/badge", registration="nobody"))
    assert "There is no registration with the number" in said


def test_the_audit_tells_it_in_words(desk, edition, speaker):
    an_invited(edition, speaker)
    everything_given(edition, speaker)
    html = desk.get("/audit").text
    assert "Speaker invited" in html
    assert "Speaker has said yes" in html
    assert "The speaker" in html


def test_a_speakers_page_takes_few_statements(count, edition, speaker):
    an_invited(edition, speaker)
    everything_given(edition, speaker)
    assert count("/speakers/sato-sora") <= 15
