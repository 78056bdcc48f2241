import re
from datetime import UTC, datetime

import pytest

from forum.agenda.models import AgendaSession, PublishState
from forum.editions.models import Edition
from tests.makers import an_edition
from tests.people import chen, dana
from tests.programme import a_room, a_session, a_speaker, a_track, a_venue

FIELDS = re.compile(r'<(?:input|textarea|select)[^>]*name="([^"]+)"')


@pytest.fixture
def typed():
    """A session as somebody types it."""
    return {
        "title_en": "Low altitude, freight first",
        "title_ko": "저고도, 화물 먼저",
        "abstract_en": "Who flies what, and where it lands.",
        "kind": "panel",
        "track": "",
        "room": "",
        "day": "2025-09-13",
        "time": "13:30",
        "minutes": "60",
        "state": "draft",
        "floor": ["en", "ja"],
        "interpreted": ["ko"],
        "version": "1",
    }


def only_session(db) -> AgendaSession:
    db.session.expire_all()
    return db.session.query(AgendaSession).one()


def test_the_list_shows_drafts_and_what_is_missing(desk, edition):
    a_session(edition, state=PublishState.DRAFT)
    html = desk.get("/agenda").text
    assert "What an air taxi needs" in html
    assert "12:00–13:15" in html
    assert "No room yet" in html
    assert "What an air taxi needs" not in desk.get("/agenda?lacking=abstract").text


def test_an_empty_programme_says_how_to_begin(desk):
    assert "No session yet" in desk.get("/agenda").text


def test_a_new_session_stands_on_the_forums_clock_and_in_its_languages(desk, edition, typed):
    speaker = a_speaker(edition)
    people = {"people-0-speaker": str(speaker.id), "people-0-role": "moderator"}
    desk.said(desk.post("/agenda/new", **typed, **people))
    session = only_session(desk.db)
    assert session.starts_at == datetime(2025, 9, 13, 8, 30, tzinfo=UTC)
    assert session.title == {"en": "Low altitude, freight first", "ko": "저고도, 화물 먼저"}
    assert session.ref == "low-altitude-freight-first"
    assert (session.floor_languages, session.interpreted_languages) == (["en", "ja"], ["ko"])


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "2052-09-13", "2025-13-45", "tomorrow"])
def test_a_day_far_from_the_forum_is_refused(desk, typed, day):
    assert desk.post("/agenda/new", **{**typed, "day": day}).status_code == 422
    assert desk.db.session.query(AgendaSession).count() == 0


@pytest.mark.parametrize("minutes", ["0", "-5", "1441", "9" * 5000, "²"])
def test_a_session_lasts_a_minute_at_least_and_a_day_at_most(desk, typed, minutes):
    assert desk.post("/agenda/new", **{**typed, "minutes": minutes}).status_code == 422


@pytest.mark.parametrize("version", ["²", "", "-1", "9" * 5000])
def test_a_form_that_was_tampered_with_is_refused(desk, typed, version):
    assert desk.post("/agenda/new", **{**typed, "version": version}).status_code == 422


def test_a_line_without_a_number_is_no_line(desk, edition, typed):
    names = ("people-²-speaker", "people-x", "people-", "people", f"people-{'9' * 5000}")
    desk.said(desk.post("/agenda/new", **typed, **dict.fromkeys(names, "1")))
    assert only_session(desk.db).minutes == 60


def test_two_sessions_of_one_title_have_two_addresses(desk, typed):
    desk.said(desk.post("/agenda/new", **typed))
    desk.said(desk.post("/agenda/new", **typed))
    refs = {session.ref for session in desk.db.session.query(AgendaSession)}
    assert refs == {"low-altitude-freight-first", "low-altitude-freight-first-2"}


def test_a_wrong_form_keeps_everything_that_was_typed(desk, typed):
    answer = desk.post("/agenda/new", **(typed | {"title_en": "", "minutes": "0"}))
    assert answer.status_code == 422
    assert "2 things to correct" in answer.text
    assert "저고도, 화물 먼저" in answer.text
    assert "Who flies what, and where it lands." in answer.text


def test_one_person_stands_in_a_session_once(desk, edition, typed):
    speaker = str(a_speaker(edition).id)
    people = {
        f"people-{n}-{name}": value
        for n in (0, 1)
        for name, value in (("speaker", speaker), ("role", "speaker"))
    }
    answer = desk.post("/agenda/new", **typed, **people)
    assert answer.status_code == 422
    assert "Somebody stands here twice" in answer.text


