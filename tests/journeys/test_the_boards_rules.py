"""While something is dragged, the board says what the server would say: over timetables made by chance."""

import base64
import random
from datetime import UTC, datetime, timedelta

import pytest

from forum.agenda.conflicts.mirror import MIRRORED, plan_of
from forum.agenda.conflicts.rules import conflicts
from forum.agenda.conflicts.timetable import Guest, Hall, Site, Slot, Span, Timetable
from tests.journeys.browsing import a_browser
from tools.places import ROOT

pytestmark = pytest.mark.once  # no database in it
MIDNIGHT = datetime(2025, 9, 12, 19, 0, tzinfo=UTC)  # in Almaty
TIMETABLES = 300
ANSWERS = """async ([module, days]) => {
    const { conflictsOf } = await import(module);
    return days.map(({ slots, plan }) => conflictsOf(slots, plan).map(({ code, refs }) => [code, ...refs]));
}"""


@pytest.fixture(scope="module")
def chance():
    return random.Random(7)


def test_the_board_and_the_server_find_the_same(chance):
    timetables = [a_timetable(chance) for _number in range(TIMETABLES)]
    expected = [found(each) for each in timetables]
    assert {code for each in expected for code, *_refs in each} == MIRRORED
    with a_browser() as browser:
        page = browser.new_page()
        answers = page.evaluate(ANSWERS, [rules(), [day(each) for each in timetables]])
    assert [sorted(map(tuple, answer)) for answer in answers] == expected


def found(timetable):
    return sorted((each.code, *each.slots) for each in conflicts(timetable) if each.code in MIRRORED)


def rules() -> str:
    source = (ROOT / "assets" / "board" / "rules.js").read_bytes()
    return "data:text/javascript;base64," + base64.b64encode(source).decode()


def day(timetable):
    slots = [
        {
            "ref": slot.ref,
            "room": slot.hall,
            "at": minutes(slot.span.begins - MIDNIGHT),
            "minutes": length(slot),
        }
        for slot in timetable.slots
    ]
    return {"slots": slots, "plan": plan_of(timetable, [slot.ref for slot in timetable.slots], MIDNIGHT)}


def length(slot) -> int:
    return minutes(slot.span.ends - slot.span.begins)


def minutes(lasts: timedelta) -> int:
    return lasts // timedelta(minutes=1)


def a_timetable(chance) -> Timetable:
    sites = {number: Site(number, *chance.choice([(43.2, 76.9), (43.6, 77.1), ()])) for number in (1, 2)}
    halls = {number: a_hall(chance, number) for number in range(1, 5)}
    guests = {number: a_guest(chance, number) for number in range(1, 7)}
    slots = [a_slot(chance, number) for number in range(chance.randint(2, 14))]
    return Timetable(slots, halls=halls, sites=sites, guests=guests)


def a_hall(chance, number) -> Hall:
    return Hall(
        number,
        venue=chance.choice([1, 2]),
        seats=chance.choice([None, 20, 50]),
        booths=chance.choice([None, 0, 1, 2]),
        turnaround=timedelta(minutes=chance.choice([0, 10, 30])),
        closed=[a_span(chance)] if chance.random() < 0.3 else (),
    )


def a_guest(chance, number) -> Guest:
    return Guest(number, present=[a_span(chance, 400)] if chance.random() < 0.4 else None)


def a_slot(chance, number) -> Slot:
    people = chance.sample(range(1, 7), k=chance.randint(0, 3))
    return Slot(
        f"s{number:02}",
        kind="panel",
        span=a_span(chance, 30),
        hall=chance.choice([None, 1, 2, 3, 4]),
        people=[(person, "speaker") for person in people],
        floor=["en"],
        interpreted=chance.sample(["en", "ko", "ru", "kk"], k=chance.randint(0, 3)),
        places=chance.choice([None, None, 10]),
        signed_up=chance.randint(0, 25),
        interested=chance.randint(0, 40),
    )


def a_span(chance, shortest: int = 60) -> Span:
    begins = MIDNIGHT + timedelta(minutes=5 * chance.randint(9 * 12, 15 * 12))
    return Span(begins, begins + timedelta(minutes=shortest + 5 * chance.randint(0, 10)))
