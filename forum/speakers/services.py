"""Writing down who was asked to speak, what is known of them, and whether they said yes."""

from collections.abc import Collection
from dataclasses import asdict, dataclass

from anyascii import anyascii
from sqlalchemy import bindparam, func, select, update

from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.extensions import db
from forum.speakers.models import Engagement, Speaker
from forum.transaction import locked, transaction

LONGEST_REF = 60
# Addresses of the desk that stand where a speaker's would.
PAGES_BESIDE = {"new", "reminders", "proposals"}


@dataclass(frozen=True)
class Profile:
    """A speaker as the programme tells of them."""

    name: str
    name_native: str | None
    native_language: str | None
    country: str
    organisation: Words
    job: Words
    biography: Words
    is_confirmed: bool


def add(edition: Edition, profile: Profile, *, by: audit.Actor) -> Speaker:
    """A new speaker, last in the edition's order."""
    with transaction():
        speaker = Speaker(
            edition_id=edition.id, ref=free_ref(profile.name, refs_of(edition)), **asdict(profile)
        )
        speaker.position = 1 + _last_position(edition)
        db.session.add(speaker)
        db.session.flush()
        audit.note(by, "added_speaker", speaker, after={"name": speaker.name})
        pages_changed(edition.id)
    return speaker


def change(edition: Edition, speaker: Speaker, profile: Profile, *, by: audit.Actor) -> None:
    with transaction():
        locked(speaker)
        after = {name: value for name, value in asdict(profile).items() if getattr(speaker, name) != value}
        if not after:
            return
        before = {name: getattr(speaker, name) for name in after}
        for name, value in after.items():
            setattr(speaker, name, value)
        if profile.is_confirmed:
            db.session.execute(_HAS_NOT_DECLINED, {"speaker": speaker.id})
        db.session.flush()
        audit.note(by, "changed_speaker", speaker, before=before, after=after)
        pages_changed(edition.id)


def _last_position(edition: Edition) -> int:
    return db.session.scalar(select(func.max(Speaker.position)).filter_by(edition_id=edition.id)) or 0


def refs_of(edition: Edition) -> set[str]:
    return set(db.session.scalars(select(Speaker.ref).filter_by(edition_id=edition.id)))


def free_ref(name: str, taken: Collection[str]) -> str:
    """The name as an address: `sato-sora`, numbered where it is taken."""
    words = "".join(c if c.isalnum() else " " for c in anyascii(name).lower()).split()
    wish = "-".join(words)[:LONGEST_REF].strip("-") or "speaker"
    number = 1
    while (ref := wish if number == 1 else f"{wish}-{number}") in taken or ref in PAGES_BESIDE:
        number += 1
    return ref


# Whoever is said to come has not declined any more.
_HAS_NOT_DECLINED = (
    update(Engagement)
    .where(Engagement.speaker_id == bindparam("speaker"))
    .values(declined_at=None, declined_because=None)
)
