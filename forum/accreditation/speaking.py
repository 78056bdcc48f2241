"""A speaker may be a delegate as well: one registration, one badge, in the category of speakers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from forum.accreditation import messages
from forum.accreditation.admitting import admit
from forum.accreditation.corrections import correct
from forum.accreditation.endorsement import asks_endorsement
from forum.audit import services as audit
from forum.editions import capacity
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of
from forum.errors import Refusal
from forum.extensions import db
from forum.registration import services as registrations
from forum.registration.changing import live
from forum.registration.models import Registration
from forum.registration.queries import all_of_address, registration_of
from forum.registration.services import Application, limits
from forum.registration.states import State
from forum.speakers.engagements import engagement_of
from forum.speakers.inviting import SPEAKER
from forum.speakers.models import Speaker
from forum.transaction import locked, transaction

LETTER = "S"  # of the speakers' category, as badges and gates know it
UNDECIDED = (State.SUBMITTED, State.WAITLISTED, State.OFFERED, State.ENDORSED, State.INFO_REQUESTED)


class JoinedAlready(Refusal):
    """The speaker has a registration, or the registration is another speaker's."""

    code = "speaker_joined"


def speakers_category(edition: Edition) -> Category | None:
    return next((each for each in categories_of(edition.id) if each.letter == LETTER), None)


def registration_of_speaker(speaker: Speaker) -> Registration | None:
    number = speaker.registration_id
    return registration_of(speaker.edition_id, number) if number is not None else None


def suggested_for(speaker: Speaker) -> Sequence[Registration]:
    """Live registrations under the speaker's address that no speaker has yet."""
    told = engagement_of(speaker)
    if told is None or not told.email or speaker.registration_id is not None:
        return []
    found = all_of_address(speaker.edition_id, told.email)
    return [each for each in found if not _is_taken(each)]


def join(edition: Edition, speaker: Speaker, registration: Registration, *, by: audit.Actor) -> None:
    """From now on they are one person: the badge says that they speak. Raises `JoinedAlready`, `Ended`, and
    `capacity.Full` where the speakers' category has no place; then nothing is written."""
    with transaction():
        locked(speaker)
        if speaker.registration_id is not None or _is_taken(registration):
            raise JoinedAlready()
        live(locked(registration))
        speaker.registration_id = registration.id
        db.session.flush()
        category = speakers_category(edition)
        if category is not None and registration.category_id != category.id:
            correct(edition, registration, {"category_id": category.id}, by=by)
        locked(registration)
        if registration.state in UNDECIDED and not asks_endorsement(registration):
            admit(edition, registration, by=by, letter=messages.confirmed)
        audit.note(by, "joined_registration", speaker)


def part(speaker: Speaker, *, by: audit.Actor) -> None:
    """They were two people after all. The registration stays as it is."""
    with transaction():
        locked(speaker)
        if speaker.registration_id is not None:
            speaker.registration_id = None
            db.session.flush()
            audit.note(by, "parted_registration", speaker)


def register(edition: Edition, speaker: Speaker, application: Application, *, key: str) -> Registration:
    """ "Register me": confirmed at once, with the badge by letter, also before and after the public form is
    open. Safe to repeat with the same `key`. Raises `JoinedAlready`, `AlreadyRegistered`, `capacity.Full`."""
    category = speakers_category(edition)
    if category is None:
        raise NoCategory()
    application = replace(application, category_id=category.id)
    earlier = registrations.submitted_before(edition, key, application)
    if earlier is not None:
        return earlier
    with transaction():
        if locked(speaker).registration_id is not None:
            raise JoinedAlready()
        registration = _write_down(edition, category, application, key)
        speaker.registration_id = registration.id
        db.session.flush()
        audit.note(SPEAKER, "joined_registration", speaker)
    return registration


class NoCategory(Refusal):
    """The edition has no category whose letter is S."""

    code = "no_speakers_category"


def _write_down(edition: Edition, category: Category, application: Application, key: str) -> Registration:
    capacity.take(edition.id, limits(category.id, None))
    registration = registrations.write_down(
        edition, category, application, key=key, state=State.SUBMITTED, quota_id=None
    )
    audit.note(SPEAKER, "submitted", registration, after={"state": State.SUBMITTED})
    admit(edition, registration, by=audit.FORUM, letter=messages.confirmed)
    return registration


def _is_taken(registration: Registration) -> bool:
    mine = {"edition_id": registration.edition_id, "registration_id": registration.id}
    return db.session.scalar(select(Speaker.id).filter_by(**mine)) is not None


def as_registrant(speaker: Speaker) -> Mapping[str, Any]:
    """What the form of "register me" begins with. Which of several names is the family's, they say."""
    told = engagement_of(speaker)
    words = speaker.name.split()
    return {
        "given_name": " ".join(words[:-1]) or speaker.name,
        "family_name": words[-1] if len(words) > 1 else "",
        "name_native": speaker.name_native if speaker.name_native != speaker.name else "",
        "country": speaker.country,
        "organisation": speaker.organisation.in_("en"),
        "email": told.email if told else "",
        "language": told.language if told else "en",
    }
