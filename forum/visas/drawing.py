"""The forum's letter to a consulate: one page, in English and one language more. See letters.py."""

from datetime import date
from pathlib import Path
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from forum.badges.drawing import fonts, ridge
from forum.badges.drawing.paper import drawn, printable, softened
from forum.delegations import countries
from forum.editions import dates
from forum.editions.models import Edition
from forum.editions.zone import at
from forum.registration.models import Registration
from forum.visas.documents import Document
from forum.visas.models import VisaRequest

SOURCE = Path(__file__).parent / "letter.typ"
WIDTH, RISE = 210.0, 16.0  # of the ridge, in millimetres


def letter(edition: Edition, registration: Registration, request: VisaRequest, document: Document) -> bytes:
    """The letter as a PDF; `request` has been issued."""
    languages = list(dict.fromkeys(["en", request.second_language]))
    facts = {
        "forum": printable(edition.name.in_("en")),
        "short": edition.short_name,
        "organiser": printable(edition.organiser.in_("en")),
        "contact": edition.contact_email,
        "number": number_of(registration, request),
        "ridge": ridge.svg(WIDTH, RISE, softened(edition.brand)),
        "cjk": fonts.family("ko" if "ko" in languages else None, ""),
        "texts": [_text(edition, registration, request, language) for language in languages],
        "rows": _rows(registration, request, document, languages, edition.country_names),
    }
    return drawn(SOURCE, facts)


def number_of(registration: Registration, request: VisaRequest) -> str:
    """As it stands on the letter. A second letter for the same person has another number."""
    return f"V-{registration.ref}-{request.letters}"


def _text(
    edition: Edition, registration: Registration, request: VisaRequest, language: str
) -> dict[str, Any]:
    """The letter in one language; who it is about stands in the table."""
    with force_locale(language):
        return {
            "language": language,
            "date": _day_of_issue(edition, request, language),
            "number": _("Letter %(number)s", number=number_of(registration, request)),
            "to": _("To the consulate: %(city)s", city=printable(request.consulate)),
            "title": _("Invitation for a visa"),
            "body": [_invitation(edition, language), _reservation(edition)],
            "organiser": edition.organiser.in_(language),
            "sign": _("Name, signature, seal"),
        }


def _day_of_issue(edition: Edition, request: VisaRequest, language: str) -> str | None:
    issued = request.issued_at
    return dates.written("long date", at(issued, edition).date(), language) if issued else None


def _invitation(edition: Edition, language: str) -> str:
    return _(
        "The person named below is registered and confirmed for %(forum)s (%(dates)s, %(place)s)."
        " We invite them to take part, and ask you to consider their application for a visa for"
        " the days named below.",
        forum=edition.name.in_(language),
        dates=dates.span(edition, language),
        place=edition.place.in_(language),
    )


def _reservation(edition: Edition) -> str:
    return _(
        "This letter says that we invite them. It does not vouch for their costs, and it does not"
        " bind you in your decision. To check it, write to %(address)s and name its number.",
        address=edition.contact_email,
    )


def _rows(
    registration: Registration,
    request: VisaRequest,
    document: Document,
    languages: list[str],
    ours: countries.Ours | None,
) -> list[dict[str, Any]]:
    """One fact a row: its labels in each language, its value in each."""
    in_each = [_facts(registration, request, document, language, ours) for language in languages]
    return [
        {
            "labels": [label for label, _value in row],
            "values": list(dict.fromkeys(value for _l, value in row)),
        }
        for row in zip(*in_each, strict=True)
    ]


def _facts(
    registration: Registration,
    request: VisaRequest,
    document: Document,
    language: str,
    ours: countries.Ours | None,
) -> list[tuple[str, str]]:
    def day(on: date | None) -> str:
        return dates.written("long date", on, language) if on else ""

    names = countries.names(language, ours)
    with force_locale(language):
        return [
            (_("Given name"), printable(registration.given_name)),
            (_("Family name"), printable(registration.family_name) or "–"),
            (_("Born"), f"{day(document.born_on)}, {printable(document.birthplace)}"),
            (_("Nationality"), names.get(document.nationality, document.nationality)),
            (_("Passport"), printable(document.number)),
            (_("Issued by"), names.get(document.issuing_country, document.issuing_country)),
            (_("Issued, valid until"), f"{day(document.issued_on)} – {day(document.expires_on)}"),
            (_("Represents"), f"{printable(registration.organisation)}, {names[registration.country]}"),
            (_("Takes part as"), printable(registration.category.name.in_(language))),
            (_("Stay"), f"{day(request.enters_on)} – {day(request.leaves_on)}"),
        ]
