"""Whom a release concerns: who is or was on stage, who follows a session. Three statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import load_only

from forum.agenda.following import followers
from forum.agenda.releases.differences import Change
from forum.editions.models import Edition
from forum.extensions import db
from forum.registration.messages import called
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.speakers.models import Engagement, Speaker


class Part(StrEnum):
    """What somebody has to do with a changed session."""

    FOLLOWS = "follows"
    ON_STAGE = "on_stage"
    JOINS = "joins"
    LEAVES = "leaves"


@dataclass
class Recipient:
    """Somebody who is written to, once, with everything that changed for them."""

    name: str
    called: str
    email: str
    language: str
    about: tuple[str, int]
    link: Mapping[str, Any]
    parts: dict[int, Part] = field(default_factory=dict)

    @property
    def is_registered(self) -> bool:
        return self.about[0] == "registration"

    @property
    def speaks(self) -> bool:
        return any(part is not Part.FOLLOWS for part in self.parts.values())


@dataclass(frozen=True)
class Affected:
    recipients: Sequence[Recipient]
    unreachable: Sequence[str]  # speakers without an address, by name


def affected(edition: Edition, found: Collection[Change]) -> Affected:
    """In order of name. Changes that nobody plans by concern nobody."""
    told = {change.session_id: change for change in found if change.is_told}
    if not told:
        return Affected((), ())
    stage, following = _on_stage(told.values()), followers(edition.id, list(told))
    speakers = db.session.execute(_SPEAKERS, {"ids": list(stage)}).all()
    known = _registered(edition, {*following, *(speaker.registration_id or 0 for speaker, _ in speakers)})
    for number in following.keys() & known.keys():
        known[number].parts |= dict.fromkeys(sorted(following[number]), Part.FOLLOWS)
    everybody, unreachable = list(known.values()), []
    for speaker, engagement in speakers:
        recipient = known.get(speaker.registration_id or 0)
        if recipient is None and (recipient := _unregistered(edition, speaker, engagement)):
            everybody.append(recipient)
        if recipient is None:
            unreachable.append(speaker.name)
        else:
            recipient.parts |= stage[speaker.id]
    return Affected(_who_sees_it(everybody, told), sorted(unreachable))


def _who_sees_it(everybody: Collection[Recipient], told: Mapping[int, Change]) -> list[Recipient]:
    for each in everybody:
        each.parts = {n: part for n, part in each.parts.items() if told[n].is_told_in(each.language)}
    return sorted((each for each in everybody if each.parts), key=lambda each: (each.name, each.about))


def _on_stage(told: Collection[Change]) -> dict[int, dict[int, Part]]:
    """By speaker: what each of the changed sessions is to them."""
    stage: dict[int, dict[int, Part]] = {}
    for change in told:
        for speaker in change.speakers:
            stage.setdefault(speaker, {})[change.session_id] = _part(change, speaker)
    return stage


def _part(change: Change, speaker: int) -> Part:
    if change.leaves(speaker):
        return Part.LEAVES
    return Part.JOINS if change.joins(speaker) else Part.ON_STAGE


def _registered(edition: Edition, ids: Collection[int]) -> dict[int, Recipient]:
    """Those of them who still come, or may."""
    found = db.session.scalars(_REGISTRATIONS, {"ids": list(ids)})
    return {registration.id: _recipient(edition, registration) for registration in found}


def _recipient(edition: Edition, registration: Registration) -> Recipient:
    r = registration
    link = {"edition_id": edition.id, "ref": r.ref, "generation": r.link_generation}
    return Recipient(r.full_name, called(r), r.email, r.language, ("registration", r.id), link)


def _unregistered(edition: Edition, speaker: Speaker, engagement: Engagement | None) -> Recipient | None:
    if engagement is None or not engagement.email:
        return None
    link = {"edition_id": edition.id, "id": speaker.id, "generation": engagement.link_generation}
    about = ("speaker", speaker.id)
    return Recipient(speaker.name, speaker.name, engagement.email, engagement.language, about, link)


_SPEAKERS = (
    select(Speaker, Engagement)
    .outerjoin(Engagement, Engagement.speaker_id == Speaker.id)
    .where(Speaker.id.in_(bindparam("ids", expanding=True)))
)
_R = Registration
_REGISTRATIONS = (
    select(_R)
    .where(_R.id.in_(bindparam("ids", expanding=True)), _R.state.in_(sorted(LIVE)))
    .options(
        load_only(
            _R.ref, _R.email, _R.language, _R.country, _R.link_generation, _R.name_native, _R.erased_at
        ),
        load_only(_R.given_name, _R.family_name, _R.family_first),
    )
)
