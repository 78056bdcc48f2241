"""Codes that only the desk shows, in the reader's language."""

from flask_babel import lazy_gettext as _l

from forum.badges.states import BadgeState
from forum.checkin.rules import Outcome
from forum.registration.duplicates import Reason

BADGES = {
    BadgeState.ISSUED: _l("Valid"),
    BadgeState.PRINTED: _l("Valid, printed"),
    BadgeState.COLLECTED: _l("Valid, collected"),
    BadgeState.REPLACED: _l("Replaced"),
    BadgeState.REVOKED: _l("Revoked"),
}

OUTCOMES = {
    Outcome.ADMITTED: _l("Admitted"),
    Outcome.ADMITTED_VIP: _l("Admitted as VIP"),
    Outcome.ALREADY_IN: _l("Refused: already in"),
    Outcome.NOT_IN_LIST: _l("Refused: not in the list"),
    Outcome.WRONG_ZONE: _l("Refused: another zone"),
    Outcome.WRONG_DAY: _l("Refused: another day"),
    Outcome.NOT_CONFIRMED: _l("Refused: not confirmed"),
    Outcome.REPLACED: _l("Refused: this badge was replaced"),
    Outcome.REVOKED: _l("Refused: this badge was revoked"),
    Outcome.OTHER_FORUM: _l("Refused: a badge of another forum"),
    Outcome.NOT_A_BADGE: _l("Refused: not a badge"),
    Outcome.OVERRIDDEN: _l("Admitted by a supervisor"),
    Outcome.LEFT: _l("Left"),
    Outcome.UNDONE: _l("Taken back at the gate"),
    Outcome.NOTED: _l("Noted"),
}

REASONS = {
    Reason.SAME_NAME: _l("Same name"),
    Reason.SAME_NAME_OTHERWISE: _l("Same name, written in another way"),
    Reason.SAME_PHONE: _l("Same phone"),
    Reason.SAME_EMAIL: _l("Same e-mail"),
    Reason.SAME_ORGANISATION: _l("Same organisation"),
}
