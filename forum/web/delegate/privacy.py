"""My data and consents: what I agreed to, a copy of what is kept, and its erasure."""

import json

from flask import Response, abort
from flask_babel import gettext as _

from forum.audit.services import REGISTRANT
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.privacy import consenting
from forum.privacy import services as privacy
from forum.privacy.own_data import copy_of, plain
from forum.registration import relinking
from forum.registration.consents import Purpose
from forum.registration.consents_ledger import standing_of
from forum.registration.questions.queries import answers_unopened
from forum.registration.states import LIVE
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.mine import here, mine
from forum.web.delegate.own_words import told
from forum.web.delegate.purposes import lines_of
from forum.web.language import current
from forum.web.limits import one_more_letter
from forum.web.pages import back_to, page, refused


@pages.get("/<edition>/my/<token>/privacy")
@only(anyone)
@mine
def my_privacy(edition, registration):
    return page(
        "delegate/privacy/mine.html",
        edition=edition,
        registration=registration,
        lines=lines_of(edition, registration, standing_of(registration)),
    )


@pages.post("/<edition>/my/<token>/consents/<purpose>/agreement")
@only(anyone)
@mine
def agree(edition, registration, purpose):
    consenting.agree(edition, registration, _purpose(purpose), language=current())
    return _back(edition, said=_("Noted: you agree."))


@pages.post("/<edition>/my/<token>/consents/<purpose>/withdrawal")
@only(anyone)
@mine
def disagree(edition, registration, purpose):
    taken = _purpose(purpose)
    if taken is Purpose.REQUIRED and registration.state in LIVE:
        return back_to(".ask_to_disagree", **here(edition))
    consenting.take_back(edition, registration, taken, language=current())
    return _back(edition, said=_("Noted: you do not agree. What was kept for this alone is erased."))


@pages.get("/<edition>/my/<token>/consents/required")
@only(anyone)
@mine
def ask_to_disagree(edition, registration):
    """Without the details nobody can take part: this one is asked about first."""
    return page("delegate/privacy/required.html", edition=edition, registration=registration)


@pages.post("/<edition>/my/<token>/consents/required")
@only(anyone)
@mine
def disagree_to_all(edition, registration):
    try:
        consenting.take_back(edition, registration, Purpose.REQUIRED, language=current())
    except Refusal as refusal:
        return refused(refusal, ".my_privacy", **here(edition))
    return _back(edition, said=_("You have withdrawn. A letter that says so is on its way."))


@pages.post("/<edition>/my/<token>/link")
@only(anyone)
@mine
def renew_link(edition, registration):
    """Also for whoever only happens to have the link: it ends, and the new one goes to its owner."""
    one_more_letter(registration.email)
    try:
        relinking.renew_link(edition, registration, by=REGISTRANT)
    except Refusal as refusal:
        return refused(refusal, ".finding", edition=edition.slug)
    said = _("A new link is on its way to your address. This one opens nothing any more.")
    return back_to(".finding", said=said, edition=edition.slug)


@pages.get("/<edition>/my/<token>/record")
@only(anyone)
@mine
def my_record(edition, registration):
    copy = copy_of(edition, registration)
    sections = told(copy, edition, answers_unopened(registration.id))
    return page("delegate/privacy/record.html", edition=edition, registration=registration, sections=sections)


@pages.get("/<edition>/my/<token>/data")
@only(anyone)
@mine
def my_data(edition, registration):
    copy = {"forum": edition.slug, **copy_of(edition, registration)}
    return Response(
        json.dumps(copy, default=plain, ensure_ascii=False, indent=2) + "\n",
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{edition.slug}-{registration.ref}.json"'},
    )


@pages.get("/<edition>/my/<token>/erasure")
@only(anyone)
@mine
def ask_to_erase(edition, registration):
    return page(
        "delegate/privacy/erasure.html",
        edition=edition,
        registration=registration,
        is_live=registration.state in LIVE,
    )


@pages.post("/<edition>/my/<token>/erasure")
@only(anyone)
@mine
def erase(edition, registration):
    privacy.erase(edition, registration, by=REGISTRANT)
    said = _("Your data is erased. This link opens nothing any more, and no letter will come.")
    return back_to(".finding", said=said, edition=edition.slug)


def _purpose(code: str) -> Purpose:
    return Purpose(code) if code in set(Purpose) else abort(404)


def _back(edition: Edition, *, said: str):
    return back_to(".my_privacy", said=said, **here(edition))
