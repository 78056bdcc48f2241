"""What is under way about one registration: questions, a delegation's word, changes that wait."""

from collections.abc import Sequence
from dataclasses import dataclass

from forum.accreditation.endorsement import waits_for_word, whose_word
from forum.delegations.models import Delegation
from forum.registration.inquiries import Inquiry, inquiries_of
from forum.registration.models import Registration
from forum.registration.revisions import Revision, pending_of
from forum.registration.states import State


@dataclass(frozen=True)
class Standing:
    inquiries: Sequence[Inquiry]
    revision: Revision | None
    delegation: Delegation | None  # whose word is missing, if it is one's
    awaits_word: bool


def standing_of(registration: Registration) -> Standing:
    awaits = waits_for_word(registration)
    return Standing(
        inquiries_of(registration),
        pending_of(registration) if registration.state == State.CONFIRMED else None,
        whose_word(registration) if awaits else None,
        awaits,
    )
