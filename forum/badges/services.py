"""Issuing a badge, replacing it, ending it. The code is made again whenever it is needed, never kept."""

import secrets
from datetime import datetime

from forum import clock
from forum.audit import services as audit
from forum.badges import codes, sealed_names
from forum.badges.models import Badge
from forum.badges.queries import badges_of, valid_badge_of
from forum.badges.states import BadgeState
from forum.editions import keys
from forum.editions.models import Edition
from forum.editions.services import raise_cursor
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.search.keeping import find_also_by
from forum.transaction import transaction

READ_OUT = 4  # the last letters of a code: what people read out to be found by


def issue(edition: Edition, registration: Registration, *, serial: int = 1) -> Badge:
    """The badge of a delegate. Called by whoever confirmed or replaces, inside their transaction."""
    uid, now = secrets.token_bytes(16), clock.now()
    token = token_from(edition, uid=uid, serial=serial, issued_at=now)
    find_also_by(registration, codes.text(token)[-READ_OUT:])
    badge = Badge(
        edition_id=edition.id,
        registration_id=registration.id,
        uid=uid,
        serial=serial,
        state=BadgeState.ISSUED,
        fingerprint=codes.fingerprint(token),
        issued_at=now,
        sealed_name=sealed_names.seal(token, sealed_names.words_of(registration)),
        cursor=raise_cursor(edition.id),
    )
    badge.registration = registration
    db.session.add(badge)
    db.session.flush()
    return badge


def token_of(edition: Edition, badge: Badge) -> bytes:
    """The 20 bytes of the badge's code: the same every time."""
    return token_from(edition, uid=badge.uid, serial=badge.serial, issued_at=badge.issued_at)


def token_from(edition: keys.HasKey, *, uid: bytes, serial: int, issued_at: datetime) -> bytes:
    """As `token_of`, for whoever has read only these columns of the badge."""
    return codes.mint(
        key=keys.key_of(edition),
        edition_uid=edition.uid,
        kind=codes.Kind.BADGE,
        badge_uid=uid,
        serial=serial,
        issued_at=issued_at,
    )


def reissue(edition: Edition, registration: Registration, *, by: audit.Actor, reason: str) -> Badge:
    """A new badge with the next serial; the old code is answered "replaced"."""
    with transaction():
        _ended(registration, BadgeState.REPLACED)
        # A revoked badge keeps its number: the next one is counted from all there were.
        last = max((badge.serial for badge in badges_of(registration)), default=0)
        badge = issue(edition, registration, serial=last + 1)
        audit.note(by, "reissued", badge, reason=reason, after={"serial": badge.serial})
    return badge


def revoke(registration: Registration, *, by: audit.Actor, reason: str | None = None) -> Badge | None:
    """End the right to enter. None if there was none."""
    with transaction():
        badge = _ended(registration, BadgeState.REVOKED)
        if badge is not None:
            audit.note(by, "revoked", badge, reason=reason, after={"serial": badge.serial})
    return badge


def _ended(registration: Registration, state: BadgeState) -> Badge | None:
    cursor = raise_cursor(registration.edition_id)
    badge = valid_badge_of(registration)
    if badge is not None:
        badge.state, badge.ended_at, badge.cursor = state, clock.now(), cursor
        db.session.flush()
    return badge
