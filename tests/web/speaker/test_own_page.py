"""A speaker's own page, from the invitation to the last version of the slides."""

from datetime import timedelta
from io import BytesIO

import pytest

from forum.speakers import inviting, materials
from forum.speakers.engagements import engagement_of, slides_of
from forum.speakers.models import Speaker
from tests.files.pictures import a_picture
from tests.makers import NOW, SOMEBODY, a_category, an_edition
from tests.speakers.making import PDF, a_package, an_invited, everything_given

PAGES = (
    "",
    "decline",
    "introduction",
    "photo",
    "slides",
    "arrangements",
    "sessions/air-taxis",
    "badge",
    "data",
)
HOURS = {
    "at_2025-09-12": "not",
    "at_2025-09-13": "part",
    "from_2025-09-13": "10:00",
    "until_2025-09-13": "18:00",
}


@pytest.mark.parametrize("path", PAGES)
def test_each_page_is_the_link_holders_alone(own, path):
    answer = own.get(path)
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert own.client.get(f"/{an_edition().slug}/speaker/{own.at.rpartition('/')[2]}").status_code == 404


def test_opening_the_link_answers_nothing(own):
    html = own.get().text
    assert "Do you come?" in html
    assert not own.speaker.is_confirmed


def test_the_session_stands_in_the_forums_time_with_a_hint_for_the_reader(own):
    html = own.get().text
    assert "12:00–13:15" in html
    assert "Almaty time, UTC+5" in html
    assert 'data-zone="Asia/Almaty"' in html


def test_saying_yes(own):
    assert "What we need from you" in own.said(own.post("confirmation"))
    assert own.db.session.get(Speaker, own.speaker.id).is_confirmed


def test_saying_no_and_changing_ones_mind(own):
    html = own.said(own.post("decline", reason="I am elsewhere."))
    assert "I come after all" in html
    assert own.post("photo").status_code == 303
    assert "You come" in own.said(own.post("confirmation"))


def test_an_introduction_in_two_languages(own):
    own.said(own.post("introduction", biography_en="Lands on roofs.", biography_ko="지붕에 착륙합니다."))
    assert "2 of 4 languages" in own.get().text


def test_a_photo_is_kept_and_shown(own):
    answer = own.post("photo", photo=(BytesIO(a_picture()), "me.jpg"), part="middle")
    assert "Your photo is saved." in own.said(answer)
    assert own.get("photo.jpg").content_type == "image/jpeg"


def test_what_is_no_photo_says_what_to_do(own):
    answer = own.post("photo", photo=(BytesIO(b"<svg/>"), "me.svg"), part="middle")
    assert answer.status_code == 422
    assert "JPEG" in answer.text


def test_slides_come_back_as_they_went(own):
    own.said(own.post("slides", slides=(BytesIO(PDF), "roofs.pdf")))
    own.said(own.post("slides", slides=(BytesIO(a_package("ppt/presentation.xml")), "roofs.pptx")))
    answer = own.get("slides/1")
    assert answer.data == PDF
    assert answer.headers["Content-Disposition"] == 'attachment; filename="sato-sora-1.pdf"'
    assert "Version 2" in own.get("slides").text


def test_slides_with_macros_are_refused_in_a_sentence(own):
    bad = a_package("ppt/presentation.xml", "ppt/vbaProject.bin")
    answer = own.post("slides", slides=(BytesIO(bad), "roofs.pptm"))
    assert answer.status_code == 422
    assert "This file holds macros." in answer.text
    assert slides_of(own.speaker) == []


def test_speaking_without_slides(own):
    assert "You speak without slides." in own.said(own.post("slides/none"))


def test_practical_matters_are_kept_as_they_were_typed(own):
    typed = {**HOURS, "equipment": "", "recording": "no", "arrives_at": "2025-09-12T22:00"}
    own.said(own.post("arrangements", **typed))
    told = engagement_of(own.speaker)
    assert (told.hours, told.recording, told.equipment) == ({"2025-09-13": ["10:00", "18:00"]}, False, "")
    html = own.get("arrangements").text
    assert 'value="10:00"' in html
    assert 'value="2025-09-12T22:00"' in html


@pytest.mark.parametrize(
    ("typed", "complaint"),
    [
        ({"at_2025-09-13": "any"}, "Say it for each day."),
        (HOURS | {"until_2025-09-13": "09:00"}, "the earlier time first"),
        ({"arrives_at": "2025-09-12T22:00", "departs_at": "2025-09-12T21:00"}, "You leave after you arrive."),
    ],
)
def test_what_cannot_be_is_said_so(own, typed, complaint):
    answer = own.post("arrangements", **typed)
    assert answer.status_code == 422
    assert complaint in answer.text


def test_other_words_wait_for_the_organiser(own):
    answer = own.post("sessions/air-taxis", title_en="Quiet roofs", abstract_en="How to land.")
    assert "Your words wait for the organisers" in own.said(answer)
    assert 'value="Quiet roofs"' in own.get("sessions/air-taxis").text


def test_a_session_of_others_is_not_found(own):
    assert own.get("sessions/nothing").status_code == 404


def test_registering_from_the_page_makes_a_badge(own):
    a_category(own.edition, code="speaker", letter="S", name={"en": "Speaker"})
    typed = {
        **{"given_name": "Sora", "family_name": "Sato", "country": "JP", "organisation": "Sample Works"},
        **{"email": "sora@example.org", "language": "en", "required": "y", "key": "a-key-of-sixteen-or-more"},
    }
    assert "opens the doors as a speaker" in own.said(own.post("badge", **typed))


def test_nothing_is_missing_when_everything_is_given(own):
    everything_given(own.edition, own.speaker)
    html = own.get().text
    assert "we have everything we need" in html
    assert ">Missing<" not in html


def test_an_old_link_says_nothing(own, at):
    an_invited(own.edition, own.speaker)
    assert own.get().status_code == 404
    at(NOW + timedelta(days=60))
    assert own.get().status_code == 404


def test_public_slides_and_photo_only_of_who_comes(own, client):
    everything_given(own.edition, own.speaker)
    public = f"/{own.edition.slug}/speakers/sato-sora"
    assert client.get(f"{public}/photo.jpg").status_code == 200
    assert client.get(f"{public}/slides").status_code == 404
    materials.allow_slides(own.speaker, True, by=SOMEBODY)
    assert client.get(f"{public}/slides").data == PDF
    inviting.decline(own.edition, own.speaker)
    assert {client.get(f"{public}/{each}").status_code for each in ("photo.jpg", "slides")} == {404}


def test_the_page_takes_few_statements(own, statements):
    everything_given(own.edition, own.speaker)
    own.get()
    statements.clear()
    own.get()
    assert len(statements) <= 13


def test_erasing_oneself_leaves_nothing(own):
    everything_given(own.edition, own.speaker)
    assert own.post("data/erasure").status_code == 303
    assert own.get().status_code == 200
    assert "It is erased" in own.said(own.post("data/erasure", sure="yes"))
    assert own.get().status_code == 404
