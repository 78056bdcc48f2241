"""Who serves this forum, and giving somebody a duty."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, RadioField, StringField
from wtforms.validators import DataRequired, Email, Length

from forum.accounts.duties import Duty
from forum.accounts.policy import may_appoint
from forum.accounts.queries import staff_of
from forum.editions.models import Edition
from forum.editions.staff import appoint as appoint_to
from forum.errors import Refusal
from forum.registration.fields import options
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.forms import TOO_LONG, trimmed
from forum.web.pages import back_to, page
from forum.web.wording import of_refusal

DUTIES = {
    Duty.OWNER: _l("Owner: everything, including the staff"),
    Duty.ORGANISER: _l("Organiser: registrations, programme, letters, doors"),
    Duty.REGISTRAR: _l("Registrar: registrations and decisions about them"),
    Duty.VISA_OFFICER: _l("Visa officer: visa support and document numbers"),
    Duty.DOOR: _l("Door staff: the doors only"),
}


class AppointmentForm(FlaskForm):
    name = StringField(
        _l("Name"),
        [DataRequired(_l("Write their name.")), Length(max=200, message=TOO_LONG)],
        filters=[trimmed],
    )
    email = EmailField(
        _l("E-mail"),
        [
            DataRequired(_l("Write their e-mail address.")),
            Length(max=254, message=TOO_LONG),
            Email(_l("Check this address: it should look like name@example.org."), allow_smtputf8=False),
        ],
        filters=[trimmed],
        description=_l("They sign in with it."),
    )
    password = PasswordField(
        _l("Start password"),
        [DataRequired(_l("Choose a start password."))],
        description=_l(
            "At least ten characters. Tell it to them yourself: it is not mailed. Who has an account already "
            "keeps the password they have."
        ),
        render_kw={"autocomplete": "new-password"},
    )
    duty = RadioField(
        _l("Duty"),
        [DataRequired(_l("Choose a duty."))],
        choices=options(DUTIES.items()),
        default=Duty.ORGANISER,
    )


@pages.get("/desk/<edition>/people")
@only(may_appoint)
def people(edition):
    return _show(edition, AppointmentForm())


@pages.post("/desk/<edition>/people")
@only(may_appoint)
def appoint(edition):
    form = AppointmentForm()
    if not form.validate():
        return _show(edition, form, 422)
    who = {"email": form.email.data, "name": form.name.data, "password": form.password.data}
    try:
        is_new = appoint_to(edition, **who, duty=Duty(form.duty.data), by=actor())
    except Refusal as refusal:
        form.password.errors = [of_refusal(refusal)]
        return _show(edition, form, 409)
    said = _("Added. They can sign in now.") if is_new else _("Added. They sign in as they are used to.")
    return back_to(".people", said=said, edition=edition.slug)


def _show(edition: Edition, form: AppointmentForm, status: int = 200) -> tuple[str, int]:
    staff = staff_of(edition.id)
    return page("organiser/people.html", status, edition=edition, staff=staff, form=form, duties=DUTIES)
