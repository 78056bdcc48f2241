"""Writing the registrations' lives down: states, badges, letters and audit as the services would have.

In bulk, because the services would take a quarter of a minute for what nobody waits for. That the rows
agree with the services is what tests/demo/test_reconciling.py asks.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from forum.badges import codes
from forum.badges.models import Badge
from forum.badges.services import token_of
from forum.badges.states import BadgeState
from forum.demo.cast import Registrant
from forum.demo.edition import Made
from forum.demo.lives import Event, Life, Step
from forum.editions.capacity import Step as Limited
from forum.editions.models import Limit
from forum.extensions import db
from forum.registration import links
from forum.registration import services as registrations
from forum.registration.models import Registration
from forum.registration.services import REF_ALPHABET, Application
from forum.registration.states import HOLDS_A_PLACE, State, check_move

LEADS_TO = {
    Step.SUBMIT: State.SUBMITTED,
    Step.WAIT: State.WAITLISTED,
    Step.CONFIRM: State.CONFIRMED,
    Step.ASK: State.INFO_REQUESTED,
    Step.DECLINE: State.DECLINED,
    Step.WITHDRAW: State.WITHDRAWN,
    Step.PROMOTE: State.SUBMITTED,
}
DECIDES = {Step.CONFIRM, Step.DECLINE, Step.WITHDRAW}


@dataclass
class Happening:
    """One event with the rows it is about. `ended` is the badge it ended, `badge` the one it issued."""

    event: Event
    registrant: Registrant
    registration: Registration
    old: State | None
    new: State
    badge: Badge | None = None
    ended: Badge | None = None


class Ledger:
    """Everything that happened until `now`, in order of time."""

    def __init__(self, made: Made, lives: Sequence[Life], rng: Random, now: datetime) -> None:
        self.made = made
        self.edition = made.edition
        self.rng = rng
        self.cursor = 0
        self.valid: dict[int, Badge] = {}  # by the registration's place in `registrations`
        self.refs: set[str] = set()
        begun = [life for life in lives if life.events[0].at <= now]
        self.registrations = [self._registration(life) for life in begun]
        self.registrants = [life.registrant for life in begun]
        told = [(event, n) for n, life in enumerate(begun) for event in life.events if event.at <= now]
        # A stable order: of one moment's events, those of one life stay as they are told.
        self.happenings = [self._happens(event, n) for event, n in sorted(told, key=lambda one: one[0].at)]

    def write(self) -> None:
        """Registrations with their badges, and how many places they take."""
        db.session.add_all(self.registrations)
        db.session.flush()
        db.session.add_all(each.badge for each in self.happenings if each.badge)
        db.session.flush()
        self._count_places()

    def badge_of(self, key: str) -> Badge | None:
        """The valid badge of the registrant with this key in the cast."""
        numbers = (n for n, one in enumerate(self.registrants) if one.key == key)
        return self.valid.get(next(numbers, -1))

    def _registration(self, life: Life) -> Registration:
        one, made = life.registrant, self.made
        ref, key = self._new_ref(), f"{self.rng.getrandbits(128):032x}"
        application = Application(
            one.person, one.consents, one.person["language"], one.person.get("category_id", 0)
        )
        registration = Registration(
            edition_id=self.edition.id,
            category=made.categories[one.category],
            ref=ref,
            link_generation=1,
            link_hash=links.hashed(links.token(self.edition, ref, 1)),
            idempotency_key=key,
            content_hash=application.content_hash,
            submitted_at=life.events[0].at,
            **one.person,
        )
        registrations.refresh_keys(registration)
        return registration

    def _new_ref(self) -> str:
        while True:
            ref = "".join(self.rng.choices(REF_ALPHABET, k=6))
            if ref not in self.refs:
                self.refs.add(ref)
                return ref

    def _happens(self, event: Event, number: int) -> Happening:
        registration = self.registrations[number]
        old = State(registration.state) if registration.state else None
        new = LEADS_TO.get(event.step, State.CONFIRMED)
        if old is not None and old is not new:
            check_move(old, new)
        registration.state = new
        registration.waiting_since = event.at if new is State.WAITLISTED else None
        if event.step in DECIDES:
            registration.decided_at = event.at
        happening = Happening(event, self.registrants[number], registration, old, new)
        self._change_badge(happening, number)
        return happening

    def _change_badge(self, happening: Happening, number: int) -> None:
        step, at = happening.event.step, happening.event.at
        if step in (Step.REVOKE, Step.REISSUE) or (
            step is Step.WITHDRAW and happening.old is State.CONFIRMED
        ):
            self.cursor += 1
            ended = self.valid.pop(number)
            ended.state = BadgeState.REPLACED if step is Step.REISSUE else BadgeState.REVOKED
            ended.ended_at, ended.cursor = at, self.cursor
            happening.ended = ended
        if step in (Step.CONFIRM, Step.REISSUE):
            serial = 1 + (happening.ended.serial if happening.ended else 0)
            happening.badge = self.valid[number] = self._badge(happening.registration, serial, at)

    def _badge(self, registration: Registration, serial: int, at: datetime) -> Badge:
        self.cursor += 1
        badge = Badge(
            edition_id=self.edition.id,
            registration=registration,
            # The same for every demonstration; what makes the code a secret is the edition's key.
            uid=hashlib.sha256(f"{registration.ref} {serial}".encode()).digest()[:16],
            serial=serial,
            state=BadgeState.ISSUED,
            issued_at=at,
            cursor=self.cursor,
        )
        badge.fingerprint = codes.fingerprint(token_of(self.edition, badge))
        return badge

    def _count_places(self) -> None:
        holders = [one for one in self.registrations if one.state in HOLDS_A_PLACE]
        for limit in db.session.query(Limit).filter_by(edition_id=self.edition.id):
            mine = [one for one in holders if limit.step == Limited.EDITION or one.category_id == limit.of_id]
            limit.taken = len(mine)
        db.session.flush()
