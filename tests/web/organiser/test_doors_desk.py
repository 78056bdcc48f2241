import re

import pytest

from forum.checkin.models import Device, Gate
from tests.makers import a_device, a_gate, a_zone, an_edition
from tests.people import chen, dana


@pytest.fixture
def gate(edition):
    return a_gate(edition)


def test_it_lists_zones_gates_and_devices(desk, edition, gate):
    a_device(edition, gate)
    html = desk.get("/doors").text
    for said in ("Whole site", "North gate", "Phone 1", "Not heard of lately"):
        assert said in html


def test_opening_a_gate_needs_a_name(desk, edition):
    zone = a_zone(edition)
    assert desk.post(f"/doors/zones/{zone.id}/gates", name=" ").status_code == 422
    assert "South gate is open." in desk.said(desk.post(f"/doors/zones/{zone.id}/gates", name="South gate"))
    assert desk.db.session.query(Gate).filter_by(name="South gate").count() == 1


def test_an_invitation_shows_a_code_that_enrols_one_phone(desk, gate):
    html = desk.post(f"/doors/{gate.id}/invitation").text
    link = re.search(r"http\S+/door/enrol/(\w{32})", html)
    assert link
    assert "fifteen" in html or re.search(r"until \d\d:\d\d", html)
    data = {"code": link[1], "name": "Phone 7"}
    assert desk.client.post("/door/enrolment", data=data).status_code == 303
    assert desk.db.session.query(Device).one().gate_id == gate.id
    assert desk.client.post("/door/enrolment", data=data).status_code == 409


def test_looking_invites_nobody(desk, gate):
    assert desk.get(f"/doors/{gate.id}/invitation").status_code == 405


def test_a_revoked_device_opens_nothing(desk, edition, gate):
    device, _secret = a_device(edition, gate)
    html = desk.said(desk.post(f"/doors/devices/{device.id}/revocation"))
    assert "Phone 1 opens nothing any more." in html
    assert desk.db.session.get(Device, device.id).revoked_at is not None


def test_door_staff_add_phones_but_open_and_revoke_nothing(desk_of, edition, gate):
    device, _secret = a_device(edition, gate)
    desk = desk_of(chen(edition))
    assert desk.post(f"/doors/{gate.id}/invitation").status_code == 200
    assert desk.post(f"/doors/zones/{gate.zone_id}/gates", name="Mine").status_code == 403
    assert desk.post(f"/doors/devices/{device.id}/revocation").status_code == 403
    assert "Open a gate" not in desk.get("/doors").text


def test_doors_of_another_forum_are_not_found(desk, desk_of, edition, gate):
    elsewhere = an_edition()
    foreign = a_gate(elsewhere)
    device, _secret = a_device(elsewhere, foreign)
    assert desk.post(f"/doors/{foreign.id}/invitation").status_code == 404
    assert desk.post(f"/doors/zones/{foreign.zone_id}/gates", name="Mine").status_code == 404
    assert desk.post(f"/doors/devices/{device.id}/revocation").status_code == 404
    assert desk_of(dana(elsewhere)).post(f"/doors/{gate.id}/invitation").status_code == 404


def test_doors_take_as_many_statements_for_thirty_devices_as_for_one(count, desk, gate):
    a_device(desk.edition, gate)
    few = count("/doors")
    for _each in range(29):
        a_device(desk.edition, gate)
    assert count("/doors") == few <= 15
