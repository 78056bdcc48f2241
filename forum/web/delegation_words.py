"""What is said about delegations: why something was not done, and what was written down."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l

from forum.delegations.states import Kind
from forum.editions.models import Edition
from forum.web.dates import moment_words

REFUSALS = {
    "delegation_code_taken": _l("Another delegation has this code. Choose another one."),
    "invitation_over": _l("This invitation was used, or is too old. Ask the organiser to invite you again."),
    "nominations_over": _l("The time to name people has passed. Ask the organiser if somebody has to come."),
    "replacements_over": _l(
        "The time to replace people has passed. Ask the organiser if somebody else has to come."
    ),
    "not_theirs": _l("The organiser moved this person to another delegation."),
    "replaced_already": _l(
        "Somebody else replaced this person or ended the registration a moment ago. Nothing was changed: look"
        " at how things stand now."
    ),
}

VERBS = {
    "added_delegation": _l("Delegation added"),
    "changed_delegation": _l("Delegation changed"),
    "set_quota": _l("Quota set"),
    "removed_quota": _l("Quota removed"),
    "invited_coordinator": _l("Coordinator invited"),
    "accepted_invitation": _l("Invitation accepted"),
    "removed_coordinator": _l("Coordinator removed"),
    "gave_floaters": _l("Passes given"),
    "withdrew_floater": _l("Pass withdrawn"),
    "moved_to_delegation": _l("Put into a delegation"),
    "left_delegation": _l("Taken out of the delegation"),
    "replaced": _l("Replaced by somebody else"),
    "took_over": _l("Came in somebody’s place"),
    "taken_out": _l("Withdrawn by the delegation"),
}

FIELDS = {
    "code": _l("Code"),
    "delegation_kind": _l("Kind"),
    "head": _l("Head"),
    "is_listed": _l("Offered on the public form"),
    "nominate_by": _l("Names until"),
    "confirm_by": _l("Replacements until"),
    "is_hard": _l("Nobody above it"),
    "category": _l("Category"),
    "passes": _l("Passes"),
    "zone": _l("Zone"),
    "number": _l("Number"),
    "delegation": _l("Delegation"),
    "successor": _l("Comes instead"),
    "predecessor": _l("Came before"),
}

KINDS = {Kind.COUNTRY: _l("Of a country or economy"), Kind.ORGANISATION: _l("Of an organisation")}


def _moment(value: str, edition: Edition) -> str:
    return moment_words(datetime.fromisoformat(value), edition)


SAYING: dict[str, Callable[[Any, Edition], str]] = {
    "nominate_by": _moment,
    "confirm_by": _moment,
    "delegation_kind": lambda value, edition: str(KINDS[Kind(value)]),
}
