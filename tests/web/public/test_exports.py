"""What other software reads: strictly valid, the same in every library, once written for each release."""

import json
from datetime import UTC, datetime, timedelta
from uuid import UUID

import icalendar
import pytest
import vobject
from jsonschema import Draft6Validator, FormatChecker
from lxml import etree

from tests.agenda.releases.making import put
from tests.agenda.schedules import SCHEMAS, beside
from tests.makers import an_edition
from tests.programme import a_draft, a_programme, a_room, a_session, a_speaker, a_track, a_venue, released

FILES = ["/here/schedule.xml", "/here/schedule.json", "/here/schedule.txt", "/here/schedule.ics"]
TEN_IN_ALMATY = [datetime(2024, 2, 29, 4, tzinfo=UTC), datetime(2024, 3, 1, 5, tzinfo=UTC)]


@pytest.fixture
def edition(db):
    return an_edition("here")


@pytest.fixture
def large(edition):
    """120 sessions, 6 rooms, 3 days, 80 speakers."""
    venue, track = a_venue(edition), a_track(edition)
    rooms = [a_room(edition, venue, f"Hall {n}", n) for n in range(6)]
    speakers = [a_speaker(edition, ref=f"speaker-{n}", name=f"Speaker {n} & <sons>") for n in range(80)]
    for n in range(120):
        day, turn = divmod(n, 40)
        begins = datetime(2025, 9, 12 + day, 3, tzinfo=UTC) + timedelta(hours=turn // 6)
        cast = [speakers[(2 * n + part) % 80] for part in range(2)]
        facts = {"room": rooms[turn % 6], "track": track, "speakers": cast, "minutes": 45}
        a_draft(edition, f"s{n}", starts_at=begins, title={"en": f"Session {n}", "ko": "세션"}, **facts)
    released(edition)
    return edition


@beside
@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_edition_of_120_sessions_is_written_strictly_by_the_schemas(client, large, language):
    schema = json.loads((SCHEMAS / "schedule.schema.json").read_text())
    written = json.loads(client.get(f"/here/schedule.json?lang={language}").data)
    assert list(Draft6Validator(schema, format_checker=FormatChecker()).iter_errors(written)) == []
    etree.XMLSchema(etree.parse(SCHEMAS / "schedule.xml.xsd")).assertValid(
        etree.fromstring(client.get(f"/here/schedule.xml?lang={language}").data)
    )
    rooms = [room for day in written["schedule"]["conference"]["days"] for room in day["rooms"].values()]
    assert sum(map(len, rooms)) == 120


def test_both_libraries_read_the_same_120_sessions(client, large):
    file = client.get("/here/schedule.ics").data
    one = {str(e["UID"]): e.decoded("DTSTART") for e in icalendar.Calendar.from_ical(file).walk("VEVENT")}
    [calendar] = vobject.readComponents(file.decode())
    other = {event.uid.value: event.dtstart.value for event in calendar.vevent_list}
    assert one == other
    assert len(one) == 120


@pytest.mark.parametrize("begins", TEN_IN_ALMATY)
def test_both_libraries_read_the_instant_on_either_side_of_the_change_in_almaty(client, edition, begins):
    a_session(edition, starts_at=begins)
    file = client.get("/here/schedule.ics").data
    [event] = icalendar.Calendar.from_ical(file).walk("VEVENT")
    [calendar] = vobject.readComponents(file.decode())
    assert event.decoded("DTSTART") == calendar.vevent.dtstart.value == begins
    assert "T10:00:00+0" in client.get("/here/schedule.json").text


@pytest.mark.parametrize("path", FILES)
def test_a_file_is_written_once_for_a_release(client, edition, statements, path):
    session = a_programme(edition)
    first = client.get(path)
    statements.clear()
    assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert len(statements) == 0
    put(session, minutes=90)
    assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    released(edition)
    assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_track_and_a_room_have_calendars_of_their_own(client, edition):
    hall = a_room(edition, a_venue(edition))
    a_session(edition, "air", track=a_track(edition), title={"en": "Of the track"})
    a_session(edition, "sea", room=hall, title={"en": "In the hall"})
    of_track = client.get("/here/schedule.ics?track=mobility").text
    of_room = client.get(f"/here/schedule.ics?room={hall.id}").text
    assert "Of the track" in of_track and "In the hall" not in of_track
    assert "In the hall" in of_room and "Of the track" not in of_room


@pytest.mark.parametrize("asked", ["track=nothing", "room=0", "room=x", "track=mobility&room=0"])
def test_a_calendar_of_nothing_is_not_found(client, edition, asked):
    a_session(edition, track=a_track(edition))
    assert client.get(f"/here/schedule.ics?{asked}").status_code == 404


def test_the_files_say_which_release_they_are(client, edition):
    put(a_programme(edition), minutes=90)
    released(edition)
    assert client.get("/here/schedule.json").json["schedule"]["version"] == "2"


def test_a_room_is_known_by_the_same_name_in_every_process(client, edition):
    a_programme(edition)
    [room] = client.get("/here/schedule.json").json["schedule"]["conference"]["rooms"]
    assert UUID(room["guid"]).version == 5
    assert room["guid"] in client.get("/here/schedule.xml").text


def searchable(client, path):
    html = client.get(path).text
    return json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])


def test_a_session_is_an_event_to_those_who_search(client, edition):
    a_programme(edition)
    said = searchable(client, "/here/agenda/air-taxis")
    assert (said["@type"], said["startDate"]) == ("Event", "2025-09-13T12:00:00+05:00")
    assert said["location"] == {
        "@type": "Place",
        "name": "Hall A, Congress Centre",
        "address": "1 Example Avenue",
    }
    assert said["performer"] == [{"@type": "Person", "name": "Sato Sora"}]
    assert said["superEvent"]["name"] == "Almaty International Forum"


def test_a_cancelled_session_is_a_cancelled_event(client, edition):
    a_session(edition, "off", state="cancelled")
    assert searchable(client, "/here/agenda/off")["eventStatus"] == "https://schema.org/EventCancelled"


def test_the_forum_itself_is_an_event(client, edition):
    said = searchable(client, "/here/")
    assert (said["startDate"], said["endDate"]) == ("2025-09-12", "2025-09-13")


def test_a_title_cannot_end_the_block_of_data(client, edition):
    a_session(edition, title={"en": "</script><script>alert(1)</script>"})
    html = client.get("/here/agenda/air-taxis").text
    assert "<script>alert" not in html
    assert searchable(client, "/here/agenda/air-taxis")["name"].startswith("</script>")
