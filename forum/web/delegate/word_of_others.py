"""Whether somebody else said that a registrant agrees, and the registrant has not said so yet."""

from forum.registration.consents import By, Purpose
from forum.registration.consents_ledger import standing_of
from forum.registration.models import Registration
from forum.registration.states import LIVE


def is_word_of_others(registration: Registration) -> bool:
    """No statement for whoever belongs to no delegation and came by no list."""
    if registration.state not in LIVE or registration.delegation_id is None:
        return False
    line = standing_of(registration).get(Purpose.REQUIRED)
    return line is not None and line.given and line.by in (By.COORDINATOR, By.IMPORT)
