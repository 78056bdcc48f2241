"""Real programmes of other software come in, are counted, and come in again without a change."""

from datetime import UTC, datetime

import pytest

from forum.agenda.drafts import sessions_of
from forum.agenda.exchange import frab_json, frab_xml
from forum.agenda.exchange.reading import read
from forum.agenda.exchange.reading.incoming import LARGEST, Unreadable
from forum.agenda.exchange.writing import schedule_of
from forum.agenda.importing import kind_of, take_over
from forum.agenda.models import Kind, PublishState, Role
from forum.agenda.queries import programme_of
from forum.editions.zone import zone
from tests.agenda.schedules import SCHEDULES, beside
from tests.makers import SOMEBODY, an_edition
from tests.programme import released

TARIFF = "Tariff fintech agriculture logistics enterprise critical"
# File → how many sessions its source has, rooms, and a session that must be there.
REAL = {
    "31c3-frab.xml": (138, 4, "31C3 Keynote"),
    "debconf23-wafer.xml": (117, 5, "Opening Ceremony"),
    "pretalx-2026.2.1-forum-synthetic.xml": (
        120,
        6,
        "Tariff fintech agriculture logistics enterprise critical",
    ),
    "pretalx-2026.2.1-forum-synthetic.json": (
        120,
        6,
        "Tariff fintech agriculture logistics enterprise critical",
    ),
    "pretalx-2026.2.1-forum-synthetic.xcal": (
        120,
        6,
        "Tariff fintech agriculture logistics enterprise critical",
    ),
    "pyconfr-2025-pretalx-api.json": (93, 13, "Accueil\u202f/ Welcome"),
    "ics/kielux_2020.ics": (24, 4, "Xen - ist das nicht tot?"),
    "ics/linux_conf_au_2020.ics": (262, 7, "Wednesday Welcome"),
}


@pytest.fixture
def edition(db):
    return an_edition("here")


def reading_of(name: str, edition):
    return read((SCHEDULES / name).read_bytes(), zone=zone(edition.zone), language="en")


def take(edition, reading, state=PublishState.PUBLISHED):
    return take_over(edition, reading, state=state, by=SOMEBODY)


def exported(edition, written) -> bytes:
    released(edition)
    schedule = schedule_of(
        edition,
        programme_of(edition.id),
        "en",
        base_url="https://x.example/",
        url="https://x.example/s",
        address=lambda ref: "https://x.example",
    )
    return written(schedule)


@beside
@pytest.mark.parametrize("name", REAL)
def test_a_real_programme_comes_in_whole_and_again_without_a_change(name, edition):
    count, rooms, title = REAL[name]
    reading = reading_of(name, edition)
    assert (reading.in_all, len({item.room for item in reading.items if item.room})) == (count, rooms)
    first, again = take(edition, reading), take(edition, reading_of(name, edition))
    assert (first.new, again.unchanged, again.new, again.changed) == (count, count, 0, 0)
    assert title in {session.title.in_("en") for session in sessions_of(edition.id)}


@beside
@pytest.mark.parametrize(("written", "ending"), [(frab_xml.written, "xml"), (frab_json.written, "json")])
def test_what_was_exported_comes_in_without_a_change_and_goes_out_the_same(edition, written, ending):
    take(edition, reading_of("pretalx-2026.2.1-forum-synthetic.json", edition))
    before = exported(edition, written)
    again = take(edition, read(before, zone=zone(edition.zone), language="en"))
    assert (again.new, again.changed) == (0, 0)
    assert exported(edition, written) == before


@beside
def test_an_export_fills_another_forum_with_the_same_programme(edition, db):
    take(edition, reading_of("31c3-frab.xml", edition))
    other = an_edition("there")
    take(other, read(exported(edition, frab_xml.written), zone=zone(other.zone), language="en"))
    assert told(sessions_of(other.id)) == told(sessions_of(edition.id))