def test_the_form_opens_with_what_the_session_is(desk, edition):
    room, track, speaker = a_room(edition, a_venue(edition)), a_track(edition), a_speaker(edition)
    session = a_session(edition, room=room, track=track, speakers=[speaker])
    html = desk.get(f"/agenda/{session.ref}").text
    assert 'value="What an air taxi needs"' in html
    assert 'value="12:00"' in html
    assert f'<option selected value="{speaker.id}">Sato Sora' in html
    assert 'name="version" type="hidden" value="1"' in html


def test_saving_what_is_there_changes_nothing(desk, edition, typed):
    desk.said(desk.post("/agenda/new", **typed))
    before = only_session(desk.db).version
    desk.said(desk.post("/agenda/low-altitude-freight-first", **typed))
    assert only_session(desk.db).version == before


def test_a_stale_form_is_refused_and_loses_nothing(desk, typed):
    desk.said(desk.post("/agenda/new", **typed))
    desk.said(desk.post("/agenda/low-altitude-freight-first", **(typed | {"minutes": "90"})))
    answer = desk.post("/agenda/low-altitude-freight-first", **(typed | {"title_en": "My words"}))
    assert answer.status_code == 409
    assert "Somebody else changed this in the meantime." in answer.text
    assert 'value="My words"' in answer.text
    assert only_session(desk.db).minutes == 90


def test_moving_a_published_session_is_written_down_and_leaves_the_pages_as_they_are(desk, edition, typed):
    desk.said(desk.post("/agenda/new", **(typed | {"state": "published"})))
    version = desk.db.session.query(Edition.version).filter_by(id=edition.id).scalar()
    moved = typed | {"state": "published", "time": "15:00"}
    desk.said(desk.post("/agenda/low-altitude-freight-first", **moved))
    assert only_session(desk.db).version == 2
    assert desk.db.session.query(Edition.version).filter_by(id=edition.id).scalar() == version
    audit = desk.get("/audit?verb=changed_session").text
    assert "13 September, 13:30 → 13 September, 15:00" in audit


def test_cancelling_keeps_the_session(desk, edition):
    session = a_session(edition)
    assert "This cannot be undone." in desk.get(f"/agenda/{session.ref}/cancellation").text
    desk.said(desk.post(f"/agenda/{session.ref}/cancellation", version="1", reason="The speaker is ill"))
    session = only_session(desk.db)
    assert (session.state, session.version) == (PublishState.CANCELLED, 2)


def test_a_cancelled_session_stays_cancelled(desk, edition, typed):
    session = a_session(edition, state=PublishState.CANCELLED)
    answer = desk.post(f"/agenda/{session.ref}", **(typed | {"state": "published"}))
    assert answer.status_code == 409
    assert "calendars have been told" in answer.text


def test_a_text_in_a_language_the_forum_dropped_is_not_lost(desk, edition):
    session = a_session(edition, title={"en": "Air", "zh": "空中"})
    html = desk.get(f"/agenda/{session.ref}").text
    assert 'value="空中"' in html


@pytest.mark.parametrize("path", ["/agenda/new", "/agenda/air-taxis", "/agenda/air-taxis/cancellation"])
def test_the_programme_is_changed_by_organisers_only(desk_of, edition, path):
    a_session(edition)
    outside = desk_of(dana(an_edition()))
    assert {outside.get(path).status_code, outside.post(path).status_code} == {404}
    door = desk_of(chen(edition))
    assert {door.get(path).status_code, door.post(path).status_code} == {403}


def test_a_session_of_another_forum_is_not_found(desk):
    a_session(an_edition(), "foreign")
    assert desk.get("/agenda/foreign").status_code == 404
    assert desk.post("/agenda/foreign/cancellation").status_code == 404


@pytest.mark.parametrize(("path", "most"), [("/agenda", 4), ("/agenda/s0", 16)])
def test_the_agenda_takes_as_many_statements_for_thirty_sessions_as_for_one(count, desk, path, most):
    room, speaker = a_room(desk.edition, a_venue(desk.edition)), a_speaker(desk.edition)
    a_session(desk.edition, "s0", room=room, speakers=[speaker])
    few = count(path)
    for number in range(1, 30):
        a_session(desk.edition, f"s{number}", room=room, speakers=[speaker])
    assert count(path) == few <= most
