"""What a speaker gives on their own page: who they are, a photograph, slides, practical matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from forum import clock
from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.extensions import db
from forum.files import services as files
from forum.files.pictures import JPEG, Part, portrait
from forum.speakers.decks import MOST_VERSIONS, TooManyVersions, kind_of
from forum.speakers.inviting import SPEAKER, hold
from forum.speakers.models import Engagement, Slides, Speaker
from forum.speakers.states import Standing, standing_of
from forum.transaction import transaction

LONGEST_NAME = 200
AS_A_FILE = "application/octet-stream"  # what it really is, its row says


class NotSpeaking(Refusal):
    """They declined: there is nothing to prepare."""

    code = "speaker_declined"


@dataclass(frozen=True)
class Introduction:
    """How the programme introduces them, language by language."""

    job: Words
    organisation: Words
    biography: Words


def introduce(edition: Edition, speaker: Speaker, said: Introduction) -> None:
    with transaction():
        _hold_live(speaker)
        texts = {"job": said.job, "organisation": said.organisation, "biography": said.biography}
        before = {name: getattr(speaker, name) for name in texts if getattr(speaker, name) != texts[name]}
        if not before:
            return
        for name in before:
            setattr(speaker, name, texts[name])
        db.session.flush()
        after = {name: texts[name] for name in before}
        audit.note(SPEAKER, "changed_speaker", speaker, before=before, after=after)
        pages_changed(edition.id)


def arrange(speaker: Speaker, said: Mapping[str, Any]) -> None:
    """Practical matters; `said` are columns of `Engagement`. The audit keeps that they changed, not how."""
    with transaction():
        told = _hold_live(speaker)
        changed = [name for name, value in said.items() if getattr(told, name) != value]
        for name in changed:
            setattr(told, name, said[name])
        if changed:
            db.session.flush()
            audit.note(SPEAKER, "changed_arrangements", speaker)
            pages_changed(speaker.edition_id)


def give_photo(speaker: Speaker, data: bytes, *, part: Part = Part.MIDDLE) -> None:
    """Raises the refusals of files/pictures.py."""
    picture = portrait(data, part)  # before the lock: it takes a moment
    with transaction():
        told = _hold_live(speaker)
        _take_photo(told, files.keep(speaker.edition_id, picture, media_type=JPEG))
        audit.note(SPEAKER, "gave_speaker_photo", speaker)
        pages_changed(speaker.edition_id)


def remove_photo(speaker: Speaker) -> None:
    with transaction():
        told = hold(speaker)
        if told.photo_file_id is not None:
            _take_photo(told, None)
            audit.note(SPEAKER, "removed_speaker_photo", speaker)
            pages_changed(speaker.edition_id)


def send_slides(speaker: Speaker, data: bytes, *, name: str) -> Slides:
    """Another version: the newest is the one to show, the others stay. Raises the refusals of decks.py."""
    kind = kind_of(data)
    with transaction():
        told = _hold_live(speaker)
        version = 1 + (
            db.session.scalar(select(func.max(Slides.version)).filter_by(speaker_id=speaker.id)) or 0
        )
        if version > MOST_VERSIONS:
            raise TooManyVersions()
        slides = Slides(
            edition_id=speaker.edition_id,
            speaker_id=speaker.id,
            version=version,
            file_id=files.keep(speaker.edition_id, data, media_type=AS_A_FILE),
            name=" ".join(name.split())[:LONGEST_NAME],
            kind=kind,
            size=len(data),
            sent_at=clock.now(),
        )
        told.without_slides = False
        db.session.add(slides)
        db.session.flush()
        audit.note(SPEAKER, "sent_slides", speaker, after={"version": version})
        pages_changed(speaker.edition_id)
    return slides


def allow_slides(speaker: Speaker, allowed: bool, *, by: audit.Actor) -> None:
    """Whether the public page offers them, once the speaker agrees, too."""
    with transaction():
        told = hold(speaker)
        if told.slides_allowed != allowed:
            told.slides_allowed = allowed
            db.session.flush()
            audit.note(by, "allowed_slides" if allowed else "withheld_slides", speaker)
            pages_changed(speaker.edition_id)


def _hold_live(speaker: Speaker) -> Engagement:
    told = hold(speaker)
    if standing_of(speaker.is_confirmed, told) is Standing.DECLINED:
        raise NotSpeaking()
    return told


def _take_photo(told: Engagement, file_id: int | None) -> None:
    gone, told.photo_file_id = told.photo_file_id, file_id
    db.session.flush()
    files.let_go(gone)
