"""What is kept how long, and erasing somebody who asked for it."""

from flask import abort
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField
from wtforms.validators import InputRequired, NumberRange

from forum.editions.models import Edition
from forum.errors import Refusal
from forum.privacy import services as privacy
from forum.privacy.keeping import SETTINGS, set_keeping
from forum.privacy.policy import may_erase, may_see_keeping, may_set_keeping
from forum.privacy.purging import how_many
from forum.privacy.rules import Kept, last_days
from forum.privacy.tombstones import count_of_stones
from forum.registration.models import Registration
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.forms import NotedReasonForm
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, page
from forum.web.wording import of_refusal

MOST_DAYS = 365
KEPT = {
    Kept.DOCUMENTS: _l("Passports and answers about documents"),
    Kept.SENSITIVE: _l("Meals, accessibility and other sensitive answers"),
    Kept.EVERYTHING: _l("Everything that says who somebody is"),
}


def a_number_of_days(label):
    said = _l("Write a number of days from 0 to %(max)d.", max=MOST_DAYS)
    return IntegerField(
        label,
        [InputRequired(said), NumberRange(0, MOST_DAYS, said)],
        render_kw={"inputmode": "numeric"},
    )


class KeepingForm(FlaskForm):
    documents_kept_days = a_number_of_days(_l("Days after the forum until passports are erased"))
    sensitive_kept_days = a_number_of_days(
        _l("Days after the forum until meals and accessibility are erased")
    )
    links_kept_days = a_number_of_days(_l("Days after the forum until the links to people’s own pages end"))
    shows_participants = BooleanField(
        _l("Show a public list of participants"),
        description=_l("Confirmed delegates who agreed to it, with name, organisation and country."),
    )


@pages.get("/desk/<edition>/privacy")
@only(may_see_keeping)
def keeping(edition):
    return _show(edition, KeepingForm(obj=edition))


@pages.post("/desk/<edition>/privacy")
@only(may_set_keeping)
def set_privacy(edition):
    form = KeepingForm()
    if not form.validate():
        return _show(edition, form, 422)
    changed = set_keeping(edition, {name: form[name].data for name in SETTINGS}, by=actor())
    return back_to(".keeping", said=_("Saved.") if changed else None, edition=edition.slug)


@pages.get("/desk/<edition>/registrations/<ref>/erasure")
@only(may_erase)
def ask_to_erase(edition, ref):
    return _ask(edition, _found(edition, ref), NotedReasonForm())


@pages.post("/desk/<edition>/registrations/<ref>/erasure")
@only(may_erase)
def erase_person(edition, ref):
    registration, form = _found(edition, ref), NotedReasonForm()
    if not form.validate():
        return _ask(edition, registration, form, 422)
    try:
        privacy.erase(edition, registration, by=actor(), reason=form.reason.data)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _ask(edition, registration, form, 409)
    said = _("Erased. What is left is a number without a person.")
    return back_to(".registration", said=said, edition=edition.slug, ref=registration.ref)


def _found(edition: Edition, ref: str) -> Registration:
    registration = found(edition, ref)
    return registration if registration.erased_at is None else abort(404)


def _ask(edition: Edition, registration: Registration, form: NotedReasonForm, status: int = 200):
    form.reason.description = _("Kept in the history. It should not name the person.")
    template = "organiser/registrations/erasure.html"
    return page(template, status, edition=edition, registration=registration, form=form)


def _show(edition: Edition, form: KeepingForm, status: int = 200):
    counts, days = how_many(edition.id), last_days(edition)
    return page(
        "organiser/privacy.html",
        status,
        edition=edition,
        form=form,
        lines=[(words, days[kept], counts[kept]) for kept, words in KEPT.items()],
        erased=count_of_stones(edition.id),
    )
