from datetime import timedelta

from forum import clock
from forum.checkin import enrolment
from tests.makers import SOMEBODY


def an_invitation(door) -> str:
    door.client.delete_cookie("door")
    return enrolment.invite_device(door.edition, door.gate, by=SOMEBODY)


def enrol(door, code, name="Phone 2", **options):
    return door.client.post("/door/enrolment", data={"code": code, "name": name}, **options)


def test_a_device_without_a_gate_is_shown_the_way_to_one(door):
    door.client.delete_cookie("door")
    assert "This device has no gate yet" in door.client.get("/door/").text


def test_looking_at_an_invitation_uses_nothing_up(door):
    code = an_invitation(door)
    pages = [door.client.get(f"/door/enrol/{code}") for _ in range(2)]
    assert [page.status_code for page in pages] == [200, 200]
    assert "Set-Cookie" not in pages[0].headers
    assert enrol(door, code).status_code == 303


def test_the_button_makes_the_browser_a_device_of_its_gate(door):
    answer = enrol(door, an_invitation(door))
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert "Welcome tent" in door.client.get("/door/").text


def test_a_browser_that_enrols_again_is_its_earlier_device_no_more(door):
    code = enrolment.invite_device(door.edition, door.gate, by=SOMEBODY)
    assert enrol(door, code).status_code == 303
    assert "Welcome tent" in door.client.get("/door/").text
    door.client.set_cookie("door", door.secret)
    assert "This device has no gate yet" in door.client.get("/door/").text


def test_a_code_that_is_refused_leaves_the_device_at_its_gate(door):
    assert enrol(door, "0" * 32).status_code == 409
    assert "Welcome tent" in door.client.get("/door/").text


def test_a_week_after_the_forum_the_phone_in_the_drawer_opens_nothing(door, at):
    at(clock.now() + timedelta(days=6))
    assert door.get("snapshot").status_code == 200
    at(clock.now() + timedelta(days=2))
    assert door.get("snapshot").status_code == door.send(door.record(None)).status_code == 401
    assert "This device has no gate yet" in door.client.get("/door/").text


def test_under_https_the_cookie_stays_there(door):
    answer = enrol(door, an_invitation(door), base_url="https://localhost")
    assert "Secure" in answer.headers["Set-Cookie"]


def test_an_invitation_works_once(door):
    code = an_invitation(door)
    enrol(door, code)
    door.client.delete_cookie("door")
    assert enrol(door, code).status_code == 409


def test_an_invitation_works_for_fifteen_minutes(door, at):
    code = an_invitation(door)
    at(clock.now() + timedelta(minutes=16))
    answer = enrol(door, code)
    assert answer.status_code == 409
    assert "This code is not valid any more" in answer.text


def test_a_device_needs_a_name(door):
    assert enrol(door, an_invitation(door), name="").status_code == 400


def test_a_device_that_leaves_is_a_device_no_more(door):
    assert door.client.post("/door/leaving").status_code == 303
    door.client.set_cookie("door", door.secret)
    assert "This device has no gate yet" in door.client.get("/door/").text


def test_the_page_says_gate_zone_and_direction(door):
    page = door.client.get("/door/").text
    assert "Welcome tent" in page and "Whole site" in page
    assert f'data-device="{door.device.uid}"' in page


def test_a_browser_that_lost_its_log_goes_on_after_what_was_sent(door):
    door.send(door.record(door.badge(), seq=41))
    assert 'data-seq="41"' in door.client.get("/door/").text