def told(sessions):
    return [
        (
            each.uid,
            each.title,
            each.starts_at,
            each.minutes,
            each.room.name,
            [a.speaker.name for a in each.appearances],
        )
        for each in sessions
    ]


@beside
def test_all_formats_of_one_programme_agree_on_its_instants(edition):
    base = "pretalx-2026.2.1-forum-synthetic."
    readings = [reading_of(base + ending, edition) for ending in ("xml", "json", "xcal", "ics")]
    first, *others = [sorted(item.begins for item in reading.items) for reading in readings]
    assert others == [first] * 3


A_FILE = """<?xml version="1.0"?><schedule><day><room name="Hall"><event guid="{guid}" id="1">
<room>Hall</room>
<title>{title}</title><type>Keynote</type><date>2025-09-13T12:00:00+05:00</date><duration>01:15</duration>
<persons><person id="1">Ulan</person></persons></event></room></day></schedule>"""
GUID = "e005283b-c1e8-5460-8ded-6107e5f7884a"


def a_file(guid=GUID, title="Air") -> bytes:
    return A_FILE.format(guid=guid, title=title).encode()


def read_here(content, edition):
    return read(content, zone=zone(edition.zone), language="en")


def test_a_newer_file_changes_what_it_says_and_keeps_what_was_added_here(edition, db):
    take(edition, read_here(a_file(), edition))
    (session,) = sessions_of(edition.id)
    session.title = {**session.title, "ko": "하늘"}
    session.appearances[0].role = Role.MODERATOR
    done = take(edition, read_here(a_file(title="Air and sea"), edition))
    (session,) = sessions_of(edition.id)
    assert done.changed == 1
    assert session.title == {"en": "Air and sea", "ko": "하늘"}
    assert session.appearances[0].role == Role.MODERATOR


def test_what_it_says_is_understood(edition):
    take(edition, read_here(a_file(), edition), PublishState.DRAFT)
    (session,) = sessions_of(edition.id)
    assert session.starts_at == datetime(2025, 9, 13, 7, 0, tzinfo=UTC)
    assert (session.kind, session.minutes, session.state) == (Kind.KEYNOTE, 75, PublishState.DRAFT)


def test_a_session_without_a_title_is_left_out_and_said(edition):
    reading = read_here(a_file(title=""), edition)
    assert reading.items == []
    assert reading.left_out[0][0] == "no_title"


BOMB = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><schedule>&b;</schedule>'
HOSTILE = {
    "doctype": BOMB,
    "doctype in UTF-16": BOMB.decode().encode("utf-16"),
    "broken": b"<schedule><day>",
    "broken JSON": b'{"schedule": ',
    "another JSON": b"[1, 2]",
    "JSON of the right name and another shape": b'{"schedule": {"conference": {"days": [1]}}}',
    "nothing": b"",
    "a picture": b"\x89PNG\r\n\x1a\n",
    "too large": b"<" + b" " * LARGEST,
    "a deep nest": b'{"schedule":' * 20_000,
    "a length in other digits": "<schedule><event><duration>²:00</duration></event></schedule>".encode(),
    "a day before all days": b"<schedule><event><title>A</title><date>0001-01-01T00:00:00+09:00</date>"
    b"</event></schedule>",
    "broken calendar": b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:yesterday\r\nEND:VALARM",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_file_that_is_no_programme_is_refused(content, edition):
    with pytest.raises(Unreadable):
        read_here(content, edition)


def test_markup_becomes_plain_text(edition):
    (item,) = read_here(a_file(title="&lt;b&gt;Air&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;"), edition).items
    assert item.title == "Air x"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Long talk", Kind.TALK),
        ("BoF", Kind.ROUND_TABLE),
        ("Lightning Talk", Kind.PITCH),
        ("round_table", Kind.ROUND_TABLE),
        ("", Kind.TALK),
    ],
)
def test_kinds_of_others_become_ours(said, kind):
    assert kind_of(said) is kind
