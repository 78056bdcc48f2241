"""A delegate changes what was decided upon: it waits for the organiser, and the decided version stays.

What else they change is changed at once.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from forum import clock
from forum.accreditation import messages
from forum.accreditation.corrections import follow
from forum.audit import services as audit
from forum.badges import services as badges
from forum.badges.queries import valid_badge_of
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration import changing
from forum.registration.models import Registration
from forum.registration.questions import answering
from forum.registration.questions.answering import Given
from forum.registration.revisions import Revision, RevisionState, lines_of, pending_of
from forum.registration.rules import CRITICAL, ON_THE_BADGE
from forum.registration.states import State
from forum.transaction import locked, transaction


class NothingPending(Refusal):
    """It was decided upon, replaced or taken back in the meantime."""

    code = "nothing_pending"


class RevisionOutdated(Refusal):
    """Everything in it was changed to something else by somebody else in between."""

    code = "revision_outdated"


def edit(
    edition: Edition, registration: Registration, changes: Mapping[str, Any], answers: Iterable[Given] = ()
) -> Revision | None:
    """What the delegate saved on their own page; returns what waits for the organiser now. Raises `Ended`,
    `AlreadyRegistered`, and `capacity.Full` where another category has no place: then nothing is saved."""
    with transaction():
        changing.live(locked(registration))
        answering.change(registration, answers, by=audit.REGISTRANT)
        if registration.state != State.CONFIRMED:
            follow(edition, registration, changing.edit(registration, changes, by=audit.REGISTRANT))
            return None
        changing.edit(registration, _without(changes, CRITICAL), by=audit.REGISTRANT)
        return _propose(registration, {k: v for k, v in changes.items() if k in CRITICAL})


def accept(edition: Edition, registration: Registration, number: int, *, by: audit.Actor) -> Revision:
    """Change what was asked for, as far as nobody else has changed it in between. Raises `NothingPending`,
    `RevisionOutdated`, `capacity.Full`, `AlreadyRegistered`; then nothing is changed."""
    with transaction():
        revision = _pending(registration, number)
        lines = lines_of(revision, values_of(registration))
        changes = {line.field: line.wanted for line in lines if not line.is_outdated}
        if not changes:
            raise RevisionOutdated()
        changed = changing.change(registration, changes, by=by, verb="accepted_change")
        _close(revision, RevisionState.ACCEPTED, by=by)
        follow(edition, registration, changed)
        _tell(edition, registration, has_new_face=bool(changed.fields & ON_THE_BADGE), by=by)
    return revision


def refuse(
    edition: Edition, registration: Registration, number: int, *, by: audit.Actor, reason: str
) -> None:
    """Everything stays as it was decided upon. Raises `NothingPending`."""
    with transaction():
        revision = _pending(registration, number)
        _close(revision, RevisionState.REFUSED, by=by, reason=reason)
        audit.note(by, "refused_change", registration, reason=reason, after=revision.changes)
        queue(messages.revision_refused(edition, registration, reason))


def take_back(registration: Registration, number: int) -> None:
    """The delegate does not want it any more. Raises `NothingPending`."""
    with transaction():
        _take_back(registration, _pending(registration, number))


def values_of(registration: Registration) -> dict[str, Any]:
    return {name: getattr(registration, name) for name in CRITICAL}


def wanted_of(registration: Registration, revision: Revision | None) -> dict[str, Any]:
    """What the delegate last asked for: the pending changes over what is decided."""
    return values_of(registration) | (revision.changes if revision else {})


def _propose(registration: Registration, wanted: Mapping[str, Any]) -> Revision | None:
    earlier = pending_of(registration)
    before = changing.differing(registration, wanted)
    after = {name: wanted[name] for name in before}
    if earlier is not None and earlier.changes == after:
        return earlier
    if earlier is not None and not after:
        _take_back(registration, earlier)
    if not after:
        return None
    if earlier is not None:
        _close(earlier, RevisionState.REPLACED, by=audit.REGISTRANT)
    return _write(registration, before, after)


def _write(registration: Registration, before: dict[str, Any], after: dict[str, Any]) -> Revision:
    revision = Revision(
        edition_id=registration.edition_id,
        registration_id=registration.id,
        state=RevisionState.PENDING,
        changes=after,
        before=before,
        made_at=clock.now(),
    )
    db.session.add(revision)
    db.session.flush()
    audit.note(audit.REGISTRANT, "asked_for_change", registration, before=before, after=after)
    return revision


def _pending(registration: Registration, number: int) -> Revision:
    locked(registration)
    revision = pending_of(registration)
    if revision is None or revision.id != number or registration.state != State.CONFIRMED:
        raise NothingPending()
    return revision


def _take_back(registration: Registration, revision: Revision) -> None:
    _close(revision, RevisionState.TAKEN_BACK, by=audit.REGISTRANT)
    audit.note(audit.REGISTRANT, "took_back_change", registration)


def _close(revision: Revision, state: RevisionState, *, by: audit.Actor, reason: str | None = None) -> None:
    """Every change of a revision happens while its registration's row is held."""
    revision.state, revision.reason = state, reason
    revision.decided_at, revision.decided_by = clock.now(), by.name
    db.session.flush()


def _tell(edition: Edition, registration: Registration, *, has_new_face: bool, by: audit.Actor) -> None:
    if has_new_face and valid_badge_of(registration) is not None:
        badge = badges.reissue(edition, registration, by=by, reason="accepted_change")
        queue(messages.revised(edition, registration, badge))
    else:
        queue(messages.revision_accepted(edition, registration))


def _without(changes: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in changes.items() if name not in names}
