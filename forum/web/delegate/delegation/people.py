"""One person of the delegation: how things stand, the delegation's word, and withdrawing them."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from forum.accreditation import delegating
from forum.accreditation.delegates import read_by_coordinators
from forum.accreditation.endorsement import waits_for_word
from forum.audit.queries import history_of
from forum.delegations.policy import may_coordinate
from forum.errors import Refusal
from forum.registration.rules import language_of_native_name
from forum.registration.states import LIVE
from forum.web.access import actor, only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import back_to_delegation, own_person
from forum.web.delegate.delegation.portal import may_replace
from forum.web.delegate.delegation.telling import steps_of
from forum.web.pages import back_to, page, refused

LONGEST_REASON = 1000


class WordForm(FlaskForm):
    reason = TextAreaField(
        _l("Reason"),
        [
            DataRequired(_l("Write why.")),
            Length(max=LONGEST_REASON, message=_l("Use at most %(max)d characters.")),
        ],
        filters=[lambda text: (text or "").strip()],
        description=_l("It stands in the letter to them, as you write it here."),
    )


@pages.get("/<edition>/delegation/<code>/people/<ref>")
@only(may_coordinate)
@own_person
def delegation_person(edition, delegation, person):
    native = person.name_native
    return page(
        "delegate/delegation/person.html",
        edition=edition,
        delegation=delegation,
        person=person,
        native_language=native and language_of_native_name(native, person.country, person.language),
        is_readable=bool(read_by_coordinators([person])),
        steps=steps_of(edition, person, history_of(person)),
        is_live=person.state in LIVE,
        can_replace=person.state in LIVE and may_replace(delegation),
        waits=waits_for_word(person),
    )


@pages.post("/<edition>/delegation/<code>/people/<ref>/endorsement")
@only(may_coordinate)
@own_person
def endorse_person(edition, delegation, person):
    here = {"edition": edition.slug, "code": delegation.code, "ref": person.ref}
    try:
        delegating.endorse(edition, delegation, person, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".delegation_person", **here)
    return back_to(".delegation_person", said=_("Endorsed. The organiser decides next."), **here)


@pages.get("/<edition>/delegation/<code>/people/<ref>/decline")
@only(may_coordinate)
@own_person
def ask_to_decline_person(edition, delegation, person):
    return page(
        "delegate/delegation/decline.html",
        edition=edition,
        delegation=delegation,
        person=person,
        form=WordForm(),
    )


@pages.post("/<edition>/delegation/<code>/people/<ref>/decline")
@only(may_coordinate)
@own_person
def decline_person(edition, delegation, person):
    form = WordForm()
    if not form.validate():
        return page(
            "delegate/delegation/decline.html",
            422,
            edition=edition,
            delegation=delegation,
            person=person,
            form=form,
        )
    try:
        delegating.decline(edition, delegation, person, by=actor(), reason=form.reason.data)
    except Refusal as refusal:
        here = {"edition": edition.slug, "code": delegation.code, "ref": person.ref}
        return refused(refusal, ".delegation_person", **here)
    said = _("Declined. A letter to %(name)s is on its way.", name=person.full_name)
    return back_to_delegation(edition, delegation, said)


@pages.get("/<edition>/delegation/<code>/people/<ref>/withdrawal")
@only(may_coordinate)
@own_person
def ask_to_take_out(edition, delegation, person):
    form = FlaskForm()
    return page(
        "delegate/delegation/withdraw.html", edition=edition, delegation=delegation, person=person, form=form
    )


@pages.post("/<edition>/delegation/<code>/people/<ref>/withdrawal")
@only(may_coordinate)
@own_person
def take_out(edition, delegation, person):
    try:
        delegating.take_out(edition, delegation, person, by=actor())
    except Refusal as refusal:
        here = {"edition": edition.slug, "code": delegation.code, "ref": person.ref}
        return refused(refusal, ".delegation_person", **here)
    said = _("Withdrawn. A letter to %(name)s is on its way.", name=person.full_name)
    return back_to_delegation(edition, delegation, said)
