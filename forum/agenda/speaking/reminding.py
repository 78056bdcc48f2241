"""Reminding speakers of what is missing: exactly that, and not twice within a day."""

from collections.abc import Sequence
from typing import NamedTuple

from forum import clock
from forum.agenda.speaking.queries import Checked, checklists_of
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.speakers import messages
from forum.speakers.inviting import hold, renew_link
from forum.speakers.rules import was_just_reminded
from forum.transaction import transaction


class NothingMissing(Refusal):
    code = "nothing_missing"


class NoAddress(Refusal):
    """Nobody has written down where letters to this speaker go."""

    code = "speaker_without_address"


class JustReminded(Refusal):
    """Within the last day: `facts["at"]`."""

    code = "just_reminded"


class Reminded(NamedTuple):
    """How many letters are on their way, and who was left out: reminded within a day, without an address."""

    letters: int
    too_soon: int
    without_address: int


def remind(edition: Edition, checked: Checked, *, by: audit.Actor) -> None:
    """Raises `NothingMissing`, `NoAddress`, `JustReminded`."""
    if not checked.missing:
        raise NothingMissing()
    if not checked.can_be_written_to:
        raise NoAddress()
    with transaction():
        told = hold(checked.speaker)
        if was_just_reminded(told.reminded_at, clock.now()):
            raise JustReminded(at=told.reminded_at)
        if told.link_hash is None:
            renew_link(edition, told)
        told.reminded_at = clock.now()
        db.session.flush()
        queue(messages.reminded(edition, checked.speaker, told, checked.missing))
        audit.note(by, "reminded_speaker", checked.speaker)


def remind_all(edition: Edition, *, by: audit.Actor) -> Reminded:
    """Everybody who misses something."""
    owing = [each for each in checklists_of(edition.id) if each.missing]
    reachable = [each for each in owing if each.can_be_written_to]
    with transaction():
        letters = sum(_was_reminded(edition, each, by) for each in _in_one_order(reachable))
    return Reminded(letters, len(reachable) - letters, len(owing) - len(reachable))


def _in_one_order(found: Sequence[Checked]) -> list[Checked]:
    """Two organisers who click at once hold the rows one after the other, never crosswise."""
    return sorted(found, key=lambda each: each.speaker.id)


def _was_reminded(edition: Edition, checked: Checked, by: audit.Actor) -> bool:
    try:
        remind(edition, checked, by=by)
    except JustReminded:
        return False
    return True
