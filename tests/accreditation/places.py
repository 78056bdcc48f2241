"""A small forum under siege: what may be done to its places, and what must be true at every commit.

`Siege` does one thing at a time to somebody or to a limit; `wrongs()` says in words what no longer holds.
"""

import itertools
from collections import Counter
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Row, bindparam, func, select
from sqlalchemy.orm import joinedload

from forum import clock
from forum.accreditation import (
    corrections,
    endorsing,
    inquiring,
    offering,
    quotas,
    replacing,
    resizing,
    revising,
    services,
)
from forum.badges.models import Badge
from forum.badges.states import VALID
from forum.delegations.models import Delegation
from forum.delegations.states import Kind
from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.editions.queries import categories_of, edition_of
from forum.errors import Refusal
from forum.extensions import db
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.states import HOLDS_A_PLACE, State
from forum.transaction import transaction
from tests.makers import SOMEBODY, a_category, an_application, an_edition

_numbers = itertools.count(1)
_CAPACITY = 5


def a_besieged_edition(*, scale: int = 1) -> int:
    """Three categories that give their places in different ways, and a delegation with quotas; its id."""
    edition = an_edition(capacity=_CAPACITY * scale)
    first, second, third = (
        a_category(edition, capacity=2 * scale, keeps_waiting_list=True),
        a_category(edition, capacity=2 * scale, keeps_waiting_list=True, offer_hours=24),
        a_category(
            edition, capacity=2 * scale, keeps_waiting_list=True, needs_decision=True, asks_endorsement=True
        ),
    )
    delegation = a_delegation(edition)
    for category in (first, second, third):
        quotas.set_quota(edition, delegation, category, places=scale, is_hard=True, by=SOMEBODY)
    return edition.id


def a_delegation(edition, **changes) -> Delegation:
    facts = {"code": f"D{next(_numbers)}", "kind": Kind.COUNTRY, "name": {"en": "Republic of Korea"}}
    with transaction():
        delegation = Delegation(edition_id=edition.id, **(facts | changes))
        db.session.add(delegation)
    return delegation


