"""Registering somebody who stands at the desk, from a short form to a badge that is ready to print."""

from datetime import timedelta
from typing import Any

from flask import Response, abort, current_app
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, RadioField, SelectChoice, StringField
from wtforms.validators import InputRequired, Optional

from forum import clock
from forum.badges import drawing
from forum.badges.faces import face_of
from forum.badges.queries import valid_badge_of
from forum.checkin import walking_in
from forum.checkin.models import DoorRules
from forum.checkin.policy import may_open_gates, may_tend_the_doors
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.errors import Refusal
from forum.registration.consents import By, Purpose, text_of
from forum.registration.fields import (
    CHOOSE,
    Key,
    OneOf,
    at_most,
    countries,
    in_latin_letters,
    latin,
    lettered,
    options,
    tidy,
    visible,
    written,
)
from forum.registration.models import Registration
from forum.registration.services import Application
from forum.web.access import actor, me, only
from forum.web.email_field import email_field
from forum.web.language import spoken_in
from forum.web.organiser import pages
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, page
from forum.web.wording import of_refusal, words

JUST_NOW = timedelta(hours=1)  # for so long door staff may print whom they registered


class WalkInForm(FlaskForm):
    """The least a badge needs. The rest can be asked for on the delegate's own page."""

    key = Key()
    given_name = StringField(
        _l("Given name"),
        [
            written(_l("Write the given name as it stands in the passport.")),
            latin,
            visible,
            lettered,
            at_most(100),
        ],
        filters=[tidy],
        description=_l("As in the passport. Somebody with one name only has it here."),
        render_kw={"autofocus": True, "autocomplete": "off", "spellcheck": "false"},
    )
    family_name = StringField(
        _l("Family name"),
        [Optional(), latin, visible, at_most(100)],
        filters=[tidy],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    name_native = StringField(
        _l("Name in own script"),
        [Optional(), visible, lettered, at_most(120)],
        filters=[tidy],
        render_kw={"autocomplete": "off", "spellcheck": "false"},
    )
    country = OneOf(
        _l("Country / economy represented"),
        [written(_l("Choose the country or economy they represent."))],
        invalid_choice_message=CHOOSE,
    )
    organisation = StringField(
        _l("Organisation"),
        [written(_l("Write the organisation they come from.")), in_latin_letters, visible, at_most(160)],
        filters=[tidy],
        render_kw={"autocomplete": "off"},
    )
    category = RadioField(
        _l("Category"), [InputRequired(CHOOSE)], coerce=lambda value: int(value) if value else None
    )
    email = email_field(_l("E-mail"), missing=_l("Write the e-mail address."))
    language = OneOf(_l("Language of our letters"), invalid_choice_message=CHOOSE)
    agrees = BooleanField(
        text_of(Purpose.REQUIRED).words,
        [InputRequired(text_of(Purpose.REQUIRED).refusing)],
        description=_l("Read it to them, or turn the screen."),
    )

    def __init__(self, edition: Edition, rules: DoorRules, **values: Any) -> None:
        super().__init__(**values)
        self.country.choices = [SelectChoice("", _("Choose one")), *countries(str(get_locale() or "en"))]
        self.category.choices = options((each.id, words(each.name)) for each in categories_of(edition.id))
        self.language.choices = options(spoken_in(edition))
        if not rules.asks_email:
            self.email.validators = [Optional(), *self.email.validators[1:]]
            self.email.flags.optional, self.email.flags.required = True, False
            self.email.description = _("Without one, letters go to the forum's own desk.")

    def application(self, edition: Edition) -> Application:
        names = ("given_name", "family_name", "name_native", "country", "organisation", "language")
        person = {name: self[name].data or "" for name in names}
        person["email"] = self.email.data or edition.contact_email.lower()
        agreed = {str(purpose): purpose is Purpose.REQUIRED for purpose in _ASKED}
        return Application(
            person, agreed, person["language"], category_id=self.category.data, consents_by=By.DOOR
        )


_ASKED = (Purpose.REQUIRED, Purpose.OPTIONAL, Purpose.PUBLIC_LIST, Purpose.PHOTOGRAPHS)


class DoorRulesForm(FlaskForm):
    staff_register = BooleanField(_l("Door staff may register people, not only organisers"))
    asks_email = BooleanField(_l("An e-mail address is needed"))


@pages.get("/desk/<edition>/doors/walk-in")
@only(may_tend_the_doors)
def walk_in(edition):
    return _show(edition, WalkInForm(edition, walking_in.rules_of(edition.id)))


@pages.post("/desk/<edition>/doors/walk-in")
@only(may_tend_the_doors)
def register_walk_in(edition):
    form = WalkInForm(edition, walking_in.rules_of(edition.id))
    if not _may_register(edition):
        form.form_errors.append(_("At this forum only organisers register people. Send them to the desk."))
        return _show(edition, form, 409)
    if not form.validate():
        return _show(edition, form, 422)
    category = next(each for each in categories_of(edition.id) if each.id == form.category.data)
    try:
        wanted = form.application(edition)
        registration = walking_in.walk_in(edition, category, wanted, key=form.key.data, by=actor())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, form, 409)
    return back_to(".walked_in", edition=edition.slug, ref=registration.ref)


@pages.post("/desk/<edition>/doors/rules")
@only(may_open_gates)
def set_door_rules(edition):
    form = DoorRulesForm()
    said = {"staff_register": form.staff_register.data, "asks_email": form.asks_email.data}
    walking_in.set_rules(edition, **said, by=actor())
    return back_to(".walk_in", said=_("Saved."), edition=edition.slug)


@pages.get("/desk/<edition>/doors/registrations/<ref>")
@only(may_tend_the_doors)
def walked_in(edition, ref):
    registration = _theirs(edition, ref)
    return page(
        "organiser/doors/walked_in.html",
        edition=edition,
        registration=registration,
        badge=valid_badge_of(registration),
    )


@pages.get("/desk/<edition>/doors/registrations/<ref>/badge.pdf")
@only(may_tend_the_doors)
def walked_in_badge(edition, ref):
    registration = _theirs(edition, ref)
    badge = valid_badge_of(registration) or abort(404)
    face = face_of(edition, registration, badge, base_url=current_app.config["BASE_URL"])
    headers = {
        "Content-Disposition": f'inline; filename="badge-{ref}.pdf"',
        "Cache-Control": "private, no-store",
    }
    return Response(drawing.pdf([face]), content_type="application/pdf", headers=headers)


def _theirs(edition: Edition, ref: str) -> Registration:
    """Organisers see everybody; door staff whom somebody registered just now, where they may register."""
    registration = found(edition, ref)
    is_new = clock.now() - registration.submitted_at < JUST_NOW
    if not may_open_gates(me(), edition) and not (is_new and _may_register(edition)):
        abort(404)
    return registration


def _may_register(edition: Edition) -> bool:
    return may_open_gates(me(), edition) or walking_in.rules_of(edition.id).staff_register


def _show(edition: Edition, form: WalkInForm, status: int = 200) -> tuple[str, int]:
    rules = walking_in.rules_of(edition.id)
    return page(
        "organiser/doors/walk_in.html",
        status,
        edition=edition,
        form=form,
        may_register=_may_register(edition),
        rules_form=DoorRulesForm(formdata=None, obj=rules),
        letters={each.id: each.letter for each in categories_of(edition.id)},
    )
