"""The form, kept while it is being filled: by itself where scripts run, by a button where none do."""

from typing import Any

from flask import get_template_attribute, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from forum import clock
from forum.editions.capacity import Step
from forum.editions.models import Edition
from forum.editions.queries import places_left
from forum.editions.rules import Opening, opening
from forum.errors import Refusal
from forum.extensions import limiter
from forum.registration.drafts import services as drafts
from forum.registration.drafts.services import Typed
from forum.registration.forms import RegistrationForm
from forum.registration.questions.forms import name_of
from forum.web.access import anyone, only
from forum.web.dates import moment_words
from forum.web.delegate import pages
from forum.web.delegate.mine import privately
from forum.web.delegate.registering import offered_of, show_form
from forum.web.language import current
from forum.web.limits import one_more_draft, one_more_letter
from forum.web.own_questions import WITH_FILES, registration_form
from forum.web.pages import back_to, or_404, page
from forum.web.uploads import takes
from forum.web.wording import of_refusal

NEVER_KEPT = {"csrf_token", "draft"}


@pages.post("/<edition>/register/draft")
@takes(WITH_FILES)
@only(anyone)
@limiter.limit("60 per minute")
def keep_draft(edition):
    """A script asks in JSON and hears what is wrong so far; without one, the draft's own page follows."""
    form = registration_form(edition, offered_of(edition))
    try:
        token = _kept(edition, form)
    except Refusal as refusal:
        return _not_kept(edition, form, refusal)
    address = url_for(".draft", edition=edition.slug, draft=token)
    if _is_script():
        return {"draft": token, "address": address, "complaints": _complaints(form)}, 200
    return back_to(".draft", said=_("Saved. It is not sent yet."), edition=edition.slug, draft=token)


@pages.get("/<edition>/register/draft/<draft>")
@only(anyone)
@privately
def draft(edition, draft):
    if opening(edition, clock.now()) is not Opening.OPEN:
        return redirect(url_for(".register", edition=edition.slug))
    kept = drafts.draft_with(edition, draft)
    if kept is None:
        return page("delegate/draft_over.html", 404, edition=edition)
    offered = offered_of(edition)
    form = registration_form(edition, offered, formdata=MultiDict(drafts.typed_in(kept)))
    return show_form(edition, form, offered, draft=draft, until=moment_words(kept.expires_at, edition))


@pages.post("/<edition>/register/draft/<draft>/letter")
@only(anyone)
@limiter.limit("10 per minute")
@privately
def mail_draft(edition, draft):
    """To the address in the form, whosever it is: the letter says nothing of who is registered."""
    kept = or_404(drafts.draft_with(edition, draft))
    typed = MultiDict(drafts.typed_in(kept))
    form = registration_form(edition, offered_of(edition), formdata=typed)
    form.validate()
    here = {"edition": edition.slug, "draft": draft}
    if form.email.errors:
        said = _("Write your e-mail address into the form and save it; then the link can be mailed.")
        return back_to(".draft", said=said, tone="warn", **here)
    one_more_letter(form.email.data)
    drafts.mail_link(edition, kept, to_email=form.email.data, language=current())
    said = _("A letter with the link is on its way to %(email)s.", email=form.email.data)
    return back_to(".draft", said=said, **here)


@pages.get("/<edition>/register/places")
@only(anyone)
def places(edition):
    """How many places each category has left, in words, for a script that keeps them true."""
    words: Any = get_template_attribute("delegate/parts/categories.html", "places")
    left = places_left(edition.id, Step.CATEGORY)
    return {str(each.id): str(words(each, left.get(each.id))) for each in offered_of(edition)}


def _kept(edition: Edition, form: RegistrationForm) -> str:
    token = request.form.get("draft")
    if not token:
        one_more_draft()
        return drafts.begin(edition, _typed(form))
    drafts.keep(edition, token, _typed(form))
    return token


def _typed(form: RegistrationForm) -> Typed:
    """What the form asks for; never what is kept sealed once it is sent: a link must not show it again."""
    never = NEVER_KEPT | {name_of(question) for question in form.asked if question.is_sealed}
    known = {field.name for field in form} - never
    return [(name, value) for name, value in request.form.items(multi=True) if name in known]


def _complaints(form: RegistrationForm) -> dict[str, str]:
    """What is wrong with what is there; what is still missing is no complaint yet."""
    form.validate()
    return {field.name: str(field.errors[0]) for field in form if field.errors and field.data}


def _not_kept(edition: Edition, form: RegistrationForm, refusal: Refusal):
    if _is_script():
        return {"said": of_refusal(refusal)}, 409
    form.form_errors.append(of_refusal(refusal))
    return show_form(edition, form, offered_of(edition), 409)


def _is_script() -> bool:
    return request.accept_mimetypes.best == "application/json"
