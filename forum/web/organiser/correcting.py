"""Putting a registration right at the desk."""

from types import SimpleNamespace

from flask_babel import gettext as _

from forum.accreditation.corrections import correct
from forum.accreditation.policy import may_accredit
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.errors import Refusal
from forum.registration.forms import COLUMNS, PersonForm
from forum.registration.models import Registration
from forum.registration.states import LIVE
from forum.web.access import actor, only
from forum.web.language import current
from forum.web.organiser import pages
from forum.web.organiser.answer_words import classes_for_reader
from forum.web.organiser.registrations import found
from forum.web.own_questions import WITH_FILES, person_form
from forum.web.pages import back_to, page
from forum.web.person_form import CategorisedForm
from forum.web.uploads import takes
from forum.web.wording import of_refusal

TEMPLATE = "organiser/registrations/edit.html"


@pages.get("/desk/<edition>/registrations/<ref>/edit")
@only(may_accredit)
def edit_registration(edition, ref):
    registration = found(edition, ref)
    form = _form(edition, registration)
    form.family_first.data = "1" if registration.family_first else ""
    return page(TEMPLATE, registration=registration, form=form)


@pages.post("/desk/<edition>/registrations/<ref>/edit")
@takes(WITH_FILES)
@only(may_accredit)
def save_registration(edition, ref):
    registration = found(edition, ref)
    form = _form(edition, registration)
    if registration.state not in LIVE:
        form.form_errors.append(_("This registration has ended and stays as it is."))
        return page(TEMPLATE, 409, registration=registration, form=form)
    if not form.validate():
        return page(TEMPLATE, 422, registration=registration, form=form)
    try:
        has_new_badge = correct(edition, registration, form.person(), form.given(), by=actor())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return page(TEMPLATE, 409, registration=registration, form=form)
    said = _("Saved. A new badge is on its way.") if has_new_badge else _("Saved.")
    return back_to(".registration", said=said, edition=edition.slug, ref=registration.ref)


def _form(edition: Edition, registration: Registration) -> PersonForm:
    offered = [(category.id, category.name.in_(current())) for category in categories_of(edition.id)]
    person = {name: getattr(registration, name) for name in COLUMNS}
    return person_form(
        edition,
        registration,
        CategorisedForm,
        classes=classes_for_reader(edition),
        categories=offered,
        obj=SimpleNamespace(**person, category=registration.category_id),
    )
