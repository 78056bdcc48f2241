"""The audit in words: what was done, by whom, and what changed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from flask import g, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.accounts.duties import Duty
from forum.agenda.models import Kind, PublishState
from forum.audit.models import Entry
from forum.audit.services import FORUM, REGISTRANT
from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.insights.stories import Subject
from forum.registration.states import State
from forum.web import (
    delegation_words,
    door_words,
    paper_words,
    privacy_words,
    release_words,
    session_words,
    sheet_words,
    speaker_words,
)
from forum.web.dates import moment_words
from forum.web.names import country_name, language_name
from forum.web.verbs import VERBS
from forum.web.wording import KINDS, PUBLISH_STATES, STATES, words

FIELDS = {
    **sheet_words.FIELDS,
    **session_words.FIELDS,
    **release_words.FIELDS,
    **delegation_words.FIELDS,
    **door_words.FIELDS,
    "state": _l("State"),
    "given_name": _l("Given name"),
    "family_name": _l("Family name"),
    "family_first": _l("Family name first"),
    "name_native": _l("Name in own script"),
    "badge_name": _l("Name on the badge"),
    "country": _l("Country"),
    "organisation": _l("Organisation"),
    "position": _l("Position"),
    "email": _l("E-mail"),
    "phone": _l("Phone"),
    "language": _l("Language"),
    "serial": _l("Number"),
    "name": _l("Name"),
    "title": _l("Title"),
    "abstract": _l("Abstract"),
    "kind": _l("Kind"),
    "starts_at": _l("Begins"),
    "minutes": _l("Minutes"),
    "job": _l("Position"),
    "biography": _l("Biography"),
    "is_confirmed": _l("Has accepted"),
    "duty": _l("Duty"),
    "category_id": _l("Category"),
    "places": _l("Places"),
    "offer_hours": _l("Hours an offered place is held"),
    "asks_endorsement": _l("Delegation has to endorse"),
    "to_email": _l("Address"),
    "room_id": _l("Room"),
    "starts_on": _l("First day"),
    "ends_on": _l("Last day"),
    "venue_id": _l("Venue"),
    "capacity": _l("Seats"),
    "booths": _l("Interpreters' booths"),
    "turnaround_minutes": _l("Minutes between two sessions"),
    "opens_at": _l("Can be used from"),
    "closes_at": _l("Can be used until"),
    "closed_on": _l("Not ours on"),
    "track_id": _l("Track"),
    "floor_languages": _l("Spoken on the floor"),
    "interpreted_languages": _l("Interpreted into"),
    "people": _l("People"),
    "answers": _l("Answers"),
    **paper_words.FIELDS,
    **speaker_words.FIELDS,
    **privacy_words.FIELDS,
}
# What is kept as a number or at length: that it changed is said, the value is not.
NOT_SHOWN = {"room_id", "venue_id", "closed_on", "track_id", "people", "abstract", "biography"} | {
    "zone_access",
    "session_id",
}

DUTIES = {
    Duty.OWNER: _l("Owner"),
    Duty.ORGANISER: _l("Organiser"),
    Duty.REGISTRAR: _l("Registrar"),
    Duty.VISA_OFFICER: _l("Visa officer"),
    Duty.COORDINATOR: _l("Coordinator"),
    Duty.DOOR: _l("Door staff"),
}
NAMED_ACTORS = {
    REGISTRANT.name: _l("The registrant"),
    FORUM.name: _l("Forum (automatic)"),
    **speaker_words.ACTORS,
}


class Change(NamedTuple):
    """One field, before and after; None where there is nothing to show."""

    field: str
    before: str | None
    after: str | None


class Told(NamedTuple):
    """An entry in words."""

    what: str
    who: str
    changes: list[Change]
    reason: str | None


def told(entry: Entry, edition: Edition) -> Told:
    # A badge ends with its registration: then the reason is the verb of that.
    reason = str(VERBS[entry.reason]) if entry.reason in VERBS else entry.reason
    return Told(
        str(VERBS.get(entry.verb, entry.verb)), actor_words(entry.actor), changes_of(entry, edition), reason
    )


def actor_words(actor: str) -> str:
    if actor in NAMED_ACTORS:
        return str(NAMED_ACTORS[actor])
    kind, _blank, number = actor.partition(" ")
    return _("Device %(number)s", number=number) if kind == "device" and number.isdigit() else actor


def changes_of(entry: Entry, edition: Edition) -> list[Change]:
    before, after = entry.before or {}, entry.after or {}
    return [_change(name, before, after, edition) for name in dict.fromkeys([*before, *after])]


def address_of(entry: Entry, subject: Subject | None, edition: Edition) -> str | None:
    """The page of what an entry is about, if it has one."""
    if subject is None or subject.ref is None:
        return None
    endpoint, parameter = PAGES[entry.thing]
    where: dict[str, Any] = {"edition": edition.slug, parameter: subject.ref}
    return url_for(endpoint, **where)


PAGES = {
    "delegation": ("organiser.delegation", "code"),
    "registration": ("organiser.registration", "ref"),
    "badge": ("organiser.registration", "ref"),
    "agenda_session": ("organiser.session", "ref"),
    "speaker": ("organiser.speaker", "ref"),
    "letter": ("organiser.message", "id"),
    "people_sheet": ("organiser.import_sheet", "sheet_id"),
}


def _change(name: str, before: Mapping[str, Any], after: Mapping[str, Any], edition: Edition) -> Change:
    field = str(FIELDS.get(name, name))
    if name in NOT_SHOWN:
        return Change(field, None, None)
    return Change(field, _value(name, before.get(name), edition), _value(name, after.get(name), edition))


def _value(name: str, value: Any, edition: Edition) -> str | None:
    if value is None or value in ("", [], {}):
        return None
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, dict):
        return words(Words(value))
    return SAYING[name](value, edition) if name in SAYING else str(value)


def _state(value: str, edition: Edition) -> str:
    return str(STATES[State(value)] if value in set(State) else PUBLISH_STATES[PublishState(value)])


def _languages(value: list[str], edition: Edition) -> str:
    return ", ".join(language_name(code) for code in value)


def _category(value: int, edition: Edition) -> str:
    """By its name now; asked for once in a request."""
    if "category_names" not in g:
        g.category_names = {one.id: words(one.name) for one in categories_of(edition.id)}
    return str(g.category_names.get(value, value))


SAYING: dict[str, Callable[[Any, Edition], str]] = {
    "purpose": lambda value, edition: str(privacy_words.PURPOSES.get(value, value)),
    **delegation_words.SAYING,
    **session_words.SAYING,
    "state": _state,
    "category_id": _category,
    "country": lambda value, edition: country_name(value),
    "language": lambda value, edition: language_name(value),
    "floor_languages": _languages,
    "interpreted_languages": _languages,
    "kind": lambda value, edition: str(KINDS[Kind(value)]),
    "duty": lambda value, edition: str(DUTIES[Duty(value)]),
    "closes_at": lambda value, edition: moment_words(datetime.fromisoformat(value), edition),
    "proposal": lambda value, edition: str(speaker_words.PROPOSAL_STATES[value]),
    "starts_at": lambda value, edition: moment_words(datetime.fromisoformat(value), edition),
    "visa": lambda value, edition: paper_words.visa_word(value),
    "arrives_at": lambda value, edition: moment_words(datetime.fromisoformat(value), edition),
    "departs_at": lambda value, edition: moment_words(datetime.fromisoformat(value), edition),
}