class Siege:
    """What anybody may try. A refusal is an answer too: it comes back as its code."""

    def __init__(self, edition_id: int) -> None:
        self.edition_id = edition_id
        self.edition = edition_of(edition_id)
        self.categories = list(categories_of(edition_id))
        self.delegation = db.session.scalars(select(Delegation).filter_by(edition_id=edition_id)).one()
        # Put on the waiting list while there was room: they wait for the next place, not for this one.
        self.in_reserve: set[int] = set()

    def try_to(self, do, *arguments, **more):
        try:
            return do(*arguments, **more)
        except Refusal as refusal:
            return refusal.code

    def people(self) -> list[Registration]:
        found = (
            select(Registration)
            .filter_by(edition_id=self.edition_id)
            .options(joinedload(Registration.category))
            .order_by(Registration.id)
        )
        return list(db.session.scalars(found.execution_options(populate_existing=True)))

    def submit(self, category: int, of_delegation: bool) -> None:
        number = next(_numbers)
        application = an_application(email=f"somebody{number}@example.org")
        self._receive(self.categories[category], application, of_delegation, key=f"key-{number:020}")

    def confirm(self, who):
        services.confirm(self.edition, who, by=SOMEBODY)

    def waitlist(self, who):
        services.waitlist(self.edition, who, by=SOMEBODY)
        self.in_reserve.add(who.id)

    def decline(self, who):
        services.decline(self.edition, who, by=SOMEBODY)

    def cancel(self, who):
        services.cancel(self.edition, who, by=SOMEBODY)

    def withdraw(self, who):
        services.withdraw(self.edition, who)

    def ask(self, who):
        inquiring.ask(self.edition, who, by=SOMEBODY, reason="Which newspaper do you report for?")

    def answer(self, who):
        inquiring.answer(who, text="The Example Times.")

    def endorse(self, who):
        endorsing.endorse(self.edition, who, by=SOMEBODY)

    def decline_for_delegation(self, who):
        endorsing.decline_for_delegation(self.edition, who, by=SOMEBODY)

    def accept(self, who):
        offering.accept(self.edition, who)

    def let_go(self, who):
        offering.let_go(self.edition, who)

    def expire(self, who):
        offering.expire(self.edition, who)
        self.in_reserve.add(who.id)

    def edit(self, who):
        revising.edit(self.edition, who, {"organisation": f"Example Works {next(_numbers)}"})

    def recategorise(self, who, category: int):
        change = {"category_id": self.categories[category].id}
        corrections.correct(self.edition, who, change, by=SOMEBODY)

    def revise(self, who, category: int):
        change = {"category_id": self.categories[category].id, "given_name": "Narae"}
        revision = revising.edit(self.edition, who, change)
        if revision is not None:
            revising.accept(self.edition, who, revision.id, by=SOMEBODY)

    def replace(self, who):
        number = next(_numbers)
        application = an_application(email=f"instead{number}@example.org")
        key = f"key-{number:020}"
        replacing.replace(self.edition, self.delegation, who, application, key=key, by=SOMEBODY)

    def resize(self, category: int | None, places: int | None):
        if category is None:
            resizing.resize(self.edition, places=places, by=SOMEBODY)
            return
        found = self.categories[category]
        new = resizing.Places(places, found.offer_hours, found.asks_endorsement)
        resizing.set_places(self.edition, found, new, by=SOMEBODY)

    def set_quota(self, category: int, places: int, is_hard: bool):
        found = self.categories[category]
        quotas.set_quota(self.edition, self.delegation, found, places=places, is_hard=is_hard, by=SOMEBODY)

    def wrongs(self) -> list[str]:
        """What no longer holds, in words."""
        people, limits = db.session.execute(_PEOPLE, {"edition": self.edition_id}).all(), self._limits()
        return [
            *_miscounted(people, limits),
            *self._passed_over(people, limits),
            *(
                f"{one.id} is {one.state} with {one.badges} valid badges"
                for one in people
                if one.badges != (one.state == State.CONFIRMED)
            ),
        ]

    def _receive(self, category, application, of_delegation, *, key):
        delegation_id = self.delegation.id if of_delegation else None
        whole = replace(application, category_id=category.id, delegation_id=delegation_id)
        services.receive(self.edition, category, whole, key=key)

    def _limits(self) -> dict[tuple[Step, int], Row]:
        rows = db.session.execute(_LIMITS, {"edition": self.edition_id})
        return {(Step(limit.step), limit.of_id): limit for limit in rows}

    def _passed_over(self, people, limits):
        fit = {
            one.id
            for one in people
            if one.state == State.WAITLISTED and all(has_room(limits[key]) for key in _limits_of(one))
        }
        self.in_reserve &= fit
        yield from (f"{number} waits though there is a place" for number in fit - self.in_reserve)


def _miscounted(people, limits):
    held = Counter(limit for one in people if one.state in HOLDS_A_PLACE for limit in _limits_of(one))
    for key, limit in limits.items():
        if limit.taken != held[key]:
            yield f"{key[0].name} {key[1]}: {limit.taken} are counted, {held[key]} hold a place"
        if limit.capacity is not None and held[key] > limit.capacity:
            yield f"{key[0].name} {key[1]}: {held[key]} hold {limit.capacity} places"


def _limits_of(one):
    return registrations.limits(one.category_id, one.quota_id)


def has_room(limit: Row) -> bool:
    return limit.capacity is None or limit.taken < limit.capacity


def later() -> None:
    """The clock goes on, so that nobody waits as long as somebody else."""
    clock.stand(clock.now() + timedelta(minutes=1))


_registration, _badge, _limit = Registration.__table__.c, Badge.__table__.c, Limit.__table__.c
_VALID_BADGES = (
    select(func.count())
    .where(_badge.registration_id == _registration.id, _badge.state.in_(VALID))
    .scalar_subquery()
)
_PEOPLE = select(
    *(_registration[name] for name in ("id", "state", "category_id", "quota_id")),
    _VALID_BADGES.label("badges"),
).where(_registration.edition_id == bindparam("edition"))
_LIMITS = select(_limit.step, _limit.of_id, _limit.taken, _limit.capacity).where(
    _limit.edition_id == bindparam("edition")
)
