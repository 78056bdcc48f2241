import pytest

from forum.badges import codes
from forum.badges.queries import badges_of, valid_badge_of
from forum.badges.services import token_of
from forum.checkin.records import parse
from forum.checkin.services import take
from forum.mail.models import Letter
from forum.registration.states import MOVES, State
from tests.checkin.scanning import a_record
from tests.makers import a_category, a_reader, a_registration, an_edition
from tests.people import bruno, chen, dana, sign_in

BUTTONS = {
    State.CONFIRMED: "/confirmation",
    State.WAITLISTED: "/waitlisting",
    State.DECLINED: "/decline",
    State.CANCELLED: "/cancellation",
}
WRITING = ["/confirmation", "/waitlisting", "/decline", "/cancellation", "/badge", "/badge/revocation"]


@pytest.fixture
def waiting(edition):
    return a_registration(edition, email="kim@example.com", position="Route planner", phone="+82212345678")


@pytest.fixture
def confirmed(edition):
    return a_registration(edition, state=State.CONFIRMED, email="lee@example.com")


def page_of(registration) -> str:
    return f"/registrations/{registration.ref}"


def state_of(desk, registration) -> str:
    desk.db.session.refresh(registration)
    return registration.state


def letters_to(desk, email) -> list[str]:
    return [
        letter.kind for letter in desk.db.session.query(Letter).filter_by(to_email=email).order_by(Letter.id)
    ]


def test_it_tells_everything_about_the_person(desk, waiting):
    html = desk.get(page_of(waiting)).text
    for said in ("김하늘", "Route planner", "kim@example.com", "+82212345678", "South Korea", waiting.ref):
        assert said in html
    assert "Details used to run the forum" in html
    assert "Registration received" in html


@pytest.mark.parametrize(
    "state", [State.SUBMITTED, State.CONFIRMED, State.WAITLISTED, State.DECLINED, State.WITHDRAWN]
)
def test_it_offers_exactly_the_moves_of_the_table(desk, edition, state):
    registration = a_registration(edition, state=state)
    html = desk.get(page_of(registration)).text
    offered = {new for new, path in BUTTONS.items() if f'{page_of(registration)}{path}"' in html}
    assert offered == MOVES[state] & BUTTONS.keys()


def test_confirming_gives_a_badge_and_says_so(desk, waiting):
    html = desk.said(desk.post(page_of(waiting) + "/confirmation"))
    assert "Confirmed. The badge is on its way." in html
    assert state_of(desk, waiting) == State.CONFIRMED
    assert letters_to(desk, "kim@example.com") == ["registration.received", "registration.confirmed"]
    assert "Badge as PDF" in html
    assert "Bruno Organiser" in html


def test_waitlisting_frees_the_place(desk, waiting):
    desk.said(desk.post(page_of(waiting) + "/waitlisting"))
    assert state_of(desk, waiting) == State.WAITLISTED


def test_declining_asks_first_and_puts_the_reason_into_the_letter(desk, waiting):
    asked = desk.get(page_of(waiting) + "/decline").text
    assert "kim@example.com" in asked
    html = desk.said(desk.post(page_of(waiting) + "/decline", reason="The programme is for city planners."))
    assert "Reason: The programme is for city planners." in html
    letter = desk.db.session.query(Letter).filter_by(kind="registration.declined").one()
    assert "The programme is for city planners." in letter.text


def test_cancelling_revokes_the_badge(desk, confirmed):
    html = desk.said(desk.post(page_of(confirmed) + "/cancellation", reason=""))
    assert state_of(desk, confirmed) == State.CANCELLED
    assert valid_badge_of(confirmed) is None
    assert "Reason: Registration cancelled" in html


def test_what_is_no_longer_possible_is_refused_in_a_sentence(desk, edition):
    declined = a_registration(edition, state=State.DECLINED)
    html = desk.said(desk.post(page_of(declined) + "/confirmation"))
    assert "This registration was declined" in html
    assert state_of(desk, declined) == State.DECLINED


def test_a_refused_end_keeps_the_reason_that_was_typed(desk, edition):
    declined = a_registration(edition, state=State.DECLINED)
    answer = desk.post(page_of(declined) + "/decline", reason="Written with care.")
    assert answer.status_code == 409
    assert "Written with care." in answer.text
    assert "This registration was declined" in answer.text


