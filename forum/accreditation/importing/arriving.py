"""Writing many new registrations down, by the same rules as one: places, audit, letters, badges.

All together where everybody finds a place; otherwise one by one, so that each of those who do not gets an
answer of their own.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy.exc import IntegrityError

from forum.audit import services as audit
from forum.delegations.queries import quota_for
from forum.editions.capacity import Full, Step
from forum.editions.models import Category, Edition
from forum.editions.several import take_several
from forum.errors import Refusal
from forum.extensions import db
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.services import AlreadyRegistered, Application, SubmittedTwice, limits
from forum.registration.states import State
from forum.transaction import transaction

TRIES = 3  # references are drawn by lot, and sooner or later one is drawn twice
Welcome = Callable[[Registration], None]  # what follows for somebody whose row is written: letter, badge


@dataclass(frozen=True)
class Arrival:
    """Somebody new: the row they stand in, what they apply for, and a key that is theirs alone."""

    row: int
    category: Category
    application: Application
    key: str


@dataclass
class Party:
    """Into what they arrive, by whose hand, and how each is welcomed."""

    edition: Edition
    by: audit.Actor
    welcome: Welcome
    quotas: dict[tuple[int | None, int], int | None] = field(default_factory=dict)

    def receive(self, arrivals: Sequence[Arrival]) -> dict[int, Refusal]:
        """Inside the caller's transaction. Returns who was refused, by row."""
        if not arrivals:
            return {}
        try:
            with transaction():
                self.quotas.clear()
                self._all(arrivals)
        except (Full, AlreadyRegistered, SubmittedTwice, IntegrityError):
            return self._one_by_one(arrivals)
        return {}

    def _all(self, arrivals: Sequence[Arrival]) -> None:
        wanted = Counter(limit for each in arrivals for limit in self._limits(each))
        take_several(self.edition.id, wanted)
        self._write([(each, State.SUBMITTED) for each in arrivals])

    def _one_by_one(self, arrivals: Sequence[Arrival]) -> dict[int, Refusal]:
        refused: dict[int, Refusal] = {}
        for each in arrivals:
            try:
                self._one(each)
            except (Full, AlreadyRegistered, SubmittedTwice) as refusal:
                refused[each.row] = refusal
        return refused

    def _one(self, arrival: Arrival) -> None:
        for last in (False,) * (TRIES - 1) + (True,):
            try:
                with transaction():
                    self.quotas.clear()
                    return self._write([(arrival, self._place(arrival))])
            except IntegrityError:
                if last:
                    raise
        return None

    def _place(self, arrival: Arrival) -> State:
        wanted = Counter(self._limits(arrival))  # before the savepoint: the limit is held beyond it
        try:
            with transaction():
                take_several(self.edition.id, wanted)
        except Full:
            if not arrival.category.keeps_waiting_list:
                raise
            return State.WAITLISTED
        return State.SUBMITTED

    def _write(self, arrivals: Sequence[tuple[Arrival, State]]) -> None:
        rows = [self._drawn_up(arrival, state) for arrival, state in arrivals]
        db.session.add_all(rows)
        registrations.flush(rows[0])
        registrations.write_all_beside(
            [(row, arrival.application) for row, (arrival, _state) in zip(rows, arrivals, strict=True)]
        )
        audit.note_all(self.by, "submitted", [(row, {"state": row.state}) for row in rows])
        for row in rows:
            self.welcome(row)

    def _drawn_up(self, arrival: Arrival, state: State) -> Registration:
        return registrations.drawn_up(
            self.edition,
            arrival.category,
            arrival.application,
            key=arrival.key,
            state=state,
            quota_id=self._quota(arrival),
        )

    def _limits(self, arrival: Arrival) -> list[tuple[Step, int]]:
        return limits(arrival.category.id, self._quota(arrival))

    def _quota(self, arrival: Arrival) -> int | None:
        """Known for as long as the edition's limit is held: until the transaction, or its savepoint, ends."""
        which = (arrival.application.delegation_id, arrival.category.id)
        if which not in self.quotas:
            self.quotas[which] = quota_for(*which)
        return self.quotas[which]
