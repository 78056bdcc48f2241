"""Giving, taking and erasing a photograph."""

from forum import clock
from forum.audit import services as audit
from forum.errors import Refusal
from forum.extensions import db
from forum.files import services as files
from forum.files.pictures import JPEG, Part, portrait
from forum.photos.models import Photo
from forum.photos.queries import photo_of
from forum.registration.changing import Ended
from forum.registration.models import Registration
from forum.registration.states import LIVE, State
from forum.transaction import locked, transaction


class NothingProposed(Refusal):
    """Somebody else has decided already, or the delegate has taken it back."""

    code = "nothing_proposed"


def give(registration: Registration, data: bytes, *, part: Part = Part.MIDDLE, by: audit.Actor) -> Photo:
    """A photograph as it was sent. Once somebody is confirmed with one, another waits for a registrar.
    Raises `Ended` and the refusals of files/pictures.py."""
    picture = portrait(data, part)  # before the lock: it takes a moment
    with transaction():
        _live(locked(registration))
        photo = photo_of(registration) or _new(registration)
        file_id = files.keep(registration.edition_id, picture, media_type=JPEG)
        if registration.state == State.CONFIRMED and photo.file_id is not None:
            _propose(photo, file_id)
            audit.note(by, "proposed_photo", registration)
        else:
            _take(photo, file_id)
            audit.note(by, "gave_photo", registration)
    return photo


def accept(registration: Registration, *, by: audit.Actor) -> None:
    """The photograph that was proposed takes the place of the other."""
    with transaction():
        photo = _proposed(registration)
        _take(photo, photo.proposed_file_id)
        audit.note(by, "accepted_photo", registration)


def decline(registration: Registration, *, by: audit.Actor, reason: str | None) -> None:
    """The photograph stays as it was."""
    with transaction():
        photo = _proposed(registration)
        _propose(photo, None)
        photo.declined_because = reason
        audit.note(by, "declined_photo", registration, reason=reason)


def remove(registration: Registration, *, by: audit.Actor) -> None:
    """Delete what there is, accepted or proposed. Nothing happens where there is none."""
    with transaction():
        locked(registration)
        if erase(registration):
            audit.note(by, "removed_photo", registration)


def hand_on(goes: Registration, stays: Registration) -> None:
    """To another registration of the same person, where that has none. The caller holds both rows."""
    photo = photo_of(goes)
    if photo is not None and photo_of(stays) is None:
        photo.registration_id = stays.id
        db.session.flush()


def erase(registration: Registration) -> bool:
    """Delete the photographs and every trace of them here. The caller holds the transaction; returns
    whether there was one."""
    photo = photo_of(registration)
    if photo is None:
        return False
    gone = [photo.file_id, photo.proposed_file_id]
    db.session.delete(photo)
    db.session.flush()
    for file_id in gone:
        files.let_go(file_id)
    return True


def _live(registration: Registration) -> None:
    if registration.state not in LIVE:
        raise Ended()


def _new(registration: Registration) -> Photo:
    photo = Photo(edition_id=registration.edition_id, registration_id=registration.id)
    db.session.add(photo)
    return photo


def _proposed(registration: Registration) -> Photo:
    locked(registration)
    photo = photo_of(registration)
    if photo is None or photo.proposed_file_id is None:
        raise NothingProposed()
    return photo


def _propose(photo: Photo, file_id: int | None) -> None:
    gone = photo.proposed_file_id
    photo.proposed_file_id, photo.proposed_at = file_id, None if file_id is None else clock.now()
    photo.declined_because = None
    db.session.flush()
    files.let_go(gone)


def _take(photo: Photo, file_id: int | None) -> None:
    gone = {photo.file_id, photo.proposed_file_id} - {file_id}
    photo.file_id, photo.proposed_file_id, photo.proposed_at = file_id, None, None
    photo.declined_because, photo.changed_at = None, clock.now()
    db.session.flush()
    for each in gone:
        files.let_go(each)
