"""Files that answer a question; sealed answers, opened by asking: each time it is written down."""

from collections.abc import Collection
from urllib.parse import quote

from flask import Response, after_this_request

from forum.editions.models import Edition
from forum.files.queries import data_of
from forum.registration.models import Registration
from forum.registration.policy import may_read_registrations
from forum.registration.questions import answering
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.policy import may_read_documents
from forum.registration.questions.queries import Answered, answers_of
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.answer_words import classes_for_reader, said
from forum.web.organiser.registrations import found
from forum.web.pages import or_404, page


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


@pages.get("/desk/<edition>/registrations/<ref>/answers/<question>")
@only(may_read_registrations)
def answered_file(edition, ref, question):
    return _file(edition, found(edition, ref), question, classes_for_reader(edition))


@pages.post("/desk/<edition>/registrations/<ref>/sealed-answers/<question>")
@only(may_read_documents)
def open_sealed_file(edition, ref, question):
    registration = found(edition, ref)
    answering.document_seen(registration, by=actor())
    return _file(edition, registration, question, [Privacy.DOCUMENT])


def _file(edition: Edition, registration: Registration, question: str, classes: Collection[Privacy]):
    """To be kept by its reader, never shown as a page of ours: whatever is in it, it acts nowhere here."""
    answers = answers_of(edition.id, [registration.id], classes).get(registration.id, [])
    answer = or_404(next((each for each in answers if _is_file(each, question)), None))
    data, name = or_404(data_of(edition.id, answer.file_id)), quote(str(answer.value))
    after_this_request(_keep_nowhere)
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return Response(data, content_type="application/octet-stream", headers=headers)


def _is_file(answer: Answered, question: str) -> bool:
    return answer.question.ref == question and answer.question.kind is Kind.FILE


def _keep_nowhere(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
