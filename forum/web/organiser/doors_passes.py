"""Delegations' passes without a name, and whom the door calls for a guest of honour."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import Length, Optional, ValidationError

from forum.checkin import greeting
from forum.checkin import passes as services
from forum.checkin.passes import Pass
from forum.checkin.policy import may_open_gates, may_tend_the_doors
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of
from forum.registration.fields import at_most, tidy
from forum.registration.models import Registration
from forum.registration.queries import with_ref
from forum.registration.rules import bare_number, is_e164
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, done, or_404, page

VIP = "V"


class GreeterForm(FlaskForm):
    of = StringField(
        _l("Code of one delegate"),
        [Optional(), Length(max=8)],
        filters=[tidy],
        description=_l("Empty: for everybody whose category is VIP."),
    )
    name = StringField(
        _l("Who is called"),
        [Optional(), at_most(100)],
        filters=[tidy],
        description=_l("Empty: nobody any more."),
    )
    phone = StringField(_l("Phone"), [Optional(), at_most(20)], filters=[bare_number])

    def validate_phone(self, field: StringField) -> None:
        if field.data and not is_e164(field.data):
            raise ValidationError(_("Begin with + and the country code, like +7 701 234 56 78."))


@pages.get("/desk/<edition>/doors/passes")
@only(may_tend_the_doors)
def passes(edition):
    return page("organiser/doors/passes.html", edition=edition, passes=services.passes_of(edition.id))


@pages.get("/desk/<edition>/doors/passes/<int:floater_id>")
@only(may_tend_the_doors)
def pass_of(edition, floater_id):
    one = _pass(edition, floater_id)
    people = services.could_carry(one.delegation)
    return page("organiser/doors/pass.html", edition=edition, one=one, people=people)


@pages.post("/desk/<edition>/doors/passes/<int:floater_id>/registrations/<ref>")
@only(may_tend_the_doors)
def give_pass(edition, floater_id, ref):
    one, delegate = _pass(edition, floater_id), found(edition, ref)
    said = _("%(name)s carries the pass.", name=delegate.full_name)
    return done(
        lambda: services.give(one.floater, delegate, by=actor()), ".passes", said=said, edition=edition.slug
    )


@pages.post("/desk/<edition>/doors/passes/<int:floater_id>/return")
@only(may_tend_the_doors)
def take_pass_back(edition, floater_id):
    one, said = _pass(edition, floater_id), _("The pass is back.")
    return done(
        lambda: services.take_back(one.floater, by=actor()), ".passes", said=said, edition=edition.slug
    )


@pages.get("/desk/<edition>/doors/greeters")
@only(may_open_gates)
def greeters(edition):
    return _greeters(edition, GreeterForm())


@pages.post("/desk/<edition>/doors/greeters")
@only(may_open_gates)
def set_greeter(edition):
    form = GreeterForm()
    greeted = _greeted(edition, form.of.data) if form.validate() else []
    if not form.errors and not greeted:
        form.of.errors = [_("There is no such registration, or no VIP category.")]
    if form.errors:
        return _greeters(edition, form, 422)
    for one in greeted:
        _set(one, form)
    return back_to(".greeters", said=_("Saved."), edition=edition.slug)


def _set(one: Category | Registration, form: GreeterForm) -> None:
    if form.name.data:
        greeting.name_greeter(one, name=form.name.data, phone=form.phone.data or "", by=actor())
    else:
        greeting.remove_greeter(one, by=actor())


def _greeted(edition: Edition, ref: str) -> list[Category | Registration]:
    if ref:
        one = with_ref(edition.id, ref.upper())
        return [one] if one else []
    return [each for each in categories_of(edition.id) if each.letter == VIP]


def _greeters(edition: Edition, form: GreeterForm, status: int = 200) -> tuple[str, int]:
    known = greeting.greeters_of(edition.id)
    return page("organiser/doors/greeters.html", status, edition=edition, form=form, greeted=known)


def _pass(edition: Edition, floater_id: int) -> Pass:
    return or_404(next(iter(services.passes_of(edition.id, floater_id)), None))
