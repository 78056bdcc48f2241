"""Photographs, visas, arrivals and certificates at the desk."""

from datetime import UTC, datetime

import pytest

from forum.accounts.duties import Duty
from forum.audit.queries import history_of
from forum.certificates.queries import latest_of
from forum.photos.queries import photo_of
from forum.registration.states import State
from forum.travel import services as travel
from forum.visas.queries import request_of
from forum.visas.states import VisaState
from tests.makers import (
    SOMEBODY,
    a_category,
    a_certificate,
    a_photo,
    a_registration,
    a_visa_request,
    an_edition,
)
from tests.people import bruno, chen, olga, vera

ARRIVES = datetime(2025, 9, 11, 3, 20, tzinfo=UTC)


@pytest.fixture
def delegate(edition):
    return a_registration(edition, state=State.CONFIRMED)


@pytest.fixture
def officers_desk(desk_of, edition):
    return desk_of(vera(edition))


def test_a_proposed_photo_is_compared_and_taken(desk, delegate):
    a_photo(delegate)
    new = a_photo(delegate, "navy").proposed_file_id
    page = desk.get("/photos").text
    assert f"/{delegate.ref}/photo.jpg" in page
    assert f"/{delegate.ref}/photo-proposed.jpg" in page
    assert "is taken" in desk.said(desk.post(f"/registrations/{delegate.ref}/photo/acceptance"))
    assert photo_of(delegate).file_id == new


def test_a_proposed_photo_is_not_taken_and_its_owner_is_told_why(desk, delegate):
    a_photo(delegate)
    a_photo(delegate, "navy")
    desk.post(f"/registrations/{delegate.ref}/photo/refusal", reason="No helmet.")
    assert photo_of(delegate).declined_because == "No helmet."
    gone = desk.post(f"/registrations/{delegate.ref}/photo/acceptance")
    assert "No photo waits here any more" in desk.said(gone)


def test_a_picture_at_the_desk_is_kept_nowhere(desk, delegate):
    a_photo(delegate)
    picture = desk.get(f"/registrations/{delegate.ref}/photo.jpg")
    assert (picture.content_type, picture.headers["Cache-Control"]) == ("image/jpeg", "private, no-store")
    assert desk.get(f"/registrations/{delegate.ref}/photo-proposed.jpg").status_code == 404


def test_the_registrar_sees_that_a_photo_is_missing(desk, edition):
    owing = a_registration(edition, a_category(edition, needs_decision=True, asks_photo=True))
    assert "Photo missing" in desk.get(f"/registrations/{owing.ref}").text
    assert "1 photo is missing" in desk.get("/photos").text


@pytest.mark.parametrize("path", ["/photos", "/visas", "/travel", "/certificates"])
def test_where_there_is_nothing_the_page_says_so(desk_of, edition, path):
    page = desk_of(olga(edition, Duty.VISA_OFFICER)).get(path)
    assert page.status_code == 200
    assert 'class="empty"' in page.text


@pytest.mark.parametrize("path", ["/photos", "/visas", "/travel", "/travel.csv", "/certificates"])
def test_door_staff_open_none_of_it(desk_of, edition, path):
    assert desk_of(chen(edition)).get(path).status_code == 403


def test_an_officer_reads_a_passport_and_each_time_is_written_down(officers_desk, edition, delegate):
    a_visa_request(edition, delegate)
    assert delegate.ref in officers_desk.get("/visas").text
    for _time in range(2):
        assert "M12345001" in officers_desk.get(f"/visas/{delegate.ref}").text
    reads = [entry for entry in history_of(delegate) if entry.verb == "read_document"]
    assert [entry.actor for entry in reads] == ["Vera Visa", "Vera Visa"]


def test_a_list_of_requests_shows_and_opens_no_passport(officers_desk, edition, delegate):
    a_visa_request(edition, delegate)
    assert "M12345001" not in officers_desk.get("/visas").text
    assert "read_document" not in [entry.verb for entry in history_of(delegate)]


@pytest.mark.parametrize("somebody", [olga, bruno])
def test_the_owner_sees_counts_and_no_names(desk_of, edition, delegate, somebody):
    a_visa_request(edition, delegate)
    desk = desk_of(somebody(edition))
    page = desk.get("/visas").text
    assert "Requested" in page
    assert "Kim" not in page
    for path in ("", "/letter.pdf", "/decline", "/refusal"):
        assert desk.get(f"/visas/{delegate.ref}{path}").status_code == 403
    assert desk.post(f"/visas/{delegate.ref}/letter").status_code == 403


def test_an_officer_issues_a_letter_and_notes_the_answer(officers_desk, edition, delegate):
    a_visa_request(edition, delegate)
    assert "The letter is issued." in officers_desk.said(officers_desk.post(f"/visas/{delegate.ref}/letter"))
    assert officers_desk.get(f"/visas/{delegate.ref}/letter.pdf").data.startswith(b"%PDF")
    officers_desk.post(f"/visas/{delegate.ref}/grant")
    assert request_of(delegate).state == VisaState.GRANTED


