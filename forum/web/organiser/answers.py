"""Sealed answers, for whoever prepares visas: opened by asking, and each time it is written down."""

from flask import Response, after_this_request

from forum.registration.questions import answering
from forum.registration.questions.kinds import Privacy
from forum.registration.questions.policy import may_read_documents
from forum.registration.questions.queries import answers_of
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.answer_words import said
from forum.web.organiser.registrations import found
from forum.web.pages import page


@pages.get("/desk/<edition>/registrations/<ref>/sealed-answers")
@only(may_read_documents)
def ask_for_sealed_answers(edition, ref):
    return page("organiser/questions/sealed.html", registration=found(edition, ref), answers=None)


@pages.post("/desk/<edition>/registrations/<ref>/sealed-answers")
@only(may_read_documents)
def open_sealed_answers(edition, ref):
    registration = found(edition, ref)
    answering.document_seen(registration, by=actor())
    opened = answers_of(edition.id, [registration.id], [Privacy.DOCUMENT]).get(registration.id, [])
    after_this_request(_keep_nowhere)
    return page("organiser/questions/sealed.html", registration=registration, answers=said(opened))


def _keep_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
