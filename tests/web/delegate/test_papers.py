"""Photo, visa, journey, companions and certificate on one's own page."""

from datetime import date, timedelta
from io import BytesIO

import pytest

from forum.photos.queries import photo_of
from forum.registration import links
from forum.registration.states import State
from forum.travel.queries import companions_of, travel_of
from forum.visas import services as visas
from forum.visas.queries import request_of
from tests.files.pictures import HOSTILE, a_picture
from tests.makers import (
    SOMEBODY,
    a_category,
    a_certificate,
    a_registration,
    a_visa_request,
    all_papers,
    an_edition,
)
from tests.visas.mailed import links_mailed, ticket_for

PRIVATE = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def delegate(edition):
    return a_registration(edition, state=State.CONFIRMED)


@pytest.fixture
def my(client, edition, delegate):
    """`my("/photo")` asks for a page of one's own; with data it sends a form."""
    token = links.token(edition, delegate.ref, delegate.link_generation)

    def ask(path="", data=None, content_type=None, **more):
        address = f"/{edition.slug}/my/{token}{path}"
        return (
            client.get(address, **more)
            if data is None
            else client.post(address, data=data, content_type=content_type, **more)
        )

    return ask


def a_form(data: bytes, name="photo.jpg", **more):
    return {"photo": (BytesIO(data), name), "part": "middle", **more}


def whole(data: bytes):
    """The request itself: the test client would leave so large a one in an open file."""
    head = b'--x\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
    part = b'\r\n--x\r\nContent-Disposition: form-data; name="part"\r\n\r\nmiddle\r\n--x--\r\n'
    return head + data + part, "multipart/form-data; boundary=x"


def test_the_own_page_says_what_is_there(my, edition, delegate):
    assert "Add a photo" in my().text
    all_papers(edition, delegate)
    page = my().text
    for words in ("A new one waits for the organiser.", "Letter issued", "Certificate as PDF"):
        assert words in page


def test_the_papers_cost_one_statement(my, edition, delegate, statements):
    my()
    statements.clear()
    my()
    assert sum("stored_file" in each or "visa_request" in each for each in statements) == 1


def test_a_photo_is_sent_and_seen_by_its_owner_alone(my, client, edition, delegate):
    assert my("/photo").status_code == 200
    assert my("/photo", a_form(a_picture())).status_code == 303
    picture = my("/photo.jpg")
    assert picture.content_type == "image/jpeg"
    assert {name: picture.headers[name] for name in PRIVATE} == PRIVATE
    assert client.get(f"/{edition.slug}/my/{'x' * 43}/photo.jpg").status_code == 404


def test_a_category_that_needs_a_photo_says_so(client, edition):
    category = a_category(edition, needs_decision=True, asks_photo=True)
    registration = a_registration(edition, category)
    token = links.token(edition, registration.ref, 1)
    assert "Still missing" in client.get(f"/{edition.slug}/my/{token}").text


@pytest.mark.parametrize("name", ["SVG", "1.6 gigapixels", "cut off", "a picture and an archive", "no bytes"])
def test_a_hostile_upload_is_refused_in_a_sentence(my, delegate, name):
    answer = my("/photo", a_form(HOSTILE[name][0]))
    assert answer.status_code == 422
    assert 'class="field-error"' in answer.text
    assert photo_of(delegate) is None


def test_eight_megabytes_are_taken_and_forty_are_not_read(my, delegate):
    assert "larger than 8 MB" in my("/photo", *whole(a_picture() + bytes(9_000_000))).text
    assert my("/photo", *whole(bytes(40_000_000))).status_code == 413


def test_other_forms_stay_small(my):
    assert my("/travel", {"hotel": "x" * 3_000_000}).status_code == 413


def test_no_file_and_a_wrong_part_are_said(my):
    assert "Choose a photo." in my("/photo", {"part": "middle"}).text
    assert my("/photo", a_form(a_picture(), part="nowhere")).status_code == 422


def test_a_photo_is_removed(my, delegate):
    my("/photo", a_form(a_picture()))
    assert my("/photo/removal", {}).status_code == 303
    assert photo_of(delegate) is None
    assert my("/photo.jpg").status_code == 404


def a_journey(**changes):
    told = {
        "arrival_flight": "kc 932",
        "arrives_at": "2025-09-11T08:20",
        "hotel": "Rahat",
        "wants_transfer": "y",
    }
    return told | changes


def test_a_journey_is_told_on_the_forums_clock(my, delegate):
    assert my("/travel", a_journey()).status_code == 303
    known = travel_of(delegate)
    assert (known.arrival_flight, known.arrives_at.isoformat()) == ("KC932", "2025-09-11T03:20:00+00:00")
    assert 'value="2025-09-11T08:20"' in my("/travel").text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"arrival_flight": "tomorrow"}, "like KC 932"),
        ({"arrives_at": "2024-09-11T08:20"}, "far from the days of the forum"),
        ({"departs_at": "2025-09-10T08:20"}, "You leave after you arrive."),
        ({"hotel": "x" * 121}, "too long"),
        ({"arrives_at": "0001-01-01T00:00"}, "far from the days of the forum"),
    ],
)
def test_a_slip_in_a_journey_is_said_and_what_was_typed_is_kept(my, delegate, changes, sentence):
    page = my("/travel", a_journey(**changes))
    assert page.status_code == 422
    assert sentence in page.text
    assert travel_of(delegate) is None
    assert next(iter(changes.values()))[:20].upper() in page.text.upper()


