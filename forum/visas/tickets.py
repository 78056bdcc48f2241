"""What opens the letter to a consulate: a link of an hour, sent to the address that gave the passport.

The link to one's own page lasts for months and lies in many letters: it does not open a passport.
"""

import hmac
from datetime import timedelta
from typing import Any

from forum import clock
from forum.editions.models import Edition
from forum.registration import links
from forum.registration.models import Registration
from forum.visas.models import VisaRequest

LASTS = timedelta(hours=1)
PURPOSE = "visa letter"


def new_ticket(edition: Edition, registration: Registration, request: VisaRequest) -> dict[str, Any]:
    """What has to be known to make its link when the letter leaves."""
    until = int((clock.now() + LASTS).timestamp())
    r = registration
    page = {"edition_id": edition.id, "ref": r.ref, "generation": r.link_generation}
    return page | {"ticket": [*_about(r, request), until]}


def is_good(edition: Edition, registration: Registration, request: VisaRequest, said: str) -> bool:
    until, _dot, mark = said.partition(".")
    if not (until.isascii() and until.isdigit()) or clock.now().timestamp() > int(until[:12]):
        return False
    expected = links.ticket(edition, *_about(registration, request), int(until))
    return hmac.compare_digest(mark.encode(), expected.encode())


def _about(registration: Registration, request: VisaRequest) -> tuple[str | int, ...]:
    """Another link to the page, another letter: then the ticket is for neither."""
    return PURPOSE, registration.ref, registration.link_generation, request.letters
