"""Writing a registration down: submitted once, edited by its owner, moved from state to state."""

import hashlib
import json
import secrets
from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from forum import clock
from forum.audit import services as audit
from forum.delegations.queries import quota_for
from forum.editions import capacity
from forum.editions.capacity import Step
from forum.editions.models import Category, Edition
from forum.editions.rules import Opening, opening
from forum.errors import Refusal
from forum.extensions import db
from forum.registration import links
from forum.registration.models import Consent, Registration
from forum.registration.rules import CRITICAL
from forum.registration.search import folded, hay
from forum.registration.states import LIVE, State, places_change
from forum.transaction import locked, transaction

REF_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0, 1, I, L, O, U: read out over a telephone
CONSENT_TEXT_VERSION = "2025-1"
FOUND_BY = (
    *("given_name", "family_name", "name_native", "reading", "badge_name"),
    *("organisation", "organisation_native", "email", "phone", "ref"),
)


class NotOpen(Refusal):
    code = "registration_not_open"


class KeyReused(Refusal):
    """The same idempotency key came with other content."""

    code = "key_reused"


class SubmittedTwice(Refusal):
    """Another request with the same key was a moment faster: its result is the result."""

    code = "submitted_twice"


class AlreadyRegistered(Refusal):
    """The same person at the same address has a live registration: `facts["person_key"]`."""

    code = "already_registered"


class Ended(Refusal):
    """A declined, withdrawn or cancelled registration stays as it is."""

    code = "registration_ended"


class CriticalFieldFixed(Refusal):
    """After the decision, a name or an organisation is changed by the organiser only."""

    code = "critical_field_fixed"


@dataclass(frozen=True)
class Application:
    """What was typed. `person` holds columns of `Registration`; `consents` purpose → given."""

    person: Mapping[str, Any]
    consents: Mapping[str, bool]
    language: str
    category_id: int
    delegation_id: int | None = None

    @property
    def content_hash(self) -> bytes:
        said = json.dumps(
            [self.category_id, self.delegation_id, dict(self.person), dict(self.consents)],
            sort_keys=True,
            default=str,
        )
        return hashlib.sha256(said.encode()).digest()


def submitted_before(edition: Edition, key: str, application: Application) -> Registration | None:
    """The result of an earlier submission with this key; refuses other content under the same key."""
    earlier = db.session.scalar(_WITH_KEY, {"edition": edition.id, "key": key})
    if earlier is not None and earlier.content_hash != application.content_hash:
        raise KeyReused()
    return earlier


def submit(
    edition: Edition,
    category: Category,
    application: Application,
    *,
    key: str,
    by: audit.Actor = audit.REGISTRANT,
) -> Registration:
    """A new registration, with its place taken; on the waiting list where the category keeps one and
    is full. Raises `NotOpen`, `AlreadyRegistered` or `capacity.Full`, and then nothing is written."""
    if opening(edition, clock.now()) is not Opening.OPEN:
        raise NotOpen()
    with transaction():
        quota_id = quota_for(application.delegation_id, category.id)
        state = _take_place_or_wait(category, limits(category.id, quota_id))
        registration = write_down(edition, category, application, key=key, state=state, quota_id=quota_id)
        audit.note(by, "submitted", registration, after={"state": state})
    return registration


def move(
    registration: Registration, new: State, *, by: audit.Actor, verb: str, reason: str | None = None
) -> None:
    """Move to a new state, with the place it takes or frees and its audit entry. Raises `MoveRefused`,
    `capacity.Full`. The caller holds the transaction and has locked the row."""
    old = State(registration.state)
    registration.move_to(new)
    change = places_change(old, new)
    # The limits first, the row after: a newcomer holds the limits and waits for this row's unique index.
    with db.session.no_autoflush:
        if change > 0:
            capacity.take(registration.edition_id, limits_of(registration))
        elif change < 0:
            capacity.free(registration.edition_id, limits_of(registration))
    registration.waiting_since = clock.now() if new is State.WAITLISTED else None
    audit.note(by, verb, registration, reason=reason, before={"state": old}, after={"state": new})


def edit(registration: Registration, changes: Mapping[str, Any], *, by: audit.Actor) -> None:
    """Change fields. After the decision the critical ones stay as they were decided upon."""
    with transaction():
        _live(locked(registration))
        fixed = CRITICAL & _differing(registration, changes).keys()
        if registration.state == State.CONFIRMED and fixed:
            raise CriticalFieldFixed(fields=sorted(fixed))
        _change(registration, changes, by=by)


