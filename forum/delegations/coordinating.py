"""Inviting somebody to answer for a delegation, letting them in once, and ending their access.

Scarce here: one use of an invitation (one conditional UPDATE).
"""

from sqlalchemy import CursorResult, delete, exists, select, update

from forum import clock
from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.accounts.models import Account, Appointment
from forum.accounts.queries import account_with
from forum.audit import services as audit
from forum.delegations import invitations, messages
from forum.delegations.models import Coordinator, Delegation
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.transaction import locked, transaction


class InvitationOver(Refusal):
    """Used, replaced by a newer one, or too old."""

    code = "invitation_over"


def invite(
    edition: Edition, delegation: Delegation, *, email: str, name: str, language: str, by: audit.Actor
) -> Coordinator:
    """Invite by letter. Whoever was invited or removed before gets a new invitation."""
    with transaction():
        locked(delegation)  # two invitations of one person, one after the other
        found = select(Coordinator).filter_by(delegation_id=delegation.id, email=email.strip().lower())
        coordinator = db.session.scalar(found) or _new(edition, delegation, email)
        coordinator.name, coordinator.language = name, language
        if coordinator.removed_at is not None:
            coordinator.removed_at = coordinator.accepted_at = coordinator.account_id = None
        _send(edition, delegation, coordinator)
        audit.note(by, "invited_coordinator", delegation, after={"name": name})
    return coordinator


def invite_again(
    edition: Edition, delegation: Delegation, coordinator: Coordinator, *, by: audit.Actor
) -> None:
    """A new link; the one that was mailed before opens nothing any more."""
    with transaction():
        locked(coordinator)
        if coordinator.removed_at is not None or coordinator.accepted_at is not None:
            raise InvitationOver()
        _send(edition, delegation, coordinator)
        audit.note(by, "invited_coordinator", delegation, after={"name": coordinator.name})


def accept(edition: Edition, coordinator: Coordinator, *, link_token: str, password: str) -> str:
    """Take the invitation up, once: with a new account, or with the account of that address and its
    password. Returns the token of a sign-in. Raises `InvitationOver`, `PasswordTooShort`, `WrongSignIn`;
    then the invitation is as good as before."""
    with transaction():
        account = account_with(coordinator.email) or accounts.make_account(
            email=coordinator.email, name=coordinator.name, password=password
        )
        signed_in = accounts.sign_in(email=account.email, password=password)
        _redeem(edition, coordinator, account, link_token)
    return signed_in


def accept_signed_in(edition: Edition, coordinator: Coordinator, *, link_token: str, account_id: int) -> None:
    """As `accept`, for whoever is signed in with the account of the invited address."""
    with transaction():
        account = account_with(coordinator.email)
        if account is None or account.id != account_id:
            raise InvitationOver()
        _redeem(edition, coordinator, account, link_token)


def remove(delegation: Delegation, coordinator: Coordinator, *, by: audit.Actor) -> None:
    """Their access to this delegation ends at once; to others it stays."""
    with transaction():
        locked(coordinator)
        if coordinator.removed_at is not None:
            return
        coordinator.removed_at, coordinator.invitation_hash = clock.now(), None
        db.session.flush()
        if coordinator.account_id is not None:
            _relieve(coordinator.edition_id, coordinator.account_id)
        audit.note(by, "removed_coordinator", delegation, after={"name": coordinator.name})


def _new(edition: Edition, delegation: Delegation, email: str) -> Coordinator:
    coordinator = Coordinator(
        edition_id=edition.id,
        delegation_id=delegation.id,
        email=email.strip().lower(),
        name="",
        language="en",
        invitation_generation=0,
    )
    db.session.add(coordinator)
    db.session.flush()
    return coordinator


def _send(edition: Edition, delegation: Delegation, coordinator: Coordinator) -> None:
    coordinator.invitation_generation += 1
    link_token = invitations.token(edition, coordinator.id, coordinator.invitation_generation)
    if coordinator.accepted_at is None:
        coordinator.invitation_hash = invitations.hashed(link_token)
        coordinator.invited_at = clock.now()
        coordinator.invitation_expires_at = clock.now() + invitations.VALID_FOR
        queue(messages.invited(edition, delegation, coordinator))
    db.session.flush()


def _redeem(edition: Edition, coordinator: Coordinator, account: Account, link_token: str) -> None:
    taken = db.session.execute(
        update(Coordinator)
        .where(
            Coordinator.id == coordinator.id,
            Coordinator.invitation_hash == invitations.hashed(link_token),
            Coordinator.invitation_expires_at > clock.now(),
            Coordinator.removed_at.is_(None),
        )
        .values(account_id=account.id, accepted_at=clock.now(), invitation_hash=None)
    )
    assert isinstance(taken, CursorResult)  # noqa: S101 - tells the type checker what UPDATE returns
    if taken.rowcount != 1:
        raise InvitationOver()
    accounts.appoint(account, edition_id=edition.id, duty=Duty.COORDINATOR)
    delegation = db.session.get_one(Delegation, coordinator.delegation_id)
    actor = audit.Actor(account.name, account.id)
    audit.note(actor, "accepted_invitation", delegation, after={"name": coordinator.name})


def _relieve(edition_id: int, account_id: int) -> None:
    """Nothing left to answer for: the duty ends too."""
    still = exists().where(
        Coordinator.edition_id == edition_id,
        Coordinator.account_id == account_id,
        Coordinator.removed_at.is_(None),
    )
    db.session.execute(
        delete(Appointment).where(
            Appointment.edition_id == edition_id,
            Appointment.account_id == account_id,
            Appointment.duty == Duty.COORDINATOR,
            ~still,
        )
    )
