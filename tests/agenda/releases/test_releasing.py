"""What is drafted is nobody's business until it is released."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.agenda.models import AgendaSession, PublishState
from forum.agenda.queries import programme_of
from forum.agenda.releases.queries import releases_of
from forum.agenda.releases.services import DraftMoved, NothingToRelease, ahead, release
from forum.audit.queries import latest
from forum.extensions import db
from forum.speakers.models import Speaker
from forum.transaction import transaction
from forum.web.public.caching import shelf
from forum.web.public.known import memory
from tests.agenda.releases.making import put
from tests.makers import SOMEBODY
from tests.programme import a_draft, a_session, a_speaker, a_track, released

HOUR = timedelta(hours=1)
DRAFTED = {
    "starts_at": lambda session: session.starts_at + HOUR,
    "title": lambda session: {"en": "Drafted"},
    "abstract": lambda session: {"en": "Drafted"},
    "room_id": lambda session: None,
    "kind": lambda session: "keynote",
    "floor_languages": lambda session: ["ja"],
    "state": lambda session: PublishState.CANCELLED,
}
ASKED = ["/agenda?kind=panel", "/schedule.ics?track=mobility"]


@pytest.fixture
def everywhere(app, client, hall):
    """`everywhere()`: all that the public can read, made anew: nothing that was kept hides anything."""
    things = {"<edition>": "here", "<int:room>": str(hall.id), "agenda/<ref>": "agenda/air-taxis"}
    paths = [f"/here{path}" for path in ASKED]
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("public.") and "<edition>" in str(rule) and "GET" in rule.methods:
            path = str(rule)
            for part, thing in things.items():
                path = path.replace(part, thing)
            paths.append(path.replace("<ref>", "sato-sora"))

    def read():
        shelf.clear()
        memory.clear()
        return {path: body(path) for path in paths if "<" not in path}

    def body(path):
        with client.get(path) as answer:
            return answer.data

    return read


def draft(session, name):
    """As the services do it: nothing that the public reads is told."""
    with transaction():
        kept = db.session.get_one(AgendaSession, session.id)
        setattr(kept, name, DRAFTED[name](kept))


@pytest.fixture
def programme(edition, hall):
    return a_session(edition, room=hall, track=a_track(edition), speakers=[a_speaker(edition)])


@pytest.mark.parametrize("name", DRAFTED)
def test_an_unreleased_change_is_invisible_everywhere(everywhere, programme, name):
    before = everywhere()
    draft(programme, name)
    assert everywhere() == before


@pytest.mark.parametrize("name", DRAFTED)
def test_once_released_it_is_seen(everywhere, edition, programme, name):
    """The twin of the above: without the release in between, both could be right by accident."""
    before = everywhere()
    draft(programme, name)
    released(edition)
    after = everywhere()
    assert after["/here/schedule.json"] != before["/here/schedule.json"]
    assert after["/here/agenda/air-taxis.ics"] != before["/here/agenda/air-taxis.ics"]


def test_a_new_session_is_public_with_the_next_release(client, edition, session):
    a_draft(edition, "sea", title={"en": "What a ferry needs"})
    assert "What a ferry needs" not in client.get("/here/agenda").text
    assert client.get("/here/agenda/sea").status_code == 404
    released(edition)
    assert "What a ferry needs" in client.get("/here/agenda").text


def test_before_the_first_release_the_programme_is_not_out_yet(client, edition):
    a_draft(edition)
    assert "The programme is being prepared" in client.get("/here/agenda").text
    assert client.get("/here/schedule.ics").status_code == 200


def test_a_release_has_a_number_a_note_and_its_moment(edition, session, at):
    put(session, minutes=90)
    made = release(edition, note="Longer", by=SOMEBODY)
    assert (made.number, made.note, made.by) == (2, "Longer", SOMEBODY.name)
    assert [each.number for each in releases_of(edition.id)] == [2, 1]
    entry = latest(edition.id)[0]
    assert (entry.verb, entry.after) == ("released_programme", {"release": 2, "changes": 1, "letters": 0})


def test_an_earlier_release_stays_what_it_was(edition, session):
    put(session, title={"en": "Later"})
    released(edition)
    titles = [programme_of(edition.id, number).items[0].title["en"] for number in (1, 2)]
    assert titles == ["What an air taxi needs", "Later"]


def test_a_change_counts_on_for_calendars_and_what_is_as_it_was_does_not(edition, session):
    a_session(edition, "sea")
    for minutes in (80, 85):
        put(session, minutes=minutes)
        released(edition)
    assert {item.ref: item.sequence for item in programme_of(edition.id).items} == {"air-taxis": 2, "sea": 0}


def test_a_published_session_that_becomes_a_draft_is_cancelled_as_it_was_known(edition, session):
    put(session, state=PublishState.DRAFT, title={"en": "Secret plans"})
    released(edition)
    [item] = programme_of(edition.id).items
    assert (item.is_cancelled, item.sequence, item.title["en"]) == (True, 1, "What an air taxi needs")


def test_what_was_cancelled_and_comes_back_counts_on(edition, session):
    put(session, state=PublishState.DRAFT)
    released(edition)
    put(session, state=PublishState.PUBLISHED)
    released(edition)
    [item] = programme_of(edition.id).items
    assert (item.is_cancelled, item.sequence) == (False, 2)


def test_what_was_cancelled_before_anybody_knew_it_is_never_public(edition, session):
    a_draft(edition, "sea", state=PublishState.CANCELLED)
    put(session, minutes=90)
    released(edition)
    assert [item.ref for item in programme_of(edition.id).items] == ["air-taxis"]


def test_nothing_new_is_no_release(edition, session):
    with pytest.raises(NothingToRelease):
        release(edition, by=SOMEBODY)


def test_a_room_that_is_called_otherwise_can_be_released(edition, session, hall):
    put(hall, name={"en": "Hall of Air"})
    assert programme_of(edition.id).items[0].place.name == {"en": "Hall A"}
    released(edition)
    assert programme_of(edition.id).items[0].place.name == {"en": "Hall of Air"}


def test_what_was_not_in_the_preview_is_not_released(edition, session):
    put(session, minutes=90)
    seen = ahead(edition).seal
    put(session, minutes=95)
    with pytest.raises(DraftMoved):
        release(edition, seen=seen, by=SOMEBODY)
    assert release(edition, seen=ahead(edition).seal, by=SOMEBODY).number == 2


def test_a_speaker_who_takes_their_word_back_is_gone_at_once(client, edition, programme):
    put(db.session.scalar(select(Speaker)), is_confirmed=False)
    assert "Sato" not in client.get("/here/agenda").text
    assert [change.fate for change in ahead(edition).changes] == ["changed"]
