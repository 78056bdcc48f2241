"""Limits beside the one for each machine: letters to one address, tries at one account.

Whoever can send from many machines could fill a stranger's mailbox with our letters, or guess a password.
Known and unknown addresses are counted alike, so that a limit tells nobody who is registered.
"""

from hashlib import sha256

from flask import abort
from flask_limiter.util import get_remote_address
from limits import parse

from forum.extensions import limiter

LETTERS = parse("5 per hour")
REGISTRATIONS = parse("10 per hour")  # an office registers a delegation with its one address
TRIES = parse("20 per hour")
SHEETS = parse("30 per hour")  # of one coordinator: reading one takes a process of its own
DRAFTS = parse("200 per day")  # begun at one machine: a whole office may stand behind its address


def one_more_letter(email: str) -> None:
    """Before a link is sent to an address that anybody could have typed."""
    _count(LETTERS, "to", email)


def one_more_registration(email: str) -> None:
    """Before a registration is answered by letter."""
    _count(REGISTRATIONS, "from", email)


def one_more_try(email: str) -> None:
    """Before a password is looked at."""
    _count(TRIES, "account", email)


def one_more_sheet(account_id: int | None) -> None:
    """Before a coordinator's file is read."""
    _count(SHEETS, "sheets", str(account_id))


def one_more_draft() -> None:
    """Before a new draft is kept."""
    _count(DRAFTS, "drafts", get_remote_address())


def _count(limit, what: str, who: str) -> None:
    """429 where there have been too many. An address is counted by its hash: it is kept nowhere else."""
    whose = sha256(who.strip().lower().encode()).hexdigest()[:32]
    if limiter.enabled and not limiter.limiter.hit(limit, f"{what}:{whose}"):
        abort(429)
