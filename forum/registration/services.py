"""Writing a registration down: submitted once, edited by its owner, moved from state to state."""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
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
from forum.registration.consents import VERSION, By
from forum.registration.inquiries import close_open
from forum.registration.likeness import keys_of
from forum.registration.models import Consent, Registration
from forum.registration.questions import answering
from forum.registration.questions.answering import Given
from forum.registration.revisions import let_lapse
from forum.registration.search.folding import folded
from forum.registration.search.keeping import refresh_hay
from forum.registration.states import State, places_change
from forum.transaction import transaction

Freed = frozenset[tuple[Step, int]]  # limits in which a place became free where there was none
NOTHING_FREED: Freed = frozenset()
REF_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no 0, 1, I, L, O, U: read out over a telephone


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


@dataclass(frozen=True)
class Application:
    """What was typed. `person` holds columns of `Registration`; `consents` purpose → given."""

    person: Mapping[str, Any]
    consents: Mapping[str, bool]
    language: str
    category_id: int
    delegation_id: int | None = None
    consents_by: By = By.REGISTRANT
    answers: tuple[Given, ...] = ()  # to the edition's own questions

    @property
    def content_hash(self) -> bytes:
        # A short number could be found out from its hash: sealed answers are left out.
        open_answers = {a.question.id: a.content for a in self.answers if not a.question.is_sealed}
        said = json.dumps(
            [
                *(self.category_id, self.delegation_id, dict(self.person), dict(self.consents)),
                open_answers,
            ],
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
) -> Freed:
    """Move to a new state, with the place it takes or frees and its audit entry; returns the limits that
    were full until now. Raises `MoveRefused`, `capacity.Full`. The caller holds the transaction and has
    locked the row."""
    old = State(registration.state)
    registration.move_to(new)
    change, freed = places_change(old, new), NOTHING_FREED
    # The limits first, the row after: a newcomer holds the limits and waits for this row's unique index.
    with db.session.no_autoflush:
        if change > 0:
            capacity.take(registration.edition_id, limits_of(registration))
        elif change < 0:
            freed = frozenset(capacity.free(registration.edition_id, limits_of(registration)))
    registration.waiting_since = clock.now() if new is State.WAITLISTED else None
    registration.offer_expires_at = None
    if old is State.INFO_REQUESTED:
        close_open(registration)
    if old is State.CONFIRMED:
        let_lapse(registration)
    audit.note(by, verb, registration, reason=reason, before={"state": old}, after={"state": new})
    return freed


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
    registration = drawn_up(edition, category, application, key=key, state=state, quota_id=quota_id)
    db.session.add(registration)
    flush(registration)
    write_beside(registration, application)
    return registration


def drawn_up(
    edition: Edition,
    category: Category,
    application: Application,
    *,
    key: str,
    state: State,
    quota_id: int | None,
) -> Registration:
    """The row before it is written: for whoever writes many at once."""
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
    return registration


def write_beside(registration: Registration, application: Application) -> None:
    """What stands in other tables about a new row, once that has its number."""
    write_all_beside([(registration, application)])


def write_all_beside(written: Sequence[tuple[Registration, Application]]) -> None:
    """As `write_beside`, for many."""
    ledger = [line for row, application in written for line in _consents(row, application)]
    if ledger:
        db.session.execute(_CONSENT, ledger)
    for registration, application in written:
        answering.write(registration, application.answers)


def _consents(registration: Registration, application: Application) -> list[dict[str, Any]]:
    return [
        {
            "edition_id": registration.edition_id,
            "registration_id": registration.id,
            "purpose": purpose,
            "given": given,
            "text_version": VERSION,
            "language": application.language,
            "at": registration.submitted_at,
            "by": application.consents_by,
        }
        for purpose, given in application.consents.items()
    ]


_CONSENT = insert(Consent.__table__)
_WITH_KEY = select(Registration).where(
    Registration.edition_id == bindparam("edition"), Registration.idempotency_key == bindparam("key")
)


def refresh_keys(registration: Registration) -> None:
    """Keep the keys by which somebody is known and found in step with what was typed."""
    r = registration
    r.email = r.email.strip().lower()
    r.person_key = key_of_person(r.email, r.given_name or "", r.family_name or "")
    r.name_key, r.native_key = keys_of(
        r.given_name or "", r.family_name or "", r.name_native or "", r.reading or ""
    )
    refresh_hay(r)


def key_of_person(email: str, given_name: str, family_name: str) -> str:
    """By which somebody is known: address and Latin name, however they are written."""
    said = "|".join([email, folded(given_name), folded(family_name)])
    return hashlib.sha256(said.encode()).hexdigest()


def flush(registration: Registration) -> None:
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
