"""The questions an edition asks of its own: their order, their words, how they will look."""

from functools import partial
from typing import Any, NamedTuple

from flask import request
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _

from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.errors import Refusal
from forum.registration.questions import services
from forum.registration.questions.forms import Answering, asking, condition_words
from forum.registration.questions.models import Question
from forum.registration.questions.policy import may_ask
from forum.registration.questions.queries import (
    asked,
    counts_of_answers,
    every_question_of,
    question_with,
)
from forum.registration.questions.rules import Asked
from forum.web.access import actor, only
from forum.web.names import language_name
from forum.web.organiser import pages
from forum.web.organiser.question_form import QuestionForm, height_of, question_form, values_of
from forum.web.organiser.question_words import KINDS, PRIVACY_IN_SHORT
from forum.web.pages import back_to, done, or_404, page, refused
from forum.web.wording import of_refusal


@pages.get("/desk/<edition>/questions")
@only(may_ask)
def questions(edition):
    rows = _rows(edition)
    return page(
        "organiser/questions/list.html",
        edition=edition,
        standing=[row for row in rows if row.question.retired_at is None],
        retired=[row for row in rows if row.question.retired_at is not None],
        kinds=KINDS,
        privacy=PRIVACY_IN_SHORT,
    )


@pages.get("/desk/<edition>/questions/new")
@only(may_ask)
def new_question(edition):
    return _show(edition, None, _form(edition))


@pages.post("/desk/<edition>/questions/new")
@only(may_ask)
def add_question(edition):
    form = _form(edition)
    if _is_not_to_save():
        return _show(edition, None, form)
    if not form.validate():
        return _show(edition, None, form, 422)
    try:
        question = services.add(edition, form.content(), by=actor())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, None, form, 409)
    return back_to(".questions", said=_("The question is asked from now on."), **_row(edition, question.ref))


@pages.get("/desk/<edition>/questions/<ref>")
@only(may_ask)
def question(edition, ref):
    question = found(edition, ref)
    return _show(edition, question, _form(edition, question, data=values_of(question)))


@pages.post("/desk/<edition>/questions/<ref>")
@only(may_ask)
def change_question(edition, ref):
    question = found(edition, ref)
    form = _form(edition, question)
    if _is_not_to_save():
        return _show(edition, question, form)
    if not form.validate():
        return _show(edition, question, form, 422)
    try:
        services.change(edition, question, form.content(), by=actor())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, question, form, 409)
    return back_to(".questions", said=_("The question is saved."), **_row(edition, ref))


@pages.post("/desk/<edition>/questions/<ref>/move")
@only(may_ask)
def move_question(edition, ref):
    question = found(edition, ref)
    try:
        services.move(edition, question, up=request.form.get("to") == "up", by=actor())
    except Refusal as refusal:
        return refused(refusal, ".questions", **_row(edition, ref))
    return back_to(".questions", **_row(edition, ref))


@pages.post("/desk/<edition>/questions/<ref>/retirement")
@only(may_ask)
def retire_question(edition, ref):
    said = _("The question is asked no more. Its answers are kept.")
    retired = partial(services.retire, edition, found(edition, ref), by=actor())
    return done(retired, ".questions", said=said, edition=edition.slug)


@pages.post("/desk/<edition>/questions/<ref>/return")
@only(may_ask)
def ask_again(edition, ref):
    asked = partial(services.ask_again, edition, found(edition, ref), by=actor())
    return done(asked, ".questions", said=_("The question is asked from now on."), **_row(edition, ref))


@pages.post("/desk/<edition>/questions/preview")
@only(may_ask)
def preview_question(edition):
    """The field as it would stand on the form, for a script that puts it beside what is being written."""
    question = question_with(edition.id, request.form.get("of", ""))
    return page("organiser/questions/preview.html", **_preview(edition, _form(edition, question)))


def found(edition: Edition, ref: str) -> Question:
    return or_404(question_with(edition.id, ref))


class Row(NamedTuple):
    """A question in the list, with whom it is asked of and how many answered."""

    question: Question
    condition: str
    answers: int
    missing: int  # languages in which it has no words


def _rows(edition: Edition) -> list[Row]:
    everything, answers = every_question_of(edition.id), counts_of_answers(edition.id)
    names = {each.id: each.name.in_(_readers()) for each in categories_of(edition.id)}
    known = {each.id: asked(each) for each in everything}
    return [
        Row(
            question,
            condition_words(known[question.id], known.get(question.after_id or 0), names, _readers()),
            answers.get(question.id, 0),
            len(set(edition.languages) - set(question.label)),
        )
        for question in everything
    ]


def _form(edition: Edition, question: Question | None = None, **values: Any) -> QuestionForm:
    # A text in a language the edition does not speak any more is shown, so that saving loses nothing.
    more = [*question.label, *question.help] if question else []
    return question_form(
        [(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *more])],
        earlier=_earlier(edition, question),
        categories=[(each.id, each.name.in_(_readers())) for each in categories_of(edition.id)],
        language=_readers(),
        height=height_of(question, request.form),
        **values,
    )


def _earlier(edition: Edition, question: Question | None) -> list[Asked]:
    standing = [each for each in every_question_of(edition.id) if each.retired_at is None]
    return [asked(each) for each in standing if question is None or each.position < question.position]


def _show(edition: Edition, question: Question | None, form: QuestionForm, status: int = 200):
    return page(
        "organiser/questions/one.html",
        status,
        edition=edition,
        question=question,
        form=form,
        **_preview(edition, form),
    )


def _preview(edition: Edition, form: QuestionForm) -> dict[str, Any]:
    """What is being written, as far as it can be drawn."""
    language = request.form.get("shown_in", "")
    language = language if language in edition.languages else _readers()
    names = {each.id: each.name.in_(language) for each in categories_of(edition.id)}
    with force_locale(language):
        content = form.content_so_far()
        if content is None:
            return {"shown_in": language, "shown": None}
        shown = Asked(
            id=0,
            ref="preview",
            **{**vars(content), "categories": frozenset(content.categories)},
        )
        earlier = [each for each in _earlier(edition, None) if each.id == content.after]
        filled = asking(Answering, [*earlier, shown], names)(formdata=None, meta={"csrf": False})
    return {"shown_in": language, "shown": filled}


def _is_not_to_save() -> bool:
    return "preview" in request.form or "more" in request.form


def _readers() -> str:
    return str(get_locale() or "en")


def _row(edition: Edition, ref: str) -> dict[str, str]:
    return {"edition": edition.slug, "_anchor": f"q-{ref}"}
