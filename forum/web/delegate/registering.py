import secrets

from flask import redirect, request, session, url_for

from forum import clock
from forum.accreditation import services as accreditation
from forum.editions.capacity import Full, Step
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of, places_left
from forum.editions.rules import Opening, opening
from forum.errors import Refusal
from forum.extensions import limiter
from forum.registration import guesses
from forum.registration.drafts import services as drafts
from forum.registration.forms import RegistrationForm
from forum.registration.services import Application
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.sent_by import code_in_link, say_full
from forum.web.language import current
from forum.web.limits import one_more_registration
from forum.web.own_questions import WITH_FILES, registration_form
from forum.web.pages import page
from forum.web.uploads import takes
from forum.web.wording import of_refusal


@pages.get("/<edition>/register")
@only(anyone)
def register(edition):
    if opening(edition, clock.now()) is not Opening.OPEN:
        return page("delegate/not_open.html", edition=edition, opening=opening(edition, clock.now()))
    offered = offered_of(edition)
    return show_form(edition, registration_form(edition, offered, data=_first_guess()), offered)


@pages.post("/<edition>/register")
@takes(WITH_FILES)
@only(anyone)
@limiter.limit("60 per minute")
def submit(edition):
    offered = offered_of(edition)
    form = registration_form(edition, offered)
    if not form.validate():
        return show_form(edition, form, offered, 422)
    one_more_registration(form.email.data)
    category = next(category for category in offered if category.id == form.category.data)
    application = Application(
        form.person(),
        form.consents(),
        current(),
        category.id,
        form.chosen_delegation.id if form.chosen_delegation else None,
        answers=tuple(form.given()),
    )
    try:
        accreditation.receive(edition, category, application, key=form.key.data)
    except Refusal as refusal:
        return _refused(edition, form, offered, refusal)
    if request.form.get("draft"):
        drafts.discard(edition, request.form["draft"])
    session["received"] = [form.email.data, category.id, form.reads_differently]
    return redirect(url_for(".received", edition=edition.slug), code=303)


@pages.get("/<edition>/register/received")
@only(anyone)
def received(edition):
    """The same page for whoever was registered already: it tells nobody who is."""
    if "received" not in session:
        return redirect(url_for(".register", edition=edition.slug))
    email, category_id, differs = session["received"]
    category = next((c for c in categories_of(edition.id) if c.id == category_id), None)
    return page("delegate/received.html", edition=edition, email=email, category=category, differs=differs)


def _first_guess() -> dict[str, str]:
    language = current()
    return {
        "language": language,
        "country": guesses.country_of(language),
        "delegation": code_in_link(),
        "family_first": "1" if guesses.is_family_first("", language) else "",
    }


def offered_of(edition: Edition) -> list[Category]:
    return [category for category in categories_of(edition.id) if category.is_public]


def show_form(
    edition: Edition, form: RegistrationForm, offered: list[Category], status: int = 200, **draft: str
):
    """`draft`: the token of the draft that is being filled, and `until` when it is kept."""
    return page(
        "delegate/register.html",
        status,
        edition=edition,
        form=form,
        categories={category.id: category for category in offered},
        left=places_left(edition.id, Step.CATEGORY),
        draft=draft.get("draft") or request.form.get("draft"),
        until=draft.get("until"),
    )


def _refused(edition: Edition, form: RegistrationForm, offered: list[Category], refusal: Refusal):
    """Say why, keep what was typed, and let the next sending be a new one."""
    form.form_errors.append(of_refusal(refusal))
    form.key.data = secrets.token_urlsafe(16)
    if isinstance(refusal, Full):
        say_full(form, refusal)
        form.category.errors = [*form.category.errors, of_refusal(refusal)]
    return show_form(edition, form, offered, 409)
