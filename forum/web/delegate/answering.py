"""What waits for the delegate: a question to answer, a place to accept."""

from functools import partial
from typing import Any

from flask import redirect, url_for
from flask_babel import gettext as _

from forum.accreditation import inquiring, offering
from forum.registration.inquiries import open_inquiry_of
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.forms import AnswerForm
from forum.web.delegate.mine import here, mine
from forum.web.pages import done, page


@pages.get("/<edition>/my/<token>/answer")
@only(anyone)
@mine
def ask_to_answer(edition, registration):
    inquiry = open_inquiry_of(registration)
    if inquiry is None:
        where: dict[str, Any] = here(edition)
        return redirect(url_for(".my_registration", **where))
    return page("delegate/answer.html", edition=edition, inquiry=inquiry, form=AnswerForm())


@pages.post("/<edition>/my/<token>/answer")
@only(anyone)
@mine
def answer(edition, registration):
    form, inquiry = AnswerForm(), open_inquiry_of(registration)
    if inquiry is not None and not form.validate():
        return page("delegate/answer.html", 422, edition=edition, inquiry=inquiry, form=form)
    said = _("Thank you. Your answer is with the organiser.")
    given = partial(inquiring.answer, registration, text=form.answer.data)
    return done(given, ".my_registration", said=said, **here(edition))


@pages.post("/<edition>/my/<token>/place")
@only(anyone)
@mine
def accept_place(edition, registration):
    said = _("The place is yours. A letter with your badge is on its way.")
    taken = partial(offering.accept, edition, registration)
    return done(taken, ".my_registration", said=said, **here(edition))


@pages.post("/<edition>/my/<token>/place/withdrawal")
@only(anyone)
@mine
def let_place_go(edition, registration):
    said = _("You have let the place go. A letter that says so is on its way.")
    left = partial(offering.let_go, edition, registration)
    return done(left, ".my_registration", said=said, **here(edition))