def test_companions_are_named(my, delegate):
    data = {"given_name_1": "Seo", "relation_1": "spouse", "gala_1": "y", "given_name_3": "Mina"}
    assert my("/companions", data).status_code == 303
    assert [(c.given_name, c.relation, c.gala) for c in companions_of(delegate)] == [
        ("Seo", "spouse", True),
        ("Mina", "other", False),
    ]
    assert 'value="Seo"' in my("/companions").text


@pytest.mark.parametrize(
    "data", [{"given_name_1": "Сео"}, {"family_name_2": "Kim"}, {"given_name_1": "Seo", "relation_1": "king"}]
)
def test_a_slip_in_a_companion_is_said(my, delegate, data):
    assert my("/companions", data).status_code == 422
    assert list(companions_of(delegate)) == []


def a_passport(**changes):
    days = {"issued_on": "2020-01-05", "expires_on": "2030-01-04", "born_on": "1984-03-09"}
    typed = {"number": "m 12345-001", "issuing_country": "KR", "nationality": "KR", "birthplace": "Seoul"}
    stay = {
        "consulate": "Seoul",
        "enters_on": "2025-09-10",
        "leaves_on": "2025-09-15",
        "second_language": "kk",
    }
    return days | typed | stay | {"agreed": "y"} | changes


def test_a_visa_letter_is_asked_for_issued_and_fetched(my, edition, delegate):
    assert my("/visa").status_code == 200
    assert my("/visa", a_passport()).status_code == 303
    assert "Mail me the link" not in my("/visa").text
    visas.issue(edition, delegate, by=SOMEBODY)
    assert my("/visa/letter", {}).status_code == 303
    ticket = ticket_for(edition, delegate)
    assert ticket in my(f"/visa/letter?ticket={ticket}").text
    letter = my("/visa/letter.pdf", {"ticket": ticket})
    assert letter.data.startswith(b"%PDF")
    assert {name: letter.headers[name] for name in PRIVATE} == PRIVATE


def test_the_link_to_the_page_opens_no_passport(my, edition, delegate):
    a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    for ticket in ("", "1.x", f"9999999999.{'x' * 43}", "٣.x"):
        assert my("/visa/letter.pdf", {"ticket": ticket}).status_code == 303
    assert "does not open the letter any more" in my("/visa").text
    assert my("/visa/letter.pdf").status_code == 405


def test_even_its_owner_sees_a_passport_in_part(my):
    my("/visa", a_passport())
    page = my("/visa").text
    assert "M••••001" in page
    assert "M12345001" not in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"number": "12"}, "5 to 15 Latin letters and digits"),
        ({"number": ""}, "Write the number of your passport."),
        ({"expires_on": "2025-09-01"}, "expires before the forum ends"),
        ({"expires_on": "31.12.2030"}, "Not a valid date value"),
        ({"born_on": "2090-01-01"}, "no date of birth"),
        ({"birthplace": "Сеул"}, "Use Latin letters"),
        ({"enters_on": "2025-09-14"}, "over by then"),
        ({"issuing_country": "XX"}, "Choose one of the answers"),
        ({"agreed": ""}, "Without this we cannot keep your passport"),
    ],
)
def test_a_slip_in_a_passport_is_said_and_what_was_typed_is_kept(my, delegate, changes, sentence):
    page = my("/visa", a_passport(**changes))
    assert page.status_code == 422
    assert sentence in page.text
    assert 'value="Seoul"' in page.text
    assert request_of(delegate) is None


def test_a_passport_that_expires_soon_is_taken_with_a_warning(my, edition):
    soon = (edition.ends_on + timedelta(days=100)).isoformat()
    assert "within half a year" in my("/visa", a_passport(expires_on=soon), follow_redirects=True).text


def test_a_request_is_taken_back(my, edition, delegate):
    a_visa_request(edition, delegate)
    assert my("/visa/removal", {}).status_code == 303
    assert request_of(delegate) is None


def test_an_erased_passport_leaves_no_letter(my, edition, delegate, db):
    request = a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    request.document = None
    assert "Deleted, as was promised" in my("/visa").text
    assert my("/visa/letter", {}).status_code == 303
    assert links_mailed(edition, delegate) == []


def test_a_certificate_is_fetched_once_it_is_there(my, edition, delegate):
    assert my("/certificate.pdf").status_code == 404
    a_certificate(edition, delegate)
    assert my("/certificate.pdf").data.startswith(b"%PDF")


@pytest.mark.parametrize("path", ["/travel", "/companions"])
def test_what_has_ended_is_led_back(client, edition, path):
    ended = a_registration(edition, state=State.DECLINED)
    token = links.token(edition, ended.ref, 1)
    assert client.get(f"/{edition.slug}/my/{token}{path}").status_code == 303


@pytest.mark.parametrize("path", ["/photo", "/visa"])
def test_what_has_ended_offers_no_form(client, edition, path):
    ended = a_registration(edition, state=State.DECLINED)
    address = f"/{edition.slug}/my/{links.token(edition, ended.ref, 1)}{path}"
    assert 'type="file"' not in client.get(address).text
    assert 'name="number"' not in client.get(address).text
    data = a_form(a_picture()) if path == "/photo" else a_passport()
    assert client.post(address, data=data).status_code in (409, 422)


def test_a_day_of_the_future_is_no_day_of_issue(my):
    tomorrow = (date.today() + timedelta(days=2)).isoformat()  # noqa: DTZ011 - any clock will do
    assert "has not come yet" in my("/visa", a_passport(issued_on=tomorrow)).text
