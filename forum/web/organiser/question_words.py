"""Kinds of answers, and who sees them, in the organiser's words."""

from flask_babel import lazy_gettext as _l

from forum.registration.questions.kinds import Kind, Privacy

KINDS = {
    Kind.TEXT: _l("Short text"),
    Kind.LONG_TEXT: _l("Long text"),
    Kind.CHOICE: _l("One of several"),
    Kind.CHOICES: _l("Any of several"),
    Kind.YES_NO: _l("Yes or no"),
    Kind.NUMBER: _l("Number"),
    Kind.DATE: _l("Date"),
    Kind.COUNTRY: _l("Country or economy"),
    Kind.PHONE: _l("Phone number"),
    Kind.FILE: _l("File (PDF or picture)"),
}
PRIVACY = {
    Privacy.ORDINARY: _l("Everybody at the desk who reads registrations"),
    Privacy.SENSITIVE: _l("Owners and organisers only; erased some days after the forum"),
    Privacy.DOCUMENT: _l("Visa officers only; kept sealed, and each look at it is written down"),
}
PRIVACY_IN_SHORT = {
    Privacy.ORDINARY: _l("Ordinary"),
    Privacy.SENSITIVE: _l("Sensitive"),
    Privacy.DOCUMENT: _l("Document"),
}