@pytest.mark.parametrize(("path", "state"), [("decline", VisaState.DECLINED), ("refusal", VisaState.REFUSED)])
def test_a_no_has_a_reason_that_stands_in_the_letter(officers_desk, edition, delegate, path, state):
    a_visa_request(edition, delegate)
    if state is VisaState.REFUSED:
        officers_desk.post(f"/visas/{delegate.ref}/letter")
    assert officers_desk.get(f"/visas/{delegate.ref}/{path}").status_code == 200
    officers_desk.post(f"/visas/{delegate.ref}/{path}", reason="The photograph is missing.")
    assert request_of(delegate).state == state
    assert history_of(delegate)[-1].reason == "The photograph is missing."


def test_an_officer_is_told_why_no_letter_can_be_issued(officers_desk, edition):
    waiting = a_registration(edition)
    a_visa_request(edition, waiting)
    said = officers_desk.said(officers_desk.post(f"/visas/{waiting.ref}/letter"))
    assert "confirmed delegates only" in said


def test_nobody_asked_nothing_is_there(officers_desk, delegate):
    assert officers_desk.get(f"/visas/{delegate.ref}").status_code == 404
    assert officers_desk.post(f"/visas/{delegate.ref}/letter").status_code == 404


def test_an_officer_begins_at_the_visas_and_sees_nothing_else(officers_desk, edition):
    assert officers_desk.client.get("/desk/").location.endswith("/visas")
    for path in ("/registrations", "/messages", "/audit", "/photos"):
        assert officers_desk.get(path).status_code == 403


def test_arrivals_and_companions_are_listed_and_taken_along(desk, delegate):
    journey = {"arrival_flight": "KC932", "arrives_at": ARRIVES, "departure_flight": "", "departs_at": None}
    travel.plan(delegate, journey | {"hotel": "=Rahat", "wants_transfer": True}, by=SOMEBODY)
    somebody = {"given_name": "Seo", "family_name": "Kim", "relation": "spouse", "gala": True}
    travel.bring(delegate, [somebody], by=SOMEBODY)
    page = desk.get("/travel").text
    for words in ("KC932", "11 September, 08:20", "Seo Kim", "Seats at the gala dinner: 1."):
        assert words in page
    file = desk.get("/travel.csv")
    assert "2025-09-11 08:20,KC932,Kim Haneul" in file.text
    assert ",=Rahat" not in file.text


def test_certificates_wait_for_the_end_of_the_forum(desk_of, edition, at):
    desk = desk_of(olga(edition))
    at(datetime(2025, 9, 13, tzinfo=UTC))
    assert "once the last day is over" in desk.said(desk.post("/certificates"))
    at(datetime(2025, 9, 15, tzinfo=UTC))
    assert "Certificates issued: 0" in desk.said(desk.post("/certificates"))


def test_a_certificate_is_revoked_and_issued_anew(desk, edition, delegate):
    a_certificate(edition, delegate)
    assert desk.get(f"/certificates/{delegate.ref}/certificate.pdf").data.startswith(b"%PDF")
    assert desk.post(f"/certificates/{delegate.ref}/revocation").status_code == 422
    desk.post(f"/certificates/{delegate.ref}/revocation", reason="The name was wrong.")
    assert latest_of(delegate).revoked_because == "The name was wrong."
    assert desk.get(f"/certificates/{delegate.ref}/certificate.pdf").status_code == 404
    assert "Issued anew" in desk.said(desk.post(f"/certificates/{delegate.ref}/renewal"))
    assert latest_of(delegate).revoked_at is None


@pytest.mark.parametrize("path", ["/photos", "/travel", "/certificates"])
@pytest.mark.parametrize("many", [1, 3])
def test_a_list_costs_the_same_however_long(count, edition, path, many):
    for _each in range(many):
        one = a_registration(edition, state=State.CONFIRMED)
        a_photo(one)
        a_photo(one, "navy")
        a_certificate(edition, one)
        travel.bring(one, [{"given_name": "Seo", "relation": "child", "gala": True}], by=SOMEBODY)
    assert count(path) <= 8


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_of_requests_costs_the_same_however_long(officers_desk, statements, edition, many):
    for _each in range(many):
        a_visa_request(edition, a_registration(edition, state=State.CONFIRMED))
    officers_desk.get("/visas")
    statements.clear()
    officers_desk.get("/visas")
    assert len(statements) <= 5


def test_another_editions_requests_are_not_found(officers_desk):
    other = an_edition()
    registration = a_registration(other, state=State.CONFIRMED)
    a_visa_request(other, registration)
    assert officers_desk.get(f"/visas/{registration.ref}").status_code == 404
