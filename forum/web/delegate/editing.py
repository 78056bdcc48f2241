"""Changing one's details: at once before the decision; after it, what was decided upon waits."""

from functools import partial
from types import SimpleNamespace

from flask_babel import gettext as _

from forum.accreditation import revising
from forum.editions.capacity import Step
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of, places_left
from forum.errors import Refusal
from forum.registration.forms import COLUMNS, PersonForm
from forum.registration.models import Registration
from forum.registration.revisions import pending_of
from forum.registration.services import AlreadyRegistered
from forum.registration.states import LIVE, State
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.mine import here, mine
from forum.web.language import current
from forum.web.own_questions import WITH_FILES, person_form
from forum.web.pages import back_to, done, page
from forum.web.person_form import CategorisedForm
from forum.web.uploads import takes
from forum.web.wording import of_refusal


@pages.get("/<edition>/my/<token>/edit")
@only(anyone)
@mine
def edit(edition, registration):
    return _show(edition, registration, _form(edition, registration))


@pages.post("/<edition>/my/<token>/edit")
@takes(WITH_FILES)
@only(anyone)
@mine
def save(edition, registration):
    form = _form(edition, registration)
    if not form.validate():
        return _show(edition, registration, form, 422)
    try:
        waiting = revising.edit(edition, registration, form.person(), form.given())
    except AlreadyRegistered:
        # Not why: the page would tell who else is registered.
        form.form_errors.append(_("This could not be saved. Write to the organiser."))
        return _show(edition, registration, form, 409)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, registration, form, 409)
    said = _("Saved. What stands on your badge changes when the organiser accepts it.")
    return back_to(
        ".my_registration", said=said if waiting else _("Your changes are saved."), **here(edition)
    )


@pages.post("/<edition>/my/<token>/edit/<int:revision>/withdrawal")
@only(anyone)
@mine
def take_back_change(edition, registration, revision):
    said = _("Taken back. Your registration stays as it is.")
    taken = partial(revising.take_back, registration, revision)
    return done(taken, ".my_registration", said=said, **here(edition))


def _form(edition: Edition, registration: Registration) -> PersonForm:
    """As it is, with what already waits for the organiser over it."""
    wanted = revising.wanted_of(registration, pending_of(registration))
    person = {name: getattr(registration, name) for name in COLUMNS} | wanted
    obj = SimpleNamespace(**person, category=person["category_id"])
    form = _empty(edition, registration, obj)
    if not form.is_submitted():
        form.family_first.data = "1" if person["family_first"] else ""
    return form


def _empty(edition: Edition, registration: Registration, obj: SimpleNamespace) -> PersonForm:
    if registration.state != State.CONFIRMED:
        return person_form(edition, registration, obj=obj)
    offered = [(one.id, one.name.in_(current())) for one in _categories(edition, registration)]
    return person_form(edition, registration, CategorisedForm, categories=offered, obj=obj)


def _categories(edition: Edition, registration: Registration) -> list[Category]:
    """Those that are offered to everybody, and one's own."""
    return [one for one in categories_of(edition.id) if one.is_public or one.id == registration.category_id]


def _show(edition: Edition, registration: Registration, form: PersonForm, status: int = 200):
    if registration.state not in LIVE:
        return back_to(".my_registration", **here(edition))
    return page(
        "delegate/edit.html",
        status,
        edition=edition,
        registration=registration,
        form=form,
        is_decided=registration.state == State.CONFIRMED,
        categories={one.id: one for one in categories_of(edition.id)},
        left=places_left(edition.id, Step.CATEGORY),
    )
