"""Exactly those whom a release concerns are written to: once, in their language, with their calendar."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from forum.accreditation.letters import drawers
from forum.agenda.models import PublishState
from forum.agenda.signups import services as signups
from forum.editions.dates import stretch
from forum.mail.enclosures import drawn
from forum.registration.states import State
from forum.speakers.models import Engagement
from tests.agenda.releases.making import a_follower, a_star, letters, put, take_off
from tests.makers import SOMEBODY, a_registration
from tests.programme import a_draft, a_session, a_speaker, add, released
from tests.workshops import a_delegate, a_workshop

HOUR = timedelta(hours=1)


def files_of(letter):
    """Each enclosed calendar by its method."""
    found = [Calendar.from_ical(file.data) for file in drawn(letter, drawers("https://x.example"))]
    return {str(calendar["METHOD"]): calendar.walk("VEVENT") for calendar in found}


def a_speaker_with_address(edition, ref="ulan", email="ulan@example.org", language="ru"):
    speaker = a_speaker(edition, ref=ref, name=ref.title(), name_native=None)
    facts = {"speaker_id": speaker.id, "email": email, "language": language}
    add(Engagement(edition_id=edition.id, **facts))
    return speaker


def test_those_who_follow_what_changed_are_written_to_and_nobody_else(edition, session):
    other = a_session(edition, "sea")
    follower = a_follower(session, language="ko", name_native="김하늘")
    a_follower(other)
    put(session, starts_at=session.starts_at + HOUR)
    released(edition, tells=True)
    [letter] = letters()
    assert (letter.about_id, letter.language, letter.to_email) == (follower.id, "ko", follower.email)
    assert "What an air taxi needs" in letter.text and "김하늘" in letter.text
    assert "12:00–13:15" in letter.text and "13:00–14:15" in letter.text


def test_one_letter_lists_all_that_changed_for_somebody(edition, session):
    other = a_session(edition, "sea", title={"en": "What a ferry needs"})
    follower = a_follower(session)
    a_star(follower, other)
    put(session, starts_at=session.starts_at + HOUR)
    put(other, state=PublishState.CANCELLED)
    released(edition, tells=True)
    [letter] = letters()
    for words in ("Has another time or room.", "What a ferry needs", "Is cancelled."):
        assert words in letter.text and words in letter.html


def test_each_reads_only_what_concerns_them(edition, session):
    other = a_session(edition, "sea", title={"en": "What a ferry needs"})
    one, two = a_follower(session), a_follower(other)
    for each in (session, other):
        put(each, starts_at=each.starts_at + HOUR)
    released(edition, tells=True)
    texts = {letter.about_id: letter.text + letter.html for letter in letters()}
    assert "ferry" not in texts[one.id] and "air taxi" in texts[one.id]
    assert "ferry" in texts[two.id] and "air taxi" not in texts[two.id]
    assert "\ue000" not in texts[one.id] and "\ue001" not in texts[one.id]


def test_the_calendar_has_the_same_uid_and_the_next_sequence(edition, session):
    a_follower(session)
    put(session, starts_at=session.starts_at + HOUR)
    released(edition, tells=True)
    [event] = files_of(letters()[0])["PUBLISH"]
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (session.uid, 1, "CONFIRMED")
    assert event.decoded("DTSTART") == session.starts_at


def test_what_is_cancelled_is_struck_out_of_calendars(edition, session):
    a_follower(session)
    put(session, state=PublishState.CANCELLED)
    released(edition, tells=True)
    files = files_of(letters()[0])
    assert set(files) == {"CANCEL"}
    [event] = files["CANCEL"]
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == (session.uid, 1, "CANCELLED")


@pytest.mark.parametrize(("day", "utc"), [((2024, 2, 29), 4), ((2024, 3, 1), 5)])
def test_instants_are_right_on_either_side_of_the_change_in_almaty(edition, session, day, utc):
    """10:00 in Almaty was 04:00 UTC until the last day of February 2024, and 05:00 from the next."""
    a_follower(session)
    put(session, starts_at=datetime(*day, utc, 0, tzinfo=UTC))
    released(edition, tells=True)
    assert "10:00–11:15" in letters()[0].text
    [event] = files_of(letters()[0])["PUBLISH"]
    assert event.decoded("DTSTART") == datetime(*day, utc, 0, tzinfo=UTC)


def test_a_letter_tells_of_its_own_release_however_late_it_leaves(edition, session):
    a_follower(session)
    for _twice in (1, 2):
        put(session, starts_at=session.starts_at + HOUR)
        released(edition, tells=True)
    first, second = (files_of(letter)["PUBLISH"][0] for letter in letters())
    assert (first["SEQUENCE"], second["SEQUENCE"]) == (1, 2)
    assert second.decoded("DTSTART") - first.decoded("DTSTART") == HOUR


def test_speakers_of_what_changed_are_written_to(edition):
    speaker = a_speaker_with_address(edition)
    session = a_session(edition, speakers=[speaker])
    put(session, starts_at=session.starts_at + HOUR)
    released(edition, tells=True)
    [letter] = letters("programme.changed_on_stage")
    assert (letter.to_email, letter.language, letter.about) == ("ulan@example.org", "ru", "speaker")
    assert letter.secrets["speaking"]["id"] == speaker.id


def test_a_speaker_of_a_new_session_gets_it_into_their_calendar(edition, session):
    a_draft(edition, "sea", speakers=[a_speaker_with_address(edition)])
    released(edition, tells=True)
    [letter] = letters("programme.changed_on_stage")
    assert set(files_of(letter)) == {"PUBLISH"}


def test_whoever_leaves_the_stage_is_told_and_their_calendar_forgets_it(edition):
    leaving, staying = a_speaker_with_address(edition), a_speaker_with_address(edition, "aya", "aya@x.org")
    session = a_session(edition, speakers=[leaving, staying])
    take_off(session, leaving)
    released(edition, tells=True)
    methods = {each.to_email: set(files_of(each)) for each in letters("programme.changed_on_stage")}
    assert methods == {"ulan@example.org": {"CANCEL"}, "aya@x.org": {"PUBLISH"}}


def test_a_speaker_who_is_a_delegate_gets_one_letter(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    speaker = a_speaker(edition, registration_id=registration.id)
    session = a_session(edition, speakers=[speaker])
    a_star(registration, session)
    put(session, starts_at=session.starts_at + HOUR)
    released(edition, tells=True)
    assert [letter.about_id for letter in letters()] == [registration.id]
    assert letters("programme.changed_on_stage") == []


def test_nobody_is_written_to_about_a_corrected_abstract(edition, session):
    a_follower(session)
    put(session, abstract={"en": "Roofs, rules and silence."})
    released(edition, tells=True)
    assert letters() == []


def test_a_title_is_news_to_those_who_read_it(edition, session):
    korean, russian = a_follower(session, language="ko"), a_follower(session, language="ru")
    put(session, title={**session.title, "ko": "에어택시에 필요한 것"})
    released(edition, tells=True)
    assert [letter.about_id for letter in letters()] == [korean.id] != [russian.id]


def test_whoever_does_not_come_any_more_is_not_written_to(edition, session):
    follower = a_follower(session)
    put(follower, state=State.WITHDRAWN)
    put(session, starts_at=session.starts_at + HOUR)
    released(edition, tells=True)
    assert letters() == []


def test_a_hostile_name_is_only_a_name(edition, session):
    a_follower(session, given_name="<script>", family_name="[[manage]]", name_native="")
    put(session, title={"en": "<b>Air</b> \ue001 https://x.example"})
    released(edition, tells=True)
    [letter] = letters()
    assert "<script>" not in letter.html and "<b>Air" not in letter.html
    assert letter.text.count("[[manage]]") == 1


def test_with_the_release_the_letters_are_undone(edition, session, monkeypatch):
    a_follower(session)
    put(session, starts_at=session.starts_at + HOUR)
    monkeypatch.setattr("forum.agenda.releases.services.pages_changed", lambda edition_id: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        released(edition, tells=True)
    assert letters() == []


def test_a_letter_about_a_place_tells_of_the_released_time(edition):
    workshop = a_workshop(edition)
    known = workshop.starts_at
    put(workshop, starts_at=known + HOUR, title={"en": "Drafted"})
    signups.take_in(edition, a_delegate(edition), workshop, by=SOMEBODY)
    [letter] = letters("session.taken_in")
    assert stretch(known, known + timedelta(minutes=workshop.minutes), edition, "en") in letter.text
    assert "Drafted" not in letter.text
