"""Two registrations of one person become one: one stays, with whatever is taken from the other, which ends.

Order of locks: both rows by their ids, then as in services.py. The place of the one that ends is freed once,
and whoever waits longest gets it.
"""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from forum.accreditation import corrections, messages
from forum.accreditation.leaving import leave
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.mail.outbox import queue
from forum.photos import services as photos
from forum.registration import links
from forum.registration.changing import live
from forum.registration.models import Registration
from forum.registration.questions import handing_on
from forum.registration.states import State
from forum.transaction import locked, transaction

# What can be taken over, as the desk shows it side by side. Meals and accessibility are not for every desk.
FIELDS = (
    *("given_name", "family_name", "family_first", "name_native", "reading", "patronymic", "badge_name"),
    *("salutation", "country", "organisation", "organisation_native", "organisation_type", "position"),
    *("email", "phone", "language", "interpretation", "site_visit", "gala"),
)

HandOn = Callable[[Registration, Registration], None]  # from the one that goes to the one that stays


class NotTwo(Refusal):
    """A registration cannot be merged with itself."""

    code = "not_two"


def differing(one: Registration, other: Registration) -> list[str]:
    """The fields in which they differ."""
    return [name for name in FIELDS if getattr(one, name) != getattr(other, name)]


def merge(
    edition: Edition,
    stays: Registration,
    goes: Registration,
    taken: Collection[str],
    *,
    by: audit.Actor,
    beside: Iterable[HandOn] = (),
) -> None:
    """`taken` names the fields that `stays` takes over from `goes`. Answers and a photograph go over where
    it has none; `beside` does so with what higher rooms keep. One letter, to the one that stays: with the
    new badge if there has to be one. Raises `Ended` where one of them has ended in the meantime."""
    if stays.id == goes.id:
        raise NotTwo()
    with transaction():
        for registration in sorted((stays, goes), key=lambda each: each.id):
            live(locked(registration))
        # First the end: while both live, one may not be called as the other is.
        before = stays.state
        leave(edition, goes, State.CANCELLED, by=by, verb="merged_into", reason=stays.ref)
        goes.merged_into_id = stays.id
        links.end(goes)
        for hand_on in (handing_on.hand_on, photos.hand_on, *beside):
            hand_on(goes, stays)
        audit.note(by, "merged", stays, reason=goes.ref)
        has_new_badge = corrections.correct(edition, stays, _values(goes, taken), by=by)
        # The free place may have come to the very one that stays: then a letter has said so.
        if not has_new_badge and stays.state == before:
            queue(messages.about("merged", edition, stays))


def _values(goes: Registration, taken: Collection[str]) -> dict[str, Any]:
    return {name: getattr(goes, name) for name in FIELDS if name in taken}