def test_a_reason_that_is_too_long_is_kept_and_complained_about(desk, waiting):
    answer = desk.post(page_of(waiting) + "/decline", reason="x" * 1001)
    assert answer.status_code == 422
    assert "x" * 1001 in answer.text
    assert state_of(desk, waiting) == State.SUBMITTED


def test_confirming_somebody_into_a_full_category_is_refused_in_a_sentence(desk, edition):
    category = a_category(edition, capacity=1, needs_decision=True, keeps_waiting_list=True)
    a_registration(edition, category)
    second = a_registration(edition, category, state=State.WAITLISTED)
    assert "All places are taken." in desk.said(desk.post(page_of(second) + "/confirmation"))


def test_replacing_a_badge_needs_a_reason(desk, confirmed):
    assert desk.post(page_of(confirmed) + "/badge", reason=" ").status_code == 422
    html = desk.said(desk.post(page_of(confirmed) + "/badge", reason="Lost at the airport"))
    assert [badge.serial for badge in badges_of(confirmed)] == [2, 1]
    assert "Lost at the airport" in html


def test_a_revoked_badge_can_be_followed_by_a_new_one(desk, confirmed):
    desk.said(desk.post(page_of(confirmed) + "/badge/revocation", reason="Stolen"))
    assert valid_badge_of(confirmed) is None
    desk.said(desk.post(page_of(confirmed) + "/badge", reason="Found to be honest"))
    assert valid_badge_of(confirmed).serial == 2


def test_only_a_confirmed_delegate_gets_another_badge(desk, waiting):
    answer = desk.post(page_of(waiting) + "/badge", reason="Lost")
    assert answer.status_code == 409
    assert badges_of(waiting) == []


def test_the_badge_is_drawn_as_pdf_and_as_picture(desk, confirmed):
    pdf, svg = desk.get(page_of(confirmed) + "/badge.pdf"), desk.get(page_of(confirmed) + "/badge.svg")
    assert pdf.data.startswith(b"%PDF")
    assert svg.content_type == "image/svg+xml"
    assert "no-store" in pdf.headers["Cache-Control"]


def test_who_has_no_badge_has_nothing_to_draw(desk, waiting):
    assert desk.get(page_of(waiting) + "/badge.pdf").status_code == 404


def test_readings_at_the_doors_are_part_of_the_story(desk, confirmed):
    device = a_reader(desk.edition)
    h = codes.fingerprint(token_of(desk.edition, valid_badge_of(confirmed)))
    take(device, [parse(a_record(h)), parse(a_record(h))])
    html = desk.get(page_of(confirmed)).text
    assert "Admitted" in html
    assert "Refused: already in" in html
    assert "North gate, Phone 1" in html


@pytest.mark.parametrize("path", ["", *WRITING, "/badge.pdf", "/badge.svg"])
def test_outsiders_find_nothing_and_door_staff_are_turned_away(desk_of, confirmed, path):
    address = page_of(confirmed) + path
    outside, door = desk_of(dana(an_edition())), None
    method = "get" if path in ("", "/badge.pdf", "/badge.svg") else "post"
    assert getattr(outside, method)(address).status_code == 404
    door = desk_of(chen(outside.edition))
    assert getattr(door, method)(address).status_code == 403


def test_a_reference_of_another_forum_is_not_found(desk):
    foreign = a_registration(an_edition())
    assert desk.get(page_of(foreign)).status_code == 404
    assert desk.post(page_of(foreign) + "/confirmation").status_code == 404
    assert desk.get("/registrations/NOBODY").status_code == 404


@pytest.mark.parametrize("path", ["/confirmation", "/waitlisting"])
def test_looking_decides_nothing(desk, waiting, path):
    assert desk.get(page_of(waiting) + path).status_code == 405
    assert state_of(desk, waiting) == State.SUBMITTED


def test_a_form_from_elsewhere_is_not_obeyed(app, edition, waiting):
    account = bruno(edition)
    client = app.test_client()
    app.config["WTF_CSRF_ENABLED"] = False
    sign_in(client, account)
    app.config["WTF_CSRF_ENABLED"] = True
    answer = client.post(f"/desk/{edition.slug}{page_of(waiting)}/confirmation")
    assert answer.status_code == 400
    assert waiting.state == State.SUBMITTED


def test_one_registration_takes_as_many_statements_however_long_its_story(count, desk, confirmed):
    few = count(page_of(confirmed))
    for number in range(10):
        desk.post(page_of(confirmed) + "/badge", reason=f"Lost {number}")
    assert count(page_of(confirmed)) == few <= 13