def correct(registration: Registration, changes: Mapping[str, Any], *, by: audit.Actor) -> set[str]:
    """An organiser changes any field, decided upon or not; returns the names of those that changed."""
    with transaction():
        _live(locked(registration))
        return _change(registration, changes, by=by)


def _live(registration: Registration) -> None:
    if registration.state not in LIVE:
        raise Ended()


def _change(registration: Registration, changes: Mapping[str, Any], *, by: audit.Actor) -> set[str]:
    before = _differing(registration, changes)
    after = {name: changes[name] for name in before}
    for name, value in after.items():
        setattr(registration, name, value)
    refresh_keys(registration)
    if before:
        audit.note(by, "edited", registration, before=before, after=after)
    _flush(registration)
    return set(before)


def _differing(registration: Registration, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What the registration says now where the changes say otherwise."""
    return {k: getattr(registration, k) for k, v in changes.items() if getattr(registration, k) != v}


def limits_of(registration: Registration) -> list[tuple[Step, int]]:
    """The limits a registration counts against."""
    return limits(registration.category_id, registration.quota_id)


def limits(category_id: int, quota_id: int | None) -> list[tuple[Step, int]]:
    everybodys = [(Step.EDITION, 0), (Step.CATEGORY, category_id)]
    return everybodys if quota_id is None else [*everybodys, (Step.DELEGATION_CATEGORY, quota_id)]


def _take_place_or_wait(category: Category, limits: list[tuple[Step, int]]) -> State:
    try:
        with db.session.begin_nested() if category.keeps_waiting_list else nullcontext():
            capacity.take(category.edition_id, limits)
    except capacity.Full:
        if not category.keeps_waiting_list:
            raise
        return State.WAITLISTED
    return State.SUBMITTED


def write_down(
    edition: Edition,
    category: Category,
    application: Application,
    *,
    key: str,
    state: State,
    quota_id: int | None,
) -> Registration:
    """A new row whose place is taken already. The caller holds the transaction."""
    ref = "".join(secrets.choice(REF_ALPHABET) for _ in range(6))
    registration = Registration(
        edition_id=edition.id,
        category=category,
        ref=ref,
        state=state,
        delegation_id=application.delegation_id,
        quota_id=quota_id,
        link_generation=1,
        link_hash=links.hashed(links.token(edition, ref, 1)),
        idempotency_key=key,
        content_hash=application.content_hash,
        submitted_at=clock.now(),
        waiting_since=clock.now() if state is State.WAITLISTED else None,
        **application.person,
    )
    refresh_keys(registration)
    db.session.add(registration)
    _flush(registration)
    _write_consents(registration, application)
    return registration


def _write_consents(registration: Registration, application: Application) -> None:
    ledger = [
        {
            "edition_id": registration.edition_id,
            "registration_id": registration.id,
            "purpose": purpose,
            "given": given,
            "text_version": CONSENT_TEXT_VERSION,
            "language": application.language,
            "at": registration.submitted_at,
        }
        for purpose, given in application.consents.items()
    ]
    db.session.execute(_CONSENT, ledger)


_CONSENT = insert(Consent.__table__)
_WITH_KEY = select(Registration).where(
    Registration.edition_id == bindparam("edition"), Registration.idempotency_key == bindparam("key")
)


def refresh_keys(registration: Registration) -> None:
    """Keep the keys by which somebody is known and found in step with what was typed."""
    r = registration
    r.email = r.email.strip().lower()
    said = "|".join([r.email, folded(r.given_name or ""), folded(r.family_name or "")])
    r.person_key = hashlib.sha256(said.encode()).hexdigest()
    texts = (getattr(r, name) or "" for name in FOUND_BY)
    r.hay = hay(*texts)[:2000]


def _flush(registration: Registration) -> None:
    """Write it down; a second live registration of the same person meets the database's own promise."""
    person_key = registration.person_key  # a flush that fails takes it away
    try:
        db.session.flush()
    except IntegrityError as clash:
        said = str(clash.orig)
        if "idempotency_key" in said:
            raise SubmittedTwice() from None
        if "person_key" in said or "one_live_registration" in said:
            raise AlreadyRegistered(person_key=person_key) from None
        raise
