"""The paper a registration leaves behind: audit entries, letters, the ledger of consents."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count
from random import Random

from forum import clock
from forum.accreditation import messages
from forum.audit.models import Entry
from forum.audit.services import FORUM, REGISTRANT, Actor
from forum.badges.models import Badge
from forum.demo.ledger import Happening, Ledger
from forum.demo.lives import Step
from forum.extensions import db
from forum.mail.models import Letter
from forum.mail.outbox import Draft, queue
from forum.mail.states import LetterState
from forum.registration.consents import VERSION, By
from forum.registration.inquiries import Inquiry
from forum.registration.models import Consent, Registration
from forum.registration.states import State

VERBS = {
    Step.SUBMIT: "submitted",
    Step.WAIT: "submitted",
    Step.CONFIRM: "confirmed",
    Step.ASK: "requested_information",
    Step.DECLINE: "declined",
    Step.WITHDRAW: "withdrew",
    Step.PROMOTE: "promoted",
}
# What the mail server is supposed to have said. Nothing of a demonstration has ever left the machine.
TAKEN = "250 Demonstration: kept here as if it had been sent"
NO_SUCH_BOX = "550 5.1.1 Demonstration: no such mailbox"
# These letters, counted from the first, come back: the mail room has something to mend.
COME_BACK = {419, 823}


def write_paper(ledger: Ledger, organiser: Actor, rng: Random) -> None:
    """What was noted and sent, in order of time."""
    entries: list[Entry] = []
    sent = count(1)
    for happening in ledger.happenings:
        clock.stand(happening.event.at)
        entries += _entries(happening, organiser)
        if draft := _letter(ledger, happening):
            _send(queue(draft), next(sent), rng)
    db.session.add_all(entries)
    db.session.add_all(each for one in ledger.happenings for each in _consents(one))
    db.session.add_all(_inquiry(one, organiser) for one in ledger.happenings if one.event.step is Step.ASK)
    db.session.flush()


def _entries(happening: Happening, organiser: Actor) -> Iterator[Entry]:
    event, registration = happening.event, happening.registration
    if event.step in VERBS:
        before = {"state": happening.old} if happening.old else None
        yield _entry(
            happening, _who(happening, organiser), VERBS[event.step], registration,
            reason=event.reason, before=before, after={"state": happening.new},
        )  # fmt: skip
    if event.step is Step.REISSUE and happening.badge:
        yield _about_badge(happening, organiser, "reissued", happening.badge, event.reason)
    elif happening.ended:
        by = REGISTRANT if event.step is Step.WITHDRAW else organiser
        reason = "withdrew" if event.step is Step.WITHDRAW else event.reason
        yield _about_badge(happening, by, "revoked", happening.ended, reason)


def _who(happening: Happening, organiser: Actor) -> Actor:
    step = happening.event.step
    if step in (Step.SUBMIT, Step.WAIT, Step.WITHDRAW):
        return REGISTRANT
    confirmed_itself = step is Step.CONFIRM and not happening.registration.category.needs_decision
    return FORUM if step is Step.PROMOTE or confirmed_itself else organiser


def _about_badge(happening: Happening, by: Actor, verb: str, badge: Badge, reason: str | None) -> Entry:
    return _entry(happening, by, verb, badge, reason=reason, after={"serial": badge.serial})


def _entry(happening: Happening, by: Actor, verb: str, thing: Registration | Badge, **more: object) -> Entry:
    return Entry(
        edition_id=thing.edition_id,
        at=happening.event.at,
        actor=by.name,
        account_id=by.account_id,
        verb=verb,
        thing=thing.__tablename__,
        thing_id=thing.id,
        **more,
    )


def _letter(ledger: Ledger, happening: Happening) -> Draft | None:
    step, edition, registration = happening.event.step, ledger.edition, happening.registration
    if step is Step.SUBMIT and not registration.category.needs_decision:
        return None  # confirmed in the same breath: that letter says it all
    if happening.badge:
        with_badge = messages.reissued if step is Step.REISSUE else messages.confirmed
        return with_badge(edition, registration, happening.badge)
    if step is Step.ASK:
        return messages.info_requested(edition, registration, happening.event.reason or "")
    if step is Step.DECLINE:
        return messages.declined(edition, registration, happening.event.reason)
    plain: dict[Step, Callable[..., Draft]] = {
        Step.SUBMIT: messages.received,
        Step.PROMOTE: messages.received,
        Step.WAIT: messages.waitlisted,
        Step.WITHDRAW: messages.withdrawn,
    }
    return plain[step](edition, registration) if step in plain else None


def _send(letter: Letter, number: int, rng: Random) -> None:
    letter.attempts = 1
    if number in COME_BACK:
        letter.state, letter.answer = LetterState.FAILED, NO_SUCH_BOX
        return
    letter.state, letter.answer = LetterState.SENT, TAKEN
    letter.sent_at = letter.queued_at + timedelta(seconds=rng.randint(1, 20))


def _inquiry(happening: Happening, organiser: Actor) -> Inquiry:
    return Inquiry(
        edition_id=happening.registration.edition_id,
        registration_id=happening.registration.id,
        question=happening.event.reason,
        asked_at=happening.event.at,
        asked_by=organiser.name,
    )


def _consents(happening: Happening) -> Iterator[Consent]:
    if happening.old is not None or happening.new not in (State.SUBMITTED, State.WAITLISTED):
        return
    for purpose, given in happening.registrant.consents.items():
        yield Consent(
            edition_id=happening.registration.edition_id,
            registration_id=happening.registration.id,
            purpose=purpose,
            given=given,
            text_version=VERSION,
            language=happening.registration.language,
            at=happening.event.at,
            by=By.REGISTRANT,
        )
