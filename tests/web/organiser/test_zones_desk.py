"""Zones, conflicts and the live page as the desk sees them."""

import re

import pytest

from forum.accreditation import services as accreditation
from forum.checkin import presence
from forum.checkin.models import Zone, ZoneHours
from forum.checkin.queries import gates_of
from forum.editions.queries import categories_of
from forum.editions.zone import at
from tests.checkin.scanning import delegate, scan
from tests.makers import SOMEBODY, a_category, a_gate, a_reader, a_zone
from tests.people import chen


@pytest.fixture
def gate(edition):
    return a_gate(edition)


def test_a_zone_is_made_with_its_rules(desk, edition):
    category, day = a_category(edition), edition.starts_on
    typed = {
        "name_en": "Gala",
        "access": [f"{category.id}:{day}"],
        "capacity": "300",
        f"opens_{day:%Y%m%d}": "19:00",
        f"closes_{day:%Y%m%d}": "01:00",
    }
    assert "Gala is there." in desk.said(desk.post("/doors/zones/new", **typed))
    [zone], [hours] = desk.db.session.query(Zone).all(), desk.db.session.query(ZoneHours).all()
    assert (zone.code, zone.is_open, zone.capacity) == ("gala", False, 300)
    assert f"{at(hours.closes_at, edition) - at(hours.opens_at, edition)}" == "6:00:00"
    html = desk.get(f"/doors/zones/{zone.id}").text
    assert "19:00" in html and re.search(rf"<input[^>]*checked[^>]*{category.id}:{day}", html)


def test_what_is_missing_is_said_beside_the_field(desk, edition):
    day = f"{edition.starts_on:%Y%m%d}"
    answer = desk.post("/doors/zones/new", name_en="", **{f"opens_{day}": "09:00"})
    assert answer.status_code == 422
    assert "Write the name as the staff call it." in answer.text and "Give both times" in answer.text


def test_a_delegate_is_found_and_let_in_by_name(desk, edition, gate):
    registration, _h = delegate(edition)
    here = f"/doors/zones/{gate.zone_id}/delegates"
    assert f"{here}/{registration.ref}" in desk.get(f"{here}?q=kim").text
    assert "may enter Whole site." in desk.said(desk.post(f"{here}/{registration.ref}"))
    zone = desk.db.session.get(Zone, gate.zone_id)
    assert presence.granted_to(zone) == [registration]
    desk.post(f"{here}/{registration.ref}/withdrawal")
    assert presence.granted_to(zone) == []


def test_an_unused_zone_is_removed_and_a_used_one_stays(desk, edition, gate):
    other = a_zone(edition, "press")
    assert "is removed." in desk.said(desk.post(f"/doors/zones/{other.id}/removal"))
    scan(a_reader(edition, gate), delegate(edition)[1])
    assert "The zone stays." in desk.said(desk.post(f"/doors/zones/{gate.zone_id}/removal"))


def test_a_gate_is_turned_round(desk, edition, gate):
    desk.post(f"/doors/gates/{gate.id}", name="Way out", direction="out")
    assert [(each.name, each.direction) for each in gates_of(edition.id)] == [("Way out", "out")]
    assert "Leads out" in desk.get("/doors").text


def test_who_is_inside_is_counted_of_capacity(desk, edition, gate):
    desk.db.session.get(Zone, gate.zone_id).capacity = 1
    device, (registration, h) = a_reader(edition, gate), delegate(edition)
    scan(device, h)
    html = desk.get(f"/doors/zones/{gate.zone_id}/inside").text
    assert "of 1" in html and registration.ref in html
    scan(device, delegate(edition)[1])
    assert "1 more than fit in." in desk.get("/doors").text
    for each in (h,):
        scan(device, each, action="out")
    assert "2 entries, 1 of them ended." in desk.get(f"/doors/zones/{gate.zone_id}/inside").text


def test_a_conflict_is_told_and_settled_by_door_staff(desk_of, edition, gate):
    desk = desk_of(chen(edition))
    registration, h = delegate(edition)
    accreditation.revoke_badge(registration, by=SOMEBODY)
    scan_id = scan(a_reader(edition, gate), h, shown="admitted").id
    assert "1 conflict waits for you." in desk.get("/doors").text
    html = desk.get("/doors/conflicts").text
    assert "North gate showed green on Phone 1, but the badge had been revoked." in html
    assert desk.post(f"/doors/conflicts/{scan_id}", note=" ").status_code == 422
    assert "Settled" in desk.said(desk.post(f"/doors/conflicts/{scan_id}", note="Sent to the desk."))
    assert "No conflict waits" in desk.get("/doors/conflicts").text
    assert "Sent to the desk." in desk.get("/doors/conflicts?settled=1").text


def test_the_live_page_and_its_moving_part_say_the_same(desk, edition, gate):
    scan(a_reader(edition, gate), delegate(edition, country="KR")[1])
    for path in ("/doors/live", "/doors/live/figures"):
        html = desk.get(path).text
        assert "1 of 1 have arrived" in html and "South Korea" in html
    assert "<html" not in html


def test_lanes_are_worked_out_for_a_forecast(desk, edition):
    plain = desk.get("/doors/lanes")
    assert plain.status_code == 200
    asked = "arrivals=520&minutes=60&identity_percent=100&print_percent=0&scan=4&identity=8&print=25&peak=2"
    assert "<b>3</b>" in desk.get(f"/doors/lanes?{asked}").text
    assert desk.get(f"/doors/lanes?{asked}".replace("print_percent=0", "print_percent=9")).status_code == 422


def test_pages_of_the_door_have_a_budget(count, edition, gate):
    a_category(edition)
    assert categories_of(edition.id)
    scan(a_reader(edition, gate), delegate(edition)[1])
    budgets = {"/doors/live": 9, "/doors/lanes": 6, "/doors/conflicts": 5}
    assert {path: most for path, most in budgets.items() if count(path) > most} == {}
