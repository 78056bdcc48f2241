"""Name by name: somebody else comes instead, on the same place.

Nothing is freed and nothing is taken: the counters do not move, so there is no moment in which anybody
else could get the place. Order of locks: the row that is replaced, the new row, the edition's cursor.
"""

from dataclasses import replace as changed
from typing import Any

from forum import clock
from forum.accreditation import delegation_letters as letters
from forum.accreditation import messages
from forum.audit import services as audit
from forum.badges import services as badges
from forum.delegations.models import Delegation
from forum.delegations.rules import takes_replacements
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration import links
from forum.registration import services as registrations
from forum.registration.inquiries import close_open
from forum.registration.models import Registration
from forum.registration.revisions import let_lapse
from forum.registration.services import Application
from forum.registration.states import LIVE, State
from forum.transaction import locked, transaction


class ReplacementsOver(Refusal):
    """The delegation's names are final: its `confirm_by` has passed."""

    code = "replacements_over"


class ReplacedAlready(Refusal):
    """Somebody else ended this registration a moment ago."""

    code = "replaced_already"


def replace(
    edition: Edition,
    delegation: Delegation,
    leaving: Registration,
    application: Application,
    *,
    key: str,
    by: audit.Actor,
) -> Registration:
    """End one registration and write down another in its place, with its state; whoever was confirmed
    hands on a new badge. Raises `ReplacementsOver`, `ReplacedAlready`, `AlreadyRegistered`; then nothing
    has changed. Sent twice with the same `key` it is done once."""
    application = changed(application, category_id=leaving.category_id, delegation_id=leaving.delegation_id)
    earlier = registrations.submitted_before(edition, key, application)
    if earlier is not None:
        return earlier
    if not takes_replacements(delegation, clock.now()):
        raise ReplacementsOver()
    with transaction():
        locked(leaving)
        if leaving.state not in LIVE or leaving.delegation_id != delegation.id:
            raise ReplacedAlready()
        coming = _hand_over(edition, leaving, application, key=key, by=by)
        queue(letters.replaced(edition, leaving, delegation, by.name))
        _tell(edition, delegation, coming, by=by)
    return coming


def _hand_over(
    edition: Edition, leaving: Registration, application: Application, *, key: str, by: audit.Actor
) -> Registration:
    old = State(leaving.state)
    carried = _carried(leaving, old)
    leaving.move_to(State.CANCELLED)
    close_open(leaving)
    let_lapse(leaving)
    links.end(leaving)
    leaving.decided_at, leaving.waiting_since, leaving.offer_expires_at = clock.now(), None, None
    db.session.flush()  # one live registration for one person: the old one ends first
    coming = registrations.write_down(
        edition,
        leaving.category,
        application,
        key=key,
        state=_taken_over(old),
        quota_id=leaving.quota_id,
    )
    for name, value in carried.items():
        setattr(coming, name, value)
    audit.note(by, "replaced", leaving, before={"state": old}, after={"successor": coming.full_name})
    audit.note(by, "took_over", coming, after={"state": coming.state, "predecessor": leaving.full_name})
    if old is State.CONFIRMED:
        badges.revoke(leaving, by=by, reason="replaced")
    return coming


def _taken_over(old: State) -> State:
    """What was asked of the one person is not asked of the other."""
    return State.SUBMITTED if old is State.INFO_REQUESTED else old


def _carried(leaving: Registration, old: State) -> dict[str, Any]:
    """What belongs to the place and not to the person."""
    decided = clock.now() if old in (State.CONFIRMED, State.OFFERED) else leaving.decided_at
    return {
        "replaces_id": leaving.id,
        "decided_at": decided,
        "endorsed_at": leaving.endorsed_at,
        "waiting_since": leaving.waiting_since,
        "offer_expires_at": leaving.offer_expires_at,
    }


def _tell(edition: Edition, delegation: Delegation, coming: Registration, *, by: audit.Actor) -> None:
    if coming.state == State.CONFIRMED:
        badge = badges.issue(edition, coming)
        queue(letters.nominated_with_badge(edition, coming, delegation, by.name, badge))
        return
    queue(letters.nominated(edition, coming, delegation, by.name))
    if coming.state in ALSO_TOLD:
        queue(ALSO_TOLD[coming.state](edition, coming))


# What goes with the place besides: a time in which to say yes, or a number in the line.
ALSO_TOLD = {State.OFFERED: messages.offered, State.WAITLISTED: messages.waitlisted}
