"""A photograph before the decision, and after it."""

import pytest

from forum.audit.queries import history_of
from forum.extensions import db as _db
from forum.files.models import StoredFile
from forum.files.queries import data_of
from forum.photos import services as photos
from forum.photos.queries import count_owing, is_owed, owing_in, photo_of, proposed_in
from forum.photos.services import NothingProposed
from forum.registration.changing import Ended
from forum.registration.states import State
from tests.files.pictures import a_picture
from tests.makers import SOMEBODY, a_category, a_registration, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


def give(registration, *shades):
    return photos.give(registration, a_picture(colours=shades or ("red", "blue")), by=SOMEBODY)


def kept() -> int:
    return _db.session.query(StoredFile).count()


def test_before_the_decision_a_photo_is_taken_at_once(edition):
    registration = a_registration(edition, a_category(edition, needs_decision=True))
    first = give(registration).file_id
    second = give(registration, "green", "green").file_id
    assert first != second
    assert kept() == 1
    assert data_of(edition.id, second).startswith(b"\xff\xd8")


def test_after_the_decision_another_photo_waits_for_a_registrar(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    before = give(registration).file_id
    photo = give(registration, "green", "green")
    assert (photo.file_id, photo.proposed_file_id is not None) == (before, True)
    assert [row[0].id for row in proposed_in(edition.id)] == [registration.id]


def test_of_two_proposals_the_later_is_kept(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    for shade in ("red", "green", "blue"):
        give(registration, shade, shade)
    assert kept() == 2


def test_an_accepted_photo_takes_the_place_of_the_other(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    give(registration)
    new = give(registration, "green", "green").proposed_file_id
    photos.accept(registration, by=SOMEBODY)
    photo = photo_of(registration)
    assert (photo.file_id, photo.proposed_file_id, kept()) == (new, None, 1)


def test_a_declined_photo_is_deleted_and_its_owner_reads_why(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    old = give(registration).file_id
    give(registration, "green", "green")
    photos.decline(registration, by=SOMEBODY, reason="Take off the helmet.")
    photo = photo_of(registration)
    assert (photo.file_id, photo.declined_because, kept()) == (old, "Take off the helmet.", 1)


@pytest.mark.parametrize("decide", [photos.accept, lambda r, by: photos.decline(r, by=by, reason=None)])
def test_what_is_not_proposed_is_not_decided(edition, decide):
    registration = a_registration(edition, state=State.CONFIRMED)
    give(registration)
    with pytest.raises(NothingProposed):
        decide(registration, by=SOMEBODY)


def test_removing_leaves_no_bytes(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    give(registration)
    give(registration, "green", "green")
    photos.remove(registration, by=SOMEBODY)
    assert (photo_of(registration), kept()) == (None, 0)


def test_a_registration_that_has_ended_takes_no_photo(edition):
    with pytest.raises(Ended):
        give(a_registration(edition, state=State.WITHDRAWN))
    assert kept() == 0


def test_who_owes_a_photo_is_known(edition):
    category = a_category(edition, needs_decision=True, asks_photo=True)
    owing, given = a_registration(edition, category), a_registration(edition, category)
    give(given)
    assert [each.id for each in owing_in(edition.id)] == [owing.id]
    assert count_owing(edition.id) == 1
    assert is_owed(owing, photo_of(owing))
    assert not is_owed(given, photo_of(given))


def test_each_step_is_written_down(edition):
    registration = a_registration(edition, state=State.CONFIRMED)
    give(registration)
    give(registration, "green", "green")
    photos.accept(registration, by=SOMEBODY)
    photos.remove(registration, by=SOMEBODY)
    verbs = [entry.verb for entry in history_of(registration)]
    assert verbs[-4:] == ["gave_photo", "proposed_photo", "accepted_photo", "removed_photo"]
