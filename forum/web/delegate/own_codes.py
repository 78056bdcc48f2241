"""The codes in a copy of one's own data, in words: what machines need in the file and nobody reads."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from flask import current_app
from flask_babel import lazy_gettext as _l

from forum.audit.services import FORUM, REGISTRANT
from forum.registration.consents import By
from forum.registration.offers import MEALS, ORGANISATION_TYPES
from forum.registration.revisions import RevisionState
from forum.web.names import country_name, language_name
from forum.web.privacy_words import PURPOSES
from forum.web.verbs import VERBS
from forum.web.wording import STATES

BY = {
    REGISTRANT.name: _l("You"),
    FORUM.name: _l("The organiser"),
    By.COORDINATOR: _l("Your coordinator"),
    By.IMPORT: _l("An imported list"),
}
REVISIONS = {
    RevisionState.PENDING: _l("Waits for the organiser"),
    RevisionState.ACCEPTED: _l("Accepted"),
    RevisionState.REFUSED: _l("Not accepted"),
    RevisionState.TAKEN_BACK: _l("Taken back"),
    RevisionState.REPLACED: _l("Replaced by a later one"),
    RevisionState.LAPSED: _l("Lapsed: the registration is not confirmed any more"),
}
# What machines need in the file and nobody needs on the page; of one section, or of each.
LEFT_OUT: Mapping[str, frozenset[str]] = {
    "": frozenset(
        {"to_name", "from_name", "reply_to", "received_at", "source", "shown", "accepted", "second_language"}
        | {"native_language", "told_at", "about_id", "registration_id"}
    ),
    "letter": frozenset({"kind", "state"}),
    "scan": frozenset({"action", "answered", "duplicate_of", "claim", "undoes", "closed_by"}),
    "visa_request": frozenset({"letters"}),
}


def is_left_out(section: str, name: str) -> bool:
    return name in LEFT_OUT[""] or name in LEFT_OUT.get(section, ())


def worded(section: str, name: str, value: Any) -> str:
    """A code in words; what is no code stays as it is."""
    say = SAYING.get((section, name)) or SAYING.get(("", name))
    return str(say(value)) if say else str(value)


def _by_filter(name: str, value: Any) -> Any:
    """By the words that every page has for it."""
    return current_app.jinja_env.filters[name](value)


def _of(table: Mapping[Any, Any]) -> Callable[[Any], Any]:
    return lambda value: table.get(value, value)


SAYING: Mapping[tuple[str, str], Callable[[Any], Any]] = {
    ("", "meals"): _of(MEALS),
    ("", "organisation_type"): _of(ORGANISATION_TYPES),
    ("", "country"): country_name,
    ("", "language"): language_name,
    ("", "interpretation"): language_name,
    ("", "purpose"): _of(PURPOSES),
    ("", "by"): _of(BY),
    ("", "asked_by"): _of(BY),
    ("", "decided_by"): _of(BY),
    ("", "what"): _of(VERBS),
    ("companion", "relation"): partial(_by_filter, "relation_word"),
    ("registration", "state"): _of(STATES),
    ("revision", "state"): _of(REVISIONS),
    ("visa_request", "state"): partial(_by_filter, "visa_word"),
    ("badge", "state"): partial(_by_filter, "badge_word"),
    ("proposal", "state"): partial(_by_filter, "proposal_word"),
    ("scan", "outcome"): partial(_by_filter, "outcome_word"),
}
