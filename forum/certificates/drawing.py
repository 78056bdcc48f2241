"""A certificate of attendance as a PDF: one A4 sheet across, in English and in the delegate's language."""

from pathlib import Path
from typing import Any

import qrcode
from flask_babel import force_locale
from flask_babel import gettext as _

from forum.badges.drawing import fonts, qr, ridge
from forum.badges.drawing.paper import drawn, printable, softened, whole_or_nothing
from forum.certificates.codes import code_of, shown
from forum.certificates.models import Certificate
from forum.editions import dates
from forum.editions.models import Edition
from forum.editions.zone import at

SOURCE = Path(__file__).parent / "certificate.typ"
WIDTH, RISE = 297.0, 34.0  # of the ridge, in millimetres


def certificate_pdf(edition: Edition, certificate: Certificate, *, language: str, base_url: str) -> bytes:
    languages = list(dict.fromkeys(["en", language]))
    native, of_native = whole_or_nothing(certificate.name_native), certificate.native_language or None
    return drawn(
        SOURCE,
        {
            "short": edition.short_name,
            "name": printable(certificate.name_latin),
            "native": native,
            "native_language": (of_native or "en")[:2],
            "cjk": fonts.family(of_native or language, native),
            "texts": [_text(edition, certificate, each) for each in languages],
            "code": shown(edition, certificate),
            "address": address_of(edition, base_url).split("://", 1)[-1],
            "qr": _qr(f"{address_of(edition, base_url)}/{code_of(edition, certificate.uid)}"),
            "ridge": ridge.svg(WIDTH, RISE, softened(edition.brand)),
        },
    )


def address_of(edition: Edition, base_url: str) -> str:
    """Where a code is checked."""
    return f"{base_url}/{edition.slug}/certificate"


def _text(edition: Edition, certificate: Certificate, language: str) -> dict[str, Any]:
    with force_locale(language):
        return {
            "language": language,
            "title": _("Certificate of attendance"),
            "sentence": _(
                "took part in %(forum)s, %(dates)s, %(where)s.",
                forum=printable(edition.name.in_(language)),
                dates=dates.span(edition, language),
                where=printable(edition.place.in_(language)),
            ),
            "organiser": printable(edition.organiser.in_(language)),
            "issued": _(
                "Issued on %(date)s",
                date=dates.written("long date", at(certificate.issued_at, edition).date(), language),
            ),
            "check": _("Check this certificate:"),
        }


def _qr(link: str) -> str:
    """A link has small letters, so this is not the badge's alphanumeric code."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(link)
    code.make(fit=True)
    modules = tuple(tuple(map(bool, row)) for row in code.modules)
    side = len(modules)
    box = f'viewBox="0 0 {side} {side}" width="{side}" height="{side}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path fill="#000" d="{qr.path(modules)}"/></svg>'
