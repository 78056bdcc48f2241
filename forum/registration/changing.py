"""Changing the fields of a registration, with the places that a change of category moves."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from sqlalchemy.orm.attributes import set_committed_value

from forum.audit import services as audit
from forum.delegations.queries import quota_for
from forum.editions import capacity
from forum.editions.models import Category
from forum.editions.queries import edition_of
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration import links, messages
from forum.registration.models import Registration
from forum.registration.rules import CRITICAL
from forum.registration.services import NOTHING_FREED, Freed, flush, limits, limits_of, refresh_keys
from forum.registration.states import HOLDS_A_PLACE, LIVE, State
from forum.transaction import locked, transaction

COUNTED_BY = frozenset({"category_id", "delegation_id"})


class Ended(Refusal):
    """A declined, withdrawn or cancelled registration stays as it is."""

    code = "registration_ended"


class CriticalFieldFixed(Refusal):
    """After the decision, what was decided upon is changed by the organiser only."""

    code = "critical_field_fixed"


class Changed(NamedTuple):
    """Names of the fields that changed, and limits in which a place became free where there was none."""

    fields: frozenset[str]
    freed: Freed


def edit(registration: Registration, changes: Mapping[str, Any], *, by: audit.Actor) -> Changed:
    """Change fields. After the decision the critical ones stay as they were decided upon."""
    with transaction():
        live(locked(registration))
        fixed = CRITICAL & differing(registration, changes).keys()
        if registration.state == State.CONFIRMED and fixed:
            raise CriticalFieldFixed(fields=sorted(fixed))
        return change(registration, changes, by=by, verb="edited")


def correct(registration: Registration, changes: Mapping[str, Any], *, by: audit.Actor) -> Changed:
    """An organiser changes any field, decided upon or not. Raises `capacity.Full` where another category
    has no place."""
    with transaction():
        live(locked(registration))
        return change(registration, changes, by=by, verb="edited")


def live(registration: Registration) -> None:
    if registration.state not in LIVE:
        raise Ended()


def change(registration: Registration, changes: Mapping[str, Any], *, by: audit.Actor, verb: str) -> Changed:
    """The caller holds the transaction and has locked the row."""
    before, former = differing(registration, changes), registration.email
    after = {name: changes[name] for name in before}
    freed = _move_places(registration, after) if COUNTED_BY & after.keys() else NOTHING_FREED
    with db.session.no_autoflush:
        for name, value in after.items():
            setattr(registration, name, value)
        refresh_keys(registration)
        _follow_address(registration, former)
    if before:
        audit.note(by, verb, registration, before=before, after=after)
    flush(registration)
    if "category_id" in before:
        _know_category(registration)
    return Changed(frozenset(before), freed)


def _follow_address(registration: Registration, former: str) -> None:
    """Links go with the address: those that were mailed to the former one end, and both hear of it."""
    if registration.email == former:
        return
    edition = edition_of(registration.edition_id)
    links.renew(edition, registration)
    _know_category(registration)
    queue(messages.address_changed(edition, registration, former))
    queue(messages.new_link(edition, registration))


def _know_category(registration: Registration) -> None:
    set_committed_value(registration, "category", db.session.get_one(Category, registration.category_id))


def differing(registration: Registration, changes: Mapping[str, Any]) -> dict[str, Any]:
    """What the registration says now where the changes say otherwise."""
    return {k: getattr(registration, k) for k, v in changes.items() if getattr(registration, k) != v}


def _move_places(registration: Registration, after: Mapping[str, Any]) -> Freed:
    """Count against the other category or delegation from now on: the limits first, the row after."""
    r = registration
    old, category_id = limits_of(r), after.get("category_id", r.category_id)
    quota_id = quota_for(after.get("delegation_id", r.delegation_id), category_id)
    freed = NOTHING_FREED
    if r.state in HOLDS_A_PLACE:
        freed = frozenset(capacity.exchange(r.edition_id, old, limits(category_id, quota_id)))
    r.quota_id = quota_id
    return freed
