"""Photographs, visas, journeys and certificates in the reader's words: what their services say in codes."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from forum.travel.rules import Relation
from forum.visas.states import VisaState

VISA_STATES = {
    VisaState.REQUESTED: _l("Requested"),
    VisaState.ISSUED: _l("Letter issued"),
    VisaState.DECLINED: _l("No letter"),
    VisaState.GRANTED: _l("Visa granted"),
    VisaState.REFUSED: _l("Visa refused"),
}

# The square of the design beside each word.
VISA_MARKS = {
    VisaState.REQUESTED: "wait",
    VisaState.ISSUED: "part",
    VisaState.DECLINED: "off",
    VisaState.GRANTED: "ok",
    VisaState.REFUSED: "bad",
}

RELATIONS = {
    Relation.SPOUSE: _l("Spouse or partner"),
    Relation.CHILD: _l("Child"),
    Relation.ASSISTANT: _l("Assistant"),
    Relation.INTERPRETER: _l("Interpreter"),
    Relation.SECURITY: _l("Security"),
    Relation.OTHER: _l("Other"),
}

REFUSALS = {
    "picture_too_heavy": _l("This file is larger than 8 MB. Choose a smaller one."),
    "picture_kind_unknown": _l(
        "This is not a JPEG, PNG or WebP picture. A telephone saves a JPEG if you choose “most compatible”."
    ),
    "picture_too_many_pixels": _l("This picture has too many pixels to be read here. Choose a smaller one."),
    "picture_too_small": _l("This picture is too small. It needs 300 × 400 pixels at least."),
    "picture_moves": _l("This picture moves. Choose one that stands still."),
    "picture_and_more": _l("This file holds something else beside a picture. Save the picture anew."),
    "picture_busy": _l("Many pictures are being read at the moment. Send yours again in a minute."),
    "picture_broken": _l("This picture cannot be read: it may be cut off. Save it anew."),
    "nothing_proposed": _l("No photo waits here any more: somebody else has decided, or it was removed."),
    "visa_move_refused": _l("That is no longer possible: the request has changed in the meantime."),
    "visa_needs_confirmation": _l(
        "The forum writes to a consulate for confirmed delegates only. Confirm first."
    ),
    "document_erased": _l("The passport was deleted here, as was promised. There is no letter any more."),
    "visa_ticket_over": _l("This link does not open the letter any more. Have a new one sent."),
    "visa_address_changed": _l(
        "The e-mail address was changed after you gave us your passport. Type the passport again; then the"
        " letter is written anew."
    ),
    "address_fixed": _l("This letter opens a passport. It goes to no other address: its owner can ask anew."),
    "no_page": _l("This registration has no page of its own any more."),
    "no_visa_request": _l("This request was taken back in the meantime."),
    "forum_not_over": _l("Certificates are issued once the last day is over."),
    "no_certificate": _l("There is no certificate for this any more. Look again."),
}

VERBS = {
    "gave_photo": _l("Photo added"),
    "proposed_photo": _l("New photo proposed"),
    "accepted_photo": _l("New photo accepted"),
    "declined_photo": _l("New photo not taken"),
    "removed_photo": _l("Photo removed"),
    "requested_visa": _l("Visa support requested"),
    "took_visa_back": _l("Request for visa support taken back"),
    "issued_visa_letter": _l("Letter for the consulate issued"),
    "declined_visa": _l("No letter for the consulate"),
    "granted_visa": _l("Visa granted"),
    "refused_visa": _l("Visa refused"),
    "fetched_visa_letter": _l("Letter for the consulate opened by its owner"),
    "read_document": _l("Passport looked at"),
    "planned_travel": _l("Journey changed"),
    "named_companions": _l("Companions named"),
    "issued_certificate": _l("Certificate issued"),
    "revoked_certificate": _l("Certificate revoked"),
}

FIELDS = {
    "visa": _l("Visa support"),
    "arrival_flight": _l("Arrival flight"),
    "arrives_at": _l("Arrives"),
    "departure_flight": _l("Departure flight"),
    "departs_at": _l("Departs"),
    "hotel": _l("Hotel"),
    "wants_transfer": _l("Transfer wanted"),
    "companions": _l("Companions"),
    "at_the_gala": _l("At the gala"),
}


def visa_word(state: str) -> str:
    return str(VISA_STATES[VisaState(state)])


def teach(app: Flask) -> None:
    """Give the templates these words."""
    app.jinja_env.filters.update(
        visa_word=visa_word,
        visa_mark=lambda state: VISA_MARKS[VisaState(state)],
        relation_word=lambda relation: RELATIONS[Relation(relation)],
    )
