"""What is written for other people's software is exactly what their schemas ask for."""

import json
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from jsonschema import Draft6Validator, FormatChecker
from lxml import etree

from forum.agenda.exchange import frab_json, frab_xml, text
from forum.agenda.exchange.schedule import Hall, Item, Performer, Schedule, as_uuid, day_of
from tests.agenda.schedules import SCHEMAS, beside
from tests.makers import an_edition
from tests.programme import a_programme, a_session

ALMATY = ZoneInfo("Asia/Almaty")
HANGUL = "김하늘 & <sons>\x07"


def an_item(number: int, **changes) -> Item:
    begins = datetime(2025, 9, 12, 9, 30, tzinfo=ALMATY) + timedelta(hours=number)
    facts = {
        "id": number,
        "guid": as_uuid(f"s{number}"),
        "slug": f"s-{number}",
        "begins": begins,
        "minutes": 75,
        "title": f"Session {number}",
        "kind": "panel",
        "room": f"Hall {number % 6}",
        "track": "Air",
        "language": "ko",
        "abstract": "Roofs.",
        "url": "https://forum.example.org/x",
        "performers": (Performer(number, HANGUL), Performer(1000 + number, "Ulan")),
    }
    return Item(**facts | changes)


def a_schedule(*items: Item, **changes) -> Schedule:
    halls = tuple(Hall(f"Hall {number}", as_uuid(f"hall {number}"), 80) for number in range(6))
    known = Schedule(
        title="Almaty International Forum",
        slug="ai-4room-2025",
        version="7",
        zone="Asia/Almaty",
        first_day=date(2025, 9, 12),
        last_day=date(2025, 9, 14),
        url="https://forum.example.org/ai-4room-2025/schedule.xml",
        base_url="https://forum.example.org/ai-4room-2025/",
        items=items,
        halls=halls,
        tracks=("Air",),
    )
    return replace(known, **changes)


@pytest.fixture(scope="module")
def xsd():
    return etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd"))


@pytest.fixture(scope="module")
def json_schema():
    schema = json.loads((SCHEMAS / "schedule.schema.json").read_text())
    return Draft6Validator(schema, format_checker=FormatChecker())


SCHEDULES = {
    "120 sessions": a_schedule(*(an_item(number) for number in range(1, 121))),
    "no session": a_schedule(),
    "a short slug": a_schedule(an_item(1), slug="x"),
    "no room, no track, no speaker": a_schedule(
        an_item(1, room="", track="", performers=(), url="https://a.example")
    ),
    "a slug of one letter": a_schedule(an_item(1, slug="b")),
    "longer than a day": a_schedule(an_item(1, minutes=1500)),
}


@beside
@pytest.mark.parametrize("schedule", SCHEDULES.values(), ids=SCHEDULES.keys())
def test_the_json_is_valid(schedule, json_schema):
    errors = [error.message for error in json_schema.iter_errors(json.loads(frab_json.written(schedule)))]
    assert errors == []


@beside
@pytest.mark.parametrize("name", sorted(set(SCHEDULES) - {"no session"}))
def test_the_xml_is_valid(name, xsd):
    xsd.assertValid(etree.fromstring(frab_xml.written(SCHEDULES[name])))


def test_hostile_names_arrive_inert():
    found = etree.fromstring(frab_xml.written(a_schedule(an_item(1)))).findtext(".//person")
    assert found == "김하늘 & <sons>"


def test_what_ends_after_midnight_belongs_to_the_evening_before():
    assert day_of(datetime(2025, 9, 14, 1, 30, tzinfo=ALMATY)) == date(2025, 9, 13)
    assert day_of(datetime(2025, 9, 14, 4, 0, tzinfo=ALMATY)) == date(2025, 9, 14)


def test_instants_carry_the_offset_of_their_day():
    before = an_item(1, begins=datetime(2024, 2, 29, 9, 30, tzinfo=ALMATY))
    after = an_item(2, begins=datetime(2024, 3, 1, 9, 30, tzinfo=ALMATY))
    written = frab_xml.written(a_schedule(before, after)).decode()
    assert "2024-02-29T09:30:00+06:00" in written
    assert "2024-03-01T09:30:00+05:00" in written


def test_a_name_that_is_a_uuid_already_stays_what_it_is():
    assert as_uuid("e005283b-c1e8-5460-8ded-6107e5f7884a") == "e005283b-c1e8-5460-8ded-6107e5f7884a"
    assert as_uuid("air@example.org") == as_uuid("air@example.org") != as_uuid("sea@example.org")


def test_the_text_fits_a_terminal_in_every_script():
    long = "도시 항공 교통과 저고도 경제의 미래를 위한 규칙과 지붕 그리고 조용함에 대한 토론 " * 3
    lines = text.written(a_schedule(an_item(1, title=long))).decode().splitlines()
    assert max(text.width(line) for line in lines) <= 80
    assert any("10:30–11:45  도시" in line for line in lines)


def test_the_three_files_are_served_and_answer_304(client, programme):
    for name, kind in (("xml", "application/xml"), ("json", "application/json"), ("txt", "text/plain")):
        first = client.get(f"/here/schedule.{name}")
        assert first.mimetype == kind
        assert "What an air taxi needs" in first.text
        again = client.get(f"/here/schedule.{name}", headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304


def test_a_draft_and_a_cancelled_session_are_not_given_away(client, programme):
    a_session(programme, "secret", state="draft", title={"en": "Not yet"})
    a_session(programme, "gone", state="cancelled", title={"en": "No more"})
    written = client.get("/here/schedule.json").text
    assert "Not yet" not in written
    assert "No more" not in written


def test_the_files_speak_the_readers_language(client, programme):
    assert "Что нужно аэротакси" in client.get("/here/schedule.txt?lang=ru").text


@pytest.fixture
def programme(db):
    edition = an_edition("here")
    a_programme(edition)
    return edition
