"""A speaker who is a delegate, too, has one registration and one badge."""

import pytest
from sqlalchemy import select

from forum.accreditation import speaking
from forum.accreditation.speaking import JoinedAlready
from forum.badges.queries import badges_of, valid_badge_of
from forum.registration.changing import Ended
from forum.registration.services import AlreadyRegistered, Application
from forum.registration.states import State
from forum.speakers.models import Speaker
from tests.makers import SOMEBODY, a_category, a_registration
from tests.speakers.making import an_invited

EMAIL = "sora@example.org"
KEY = "a-key-of-sixteen-or-more"


@pytest.fixture
def category(edition):
    return a_category(edition, code="speaker", letter="S", name={"en": "Speaker"}, needs_decision=True)


@pytest.fixture
def speaker(edition, category):
    speaker, _token = an_invited(edition, email=EMAIL)
    return speaker


def application(speaker, **changes):
    person = dict(speaking.as_registrant(speaker)) | {"family_first": False} | changes
    return Application(person, {"required": True}, "en", category_id=0)


def test_the_same_address_is_suggested(edition, speaker):
    registration = a_registration(edition, email=EMAIL)
    assert list(speaking.suggested_for(speaker)) == [registration]
    speaking.join(edition, speaker, registration, by=SOMEBODY)
    assert speaking.suggested_for(speaker) == []


def test_joining_makes_one_badge_of_the_speakers_category(edition, category, speaker):
    registration = a_registration(edition, email=EMAIL)
    speaking.join(edition, speaker, registration, by=SOMEBODY)
    assert (registration.state, registration.category_id) == (State.CONFIRMED, category.id)
    assert valid_badge_of(registration) is not None


def test_a_badge_that_was_issued_is_replaced(edition, category, speaker):
    registration = a_registration(edition, email=EMAIL, state=State.CONFIRMED)
    speaking.join(edition, speaker, registration, by=SOMEBODY)
    assert registration.category_id == category.id
    assert {badge.serial for badge in badges_of(registration)} == {1, 2}
    assert valid_badge_of(registration).serial == 2


def test_a_registration_is_one_speakers_only(db, edition, speaker):
    registration = a_registration(edition, email=EMAIL)
    speaking.join(edition, speaker, registration, by=SOMEBODY)
    other, _token = an_invited(edition, ref="other", email="o@example.org")
    with pytest.raises(JoinedAlready):
        speaking.join(edition, other, registration, by=SOMEBODY)
    assert db.session.scalar(select(Speaker.registration_id).filter_by(id=other.id)) is None


def test_a_registration_that_ended_gives_no_badge(edition, speaker):
    registration = a_registration(edition, email=EMAIL, state=State.WITHDRAWN)
    with pytest.raises(Ended):
        speaking.join(edition, speaker, registration, by=SOMEBODY)
    assert speaker.registration_id is None


def test_they_can_be_parted_again(edition, speaker):
    registration = a_registration(edition, email=EMAIL)
    speaking.join(edition, speaker, registration, by=SOMEBODY)
    speaking.part(speaker, by=SOMEBODY)
    assert speaker.registration_id is None
    assert registration.state == State.CONFIRMED


def test_register_me_gives_a_badge_at_once(edition, category, speaker):
    registration = speaking.register(edition, speaker, application(speaker), key=KEY)
    assert speaker.registration_id == registration.id
    assert (registration.state, registration.category_id) == (State.CONFIRMED, category.id)
    assert (registration.given_name, registration.family_name) == ("Sato", "Sora")
    assert speaking.register(edition, speaker, application(speaker), key=KEY) is registration


def test_whoever_is_registered_already_is_joined_by_the_organiser(edition, speaker):
    a_registration(edition, email=EMAIL, given_name="Sato", family_name="Sora")
    with pytest.raises(AlreadyRegistered):
        speaking.register(edition, speaker, application(speaker), key=KEY)
    assert speaker.registration_id is None
