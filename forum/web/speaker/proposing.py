"""The open call: anybody may propose a talk while it is open."""

import re
import secrets
from typing import Any

from flask import redirect, session, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, HiddenField, SelectChoice, StringField, TextAreaField
from wtforms.validators import InputRequired, Optional, ValidationError

from forum import clock
from forum.agenda.models import Kind
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import limiter
from forum.registration.fields import (
    CHOOSE,
    OneOf,
    at_most,
    countries,
    in_latin_letters,
    lettered,
    options,
    tidy,
    visible,
    written,
)
from forum.registration.questions.fields import Ticks
from forum.speakers.proposals import services as proposals
from forum.speakers.proposals.queries import call_of
from forum.speakers.proposals.services import Said
from forum.speakers.proposals.states import takes_proposals
from forum.web.access import anyone, only
from forum.web.email_field import email_field
from forum.web.language import current, spoken_in
from forum.web.limits import one_more_registration
from forum.web.names import language_name
from forum.web.pages import page
from forum.web.speaker import pages
from forum.web.speaker.forms import InOurWords, trimmed
from forum.web.wording import KINDS, of_refusal

TO_PROPOSE = (Kind.TALK, Kind.KEYNOTE, Kind.PANEL, Kind.ROUND_TABLE, Kind.PITCH)
TEXTS = ("title", "abstract", "kind", "name", "name_native", "country", "organisation", "job", "biography")


class ProposalForm(InOurWords):
    title = StringField(_l("Title"), [written(_l("Write the title.")), visible, at_most(200)], filters=[tidy])
    abstract = TextAreaField(
        _l("What is it about?"),
        [written(_l("Write what it is about.")), visible, at_most(4000)],
        filters=[trimmed],
        render_kw={"rows": 6},
    )
    kind = OneOf(_l("Kind of session"), invalid_choice_message=CHOOSE)
    language = OneOf(
        _l("Language of these texts"),
        invalid_choice_message=CHOOSE,
        description=_l("Our letters to you are in it, too."),
    )
    speaks = Ticks(_l("You can speak in"), [InputRequired(_l("Choose at least one language."))])
    name = StringField(
        _l("Your name in Latin letters"),
        [written(_l("Write your name.")), in_latin_letters, visible, lettered, at_most(200)],
        filters=[tidy],
        render_kw={"autocomplete": "name", "spellcheck": "false"},
    )
    name_native = StringField(
        _l("Name in your own script"), [Optional(), visible, at_most(200)], filters=[tidy]
    )
    country = OneOf(_l("Country"), [written(_l("Choose a country."))], invalid_choice_message=CHOOSE)
    organisation = StringField(
        _l("Organisation"),
        [written(_l("Write the organisation you come from.")), visible, at_most(160)],
        filters=[tidy],
        render_kw={"autocomplete": "organization"},
    )
    job = StringField(_l("Position"), [Optional(), visible, at_most(160)], filters=[tidy])
    biography = TextAreaField(
        _l("A few lines about you"),
        [written(_l("Write a few lines about you.")), visible, at_most(2000)],
        filters=[trimmed],
    )
    email = email_field(
        _l("E-mail"),
        missing=_l("Write your e-mail address."),
        description=_l("Our answer comes to this address."),
    )
    consent = BooleanField(
        _l(
            "The organisers may use these details to choose speakers, and delete them twelve months after the"
            " forum."
        ),
        [InputRequired(_l("Without this we cannot read your proposal."))],
    )
    website = StringField(_l("Leave this empty"))  # who cannot see it does not fill it in
    key = HiddenField(default=lambda: secrets.token_urlsafe(16))

    def __init__(self, edition: Edition, **values: Any) -> None:
        super().__init__(**values)
        spoken = spoken_in(edition)
        self.kind.choices = options((kind, KINDS[kind]) for kind in TO_PROPOSE)
        self.language.choices = options(spoken)
        self.speaks.choices = options((code, language_name(code)) for code in edition.languages)
        self.country.choices = [SelectChoice("", _("Choose one")), *countries(str(get_locale() or "en"))]

    def validate_key(self, field: Field) -> None:
        if not re.fullmatch(r"[\w-]{16,64}", field.data or ""):
            raise ValidationError(_("This form is incomplete. Load the page again."))

    def said(self) -> Said:
        texts = {name: self[name].data or "" for name in (*TEXTS, "email", "language")}
        return Said(texts | {"speaks": list(self.speaks.data)})


@pages.get("/<edition>/call-for-speakers")
@only(anyone)
def call(edition):
    first_guess = {"language": current(), "speaks": [current()]}
    return _show(edition, ProposalForm(edition, data=first_guess))


@pages.post("/<edition>/call-for-speakers")
@only(anyone)
@limiter.limit("30 per minute")
def propose(edition):
    form = ProposalForm(edition)
    if not form.validate():
        return _show(edition, form, 422)
    session["proposed"] = form.email.data
    if form.website.data:  # a machine: it is told what a person is told
        return redirect(url_for(".proposed", edition=edition.slug), code=303)
    one_more_registration(form.email.data)
    try:
        proposals.propose(edition, form.said(), key=form.key.data)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, form, 409)
    return redirect(url_for(".proposed", edition=edition.slug), code=303)


@pages.get("/<edition>/call-for-speakers/received")
@only(anyone)
def proposed(edition):
    if "proposed" not in session:
        return redirect(url_for(".call", edition=edition.slug))
    return page("speaker/proposed.html", edition=edition, email=session["proposed"])


def _show(edition: Edition, form: ProposalForm, status: int = 200):
    call = call_of(edition.id)
    is_open = takes_proposals(call, clock.now())
    return page("speaker/call.html", status, edition=edition, form=form, call=call, is_open=is_open)
