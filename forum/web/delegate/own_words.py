"""The copy of one's own data in words: sections, fields and codes as their owner reads them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.privacy.own_data import SEALED, Copy, Record
from forum.registration.offers import INTERESTS
from forum.registration.questions.forms import value_words
from forum.registration.questions.queries import Answered
from forum.web.dates import day, moment_words
from forum.web.delegate.own_codes import is_left_out, worded
from forum.web.language import current
from forum.web.wording import words

SECTIONS: Mapping[str, Any] = {
    "registration": _l("Registration"),
    "answer": _l("Further answers"),
    "consent": _l("Consents"),
    "photo": _l("Photograph"),
    "visa_request": _l("Visa support"),
    "travel": _l("Journey"),
    "companion": _l("Companions"),
    "revision": _l("Changes you asked for"),
    "inquiry": _l("Questions we asked you"),
    "badge": _l("Badges"),
    "scan": _l("Readings of your badge at the doors"),
    "certificate": _l("Certificates"),
    "letter": _l("Letters to you"),
    "history": _l("What happened"),
}
FIELDS: Mapping[str, Any] = {
    "ref": _l("Registration code"),
    "state": _l("State"),
    "category": _l("Category"),
    "delegation": _l("Delegation"),
    "given_name": _l("Given name"),
    "family_name": _l("Family name"),
    "family_first": _l("Family name first"),
    "name_native": _l("Name in own script"),
    "reading": _l("Reading in kana"),
    "patronymic": _l("Patronymic"),
    "badge_name": _l("Name on the badge"),
    "salutation": _l("Salutation"),
    "country": _l("Country"),
    "organisation": _l("Organisation"),
    "organisation_native": _l("Organisation in your own script"),
    "organisation_type": _l("Kind of organisation"),
    "position": _l("Position"),
    "interests": _l("Interests"),
    "email": _l("E-mail"),
    "phone": _l("Phone"),
    "language": _l("Language"),
    "site_visit": _l("Comes to the groundbreaking"),
    "gala": _l("Comes to the gala dinner"),
    "interpretation": _l("Interpretation into"),
    "meals": _l("Meals"),
    "accessibility": _l("Accessibility"),
    "submitted_at": _l("Received"),
    "decided_at": _l("Decided"),
    "waiting_since": _l("Waiting since"),
    "purpose": _l("Purpose"),
    "given": _l("Agreed"),
    "text_version": _l("Version of the text"),
    "at": _l("When"),
    "by": _l("By"),
    "what": _l("What"),
    "question": _l("Question"),
    "value": _l("Answer"),
    "answer": _l("Answer"),
    "sealed": _l("Answer"),
    "document": _l("Passport"),
    "consulate": _l("Consulate"),
    "enters_on": _l("Enters on"),
    "leaves_on": _l("Leaves on"),
    "arrival_flight": _l("Arrival flight"),
    "arrives_at": _l("Arrives"),
    "departure_flight": _l("Departure flight"),
    "departs_at": _l("Departs"),
    "hotel": _l("Hotel"),
    "wants_transfer": _l("Wants a transfer"),
    "relation": _l("Relation"),
    "kind": _l("Kind"),
    "subject": _l("Subject"),
    "to_email": _l("To"),
    "sent_at": _l("Sent"),
    "queued_at": _l("Written"),
    "serial": _l("Number"),
    "issued_at": _l("Issued"),
    "ended_at": _l("Ended"),
    "gate": _l("Gate"),
    "zone": _l("Area"),
    "outcome": _l("Outcome"),
    "effective_at": _l("When"),
    "name_latin": _l("Name"),
    "changes": _l("Changes"),
    "before": _l("Before"),
    "reason": _l("Reason"),
    "asked_at": _l("Asked"),
    "answered_at": _l("Answered"),
    "requested_at": _l("Asked for"),
    "changed_at": _l("Changed"),
    "made_at": _l("Made"),
    "asked_by": _l("By"),
    "decided_by": _l("By"),
    "endorsed_at": _l("Endorsed"),
    "offer_expires_at": _l("Place held until"),
    "proposed_at": _l("Proposed"),
    "declined_because": _l("Reason"),
    "revoked_because": _l("Reason"),
    "revoked_at": _l("Revoked"),
    "closed_at": _l("Closed"),
    "is_invited": _l("Invited"),
}


class Section(NamedTuple):
    title: str
    records: list[list[tuple[str, str]]]  # (field, value) in words


def told(copy: Copy, edition: Edition, answers: Sequence[Answered] = ()) -> list[Section]:
    """`answers` are those to the forum's own questions: their codes are known by the questions alone."""
    known = [name for name in SECTIONS if name in copy] + [name for name in copy if name not in SECTIONS]
    return [
        Section(
            str(SECTIONS.get(name, _worn(name))),
            _answers(answers) if name == "answer" else [_record(name, each, edition) for each in copy[name]],
        )
        for name in known
    ]


def _answers(answers: Sequence[Answered]) -> list[list[tuple[str, str]]]:
    return [[(each.question.label.in_(current()), _answer(each))] for each in answers]


def _answer(each: Answered) -> str:
    if each.question.is_sealed:
        return _("Kept encrypted, and not shown here")
    return value_words(each.question, each.value, current()) if each.value is not None else _("A file")


def _record(section: str, record: Record, edition: Edition) -> list[tuple[str, str]]:
    return [
        (str(FIELDS.get(name, _worn(name))), _value(section, name, value, edition))
        for name, value in record.items()
        if not is_left_out(section, name)
    ]


def _value(section: str, name: str, value: Any, edition: Edition) -> str:
    if value == SEALED:
        return _("Kept encrypted, and not shown here")
    if value is None or isinstance(value, bool):
        return _("Yes") if value else _("No") if value is False else "–"
    if isinstance(value, date):
        return moment_words(value, edition) if isinstance(value, datetime) else day(value)
    if isinstance(value, list):
        return ", ".join(str(INTERESTS.get(each, each)) for each in value)
    if isinstance(value, dict):
        return words(Words(value)) if value.keys() <= set(edition.languages) else _pairs(value, edition)
    return worded(section, name, value)


def _pairs(values: Mapping[str, Any], edition: Edition) -> str:
    """Fields of the registration, as they were or should be."""
    said = {**values}
    if "category_id" in said:
        by_number = {one.id: words(one.name) for one in categories_of(edition.id)}
        said["category"] = by_number.get(said.pop("category_id"))
    return "; ".join(
        f"{FIELDS.get(name, _worn(name))}: {_value('registration', name, value, edition)}"
        for name, value in said.items()
    )


def _worn(name: str) -> str:
    return name.replace("_", " ")
