"""Reading what was arranged with speakers."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import and_, exists, select

from forum import clock
from forum.editions.models import Edition
from forum.editions.zone import at, instant
from forum.extensions import db
from forum.speakers import links
from forum.speakers.models import Engagement, Slides, Speaker
from forum.speakers.rules import cut, hours_said

Present = Sequence[tuple[datetime, datetime]]


def of_link(edition: Edition, link_token: str) -> tuple[Speaker, Engagement] | None:
    """Whose page a link opens. It ends with the forum, and with the next link that is sent."""
    if at(clock.now(), edition).date() > edition.ends_on:
        return None
    row = db.session.execute(
        select(Speaker, Engagement)
        .join(Engagement, Engagement.speaker_id == Speaker.id)
        .where(Speaker.edition_id == edition.id, Engagement.link_hash == links.hashed(link_token))
    ).one_or_none()
    return (row[0], row[1]) if row else None


def engagement_of(speaker: Speaker) -> Engagement | None:
    return db.session.scalar(
        select(Engagement).filter_by(edition_id=speaker.edition_id, speaker_id=speaker.id)
    )


def engagements_of(edition_id: int) -> Mapping[int, Engagement]:
    """By the speaker's number. One statement."""
    found = db.session.scalars(select(Engagement).filter_by(edition_id=edition_id))
    return {each.speaker_id: each for each in found}


def slides_of(speaker: Speaker) -> Sequence[Slides]:
    """Every version, the newest first."""
    return db.session.scalars(
        select(Slides)
        .filter_by(edition_id=speaker.edition_id, speaker_id=speaker.id)
        .order_by(Slides.version.desc())
    ).all()


def with_slides(edition_id: int) -> set[int]:
    """The numbers of the speakers who have sent some."""
    return set(db.session.scalars(select(Slides.speaker_id).filter_by(edition_id=edition_id).distinct()))


def version_of(speaker: Speaker, version: int) -> Slides | None:
    return db.session.scalar(
        select(Slides).filter_by(edition_id=speaker.edition_id, speaker_id=speaker.id, version=version)
    )


class Shown(NamedTuple):
    """What anybody may have of a speaker: the number of the photograph, and whether there are slides."""

    photo: int | None = None
    has_slides: bool = False


def shown_of(speaker: Speaker) -> Shown:
    """One statement."""
    sent = exists().where(Slides.speaker_id == speaker.id)
    found = select(
        Engagement.photo_file_id, and_(Engagement.shows_slides.is_(True), Engagement.slides_allowed, sent)
    )
    row = db.session.execute(found.where(Engagement.speaker_id == speaker.id)).one_or_none()
    return Shown(row[0], bool(row[1])) if row else Shown()


def shown_slides(speaker: Speaker) -> Slides | None:
    """The newest, where the speaker agrees and the organiser allows that anybody has them."""
    told = engagement_of(speaker)
    if told is None or not (told.shows_slides and told.slides_allowed and speaker.is_confirmed):
        return None
    return next(iter(slides_of(speaker)), None)


def presence_in(edition: Edition) -> Mapping[int, Present]:
    """When each speaker can be there, by their number; who has said nothing about it is left out.
    One statement."""
    found = db.session.scalars(select(Engagement).filter_by(edition_id=edition.id))
    said = {each.speaker_id: _present(edition, each) for each in found}
    return {number: present for number, present in said.items() if present is not None}


def _present(edition: Edition, told: Engagement) -> Present | None:
    if told.hours is None and told.arrives_at is None and told.departs_at is None:
        return None
    spans: Present = [AT_ANY_TIME]
    if told.hours is not None:
        spans = [
            (instant(said.day, said.begins, edition), instant(said.day, said.ends, edition))
            for said in hours_said(told.hours)
        ]
    return cut(spans, arrives=told.arrives_at, departs=told.departs_at)


AT_ANY_TIME = (
    datetime.fromisoformat("1970-01-01T00:00:00+00:00"),
    datetime.fromisoformat("2999-01-01T00:00:00+00:00"),
)
