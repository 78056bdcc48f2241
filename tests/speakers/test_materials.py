"""What a speaker gives: words, a photograph, slides in versions, hours."""

from datetime import timedelta

import pytest

from forum.agenda.conflicts.queries import timetable_of
from forum.agenda.conflicts.rules import conflicts
from forum.audit.models import Entry
from forum.columns import Words
from forum.files.models import StoredFile
from forum.files.pictures import Broken
from forum.files.queries import data_of
from forum.speakers import inviting, materials
from forum.speakers.decks import MOST_VERSIONS, SlidesUnknown, TooManyVersions
from forum.speakers.engagements import engagement_of, presence_in, shown_slides, slides_of
from forum.speakers.materials import Introduction, NotSpeaking
from tests.files.pictures import a_picture
from tests.makers import NOW, SOMEBODY
from tests.programme import a_session
from tests.speakers.making import PDF, SAID, a_package, an_invited


@pytest.fixture
def speaker(edition):
    speaker, _token = an_invited(edition)
    inviting.confirm(edition, speaker)
    return speaker


def test_they_introduce_themselves_in_their_languages(db, edition, speaker):
    said = Introduction(Words(en="Pilot"), Words(en="Works"), Words(en="Flies.", ko="비행합니다."))
    materials.introduce(edition, speaker, said)
    assert speaker.biography == {"en": "Flies.", "ko": "비행합니다."}
    assert db.session.query(Entry).filter_by(verb="changed_speaker").one().actor == "speaker"


def test_a_photo_takes_the_place_of_the_last_one(db, speaker):
    materials.give_photo(speaker, a_picture())
    first = engagement_of(speaker).photo_file_id
    materials.give_photo(speaker, a_picture(size=(600, 800)))
    assert engagement_of(speaker).photo_file_id != first
    assert db.session.query(StoredFile).count() == 1


def test_what_is_no_picture_leaves_the_photo_as_it_was(speaker):
    materials.give_photo(speaker, a_picture())
    kept = engagement_of(speaker).photo_file_id
    with pytest.raises(Broken):
        materials.give_photo(speaker, b"\xff\xd8\xff and nothing")
    assert engagement_of(speaker).photo_file_id == kept


def test_a_photo_that_is_taken_away_leaves_no_bytes(db, speaker):
    materials.give_photo(speaker, a_picture())
    materials.remove_photo(speaker)
    assert db.session.query(StoredFile).count() == 0


def test_the_newest_slides_count_and_the_old_ones_stay(edition, speaker):
    materials.send_slides(speaker, PDF, name="first.pdf")
    newer = a_package("ppt/presentation.xml")
    materials.send_slides(speaker, newer, name="second.pptx")
    newest, oldest = slides_of(speaker)
    assert [(each.version, each.kind) for each in (newest, oldest)] == [(2, "pptx"), (1, "pdf")]
    assert data_of(edition.id, newest.file_id) == newer


def test_slides_are_refused_without_a_trace(speaker):
    with pytest.raises(SlidesUnknown):
        materials.send_slides(speaker, b"<html>", name="slides.pdf")
    assert slides_of(speaker) == []


def test_there_are_only_so_many_versions(monkeypatch, speaker):
    assert MOST_VERSIONS == 20
    monkeypatch.setattr(materials, "MOST_VERSIONS", 1)
    materials.send_slides(speaker, PDF, name="a.pdf")
    with pytest.raises(TooManyVersions):
        materials.send_slides(speaker, PDF, name="b.pdf")


def test_slides_are_public_only_if_both_sides_say_so(speaker):
    materials.send_slides(speaker, PDF, name="a.pdf")
    assert shown_slides(speaker) is None
    materials.arrange(speaker, {"shows_slides": True})
    assert shown_slides(speaker) is None
    materials.allow_slides(speaker, True, by=SOMEBODY)
    assert shown_slides(speaker).version == 1
    materials.arrange(speaker, {"shows_slides": False})
    assert shown_slides(speaker) is None


def test_the_audit_keeps_that_arrangements_changed_and_not_how(db, speaker):
    materials.arrange(speaker, SAID)
    materials.arrange(speaker, SAID)
    [entry] = db.session.query(Entry).filter_by(verb="changed_arrangements").all()
    assert (entry.before, entry.after) == (None, None)


def test_nothing_is_taken_from_whoever_declined(edition, speaker):
    inviting.decline(edition, speaker)
    with pytest.raises(NotSpeaking):
        materials.send_slides(speaker, PDF, name="late.pdf")


def test_who_has_said_nothing_can_come_at_any_time(edition, speaker):
    assert presence_in(edition) == {}


def absent(edition, session):
    found = conflicts(timetable_of(edition, now=NOW))
    return [each for each in found if each.code == "person_absent" and session.ref in each.slots]


@pytest.mark.parametrize(
    ("said", "is_absent"),
    [
        ({"hours": {"2025-09-13": ["11:00", "14:00"]}}, False),
        ({"hours": {"2025-09-13": ["12:30", "18:00"]}}, True),
        ({"hours": {"2025-09-12": ["00:00", "23:59"]}}, True),
        ({"hours": {}}, True),
        ({"arrives_at": timedelta(minutes=30)}, True),  # lands after it has begun
        ({"arrives_at": -timedelta(hours=2)}, False),
        ({"departs_at": timedelta(minutes=30)}, True),
        ({}, False),
    ],
)
def test_the_editor_hears_of_who_cannot_be_there(edition, speaker, said, is_absent):
    session = a_session(edition, speakers=[speaker])  # Saturday, 12:00–13:15
    known = {k: session.starts_at + v if isinstance(v, timedelta) else v for k, v in said.items()}
    materials.arrange(speaker, known)
    assert bool(absent(edition, session)) is is_absent
