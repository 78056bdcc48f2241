from flask import session
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField
from wtforms.validators import Email, InputRequired

from forum.accreditation import services as accreditation
from forum.extensions import limiter
from forum.registration.queries import all_of_address
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.limits import one_more_letter
from forum.web.pages import back_to, page


class FindingForm(FlaskForm):
    email = EmailField(
        _l("E-mail"),
        [
            InputRequired(_l("Write your e-mail address.")),
            Email(_l("Check this address: it should look like name@example.org."), allow_smtputf8=False),
        ],
        description=_l("The address you registered with."),
        render_kw={"autocomplete": "email", "inputmode": "email"},
    )


@pages.get("/<edition>/my")
@only(anyone)
def finding(edition):
    return page(
        "delegate/finding.html", edition=edition, form=FindingForm(), asked=session.pop("asked", None)
    )


@pages.post("/<edition>/my")
@only(anyone)
@limiter.limit("10 per minute")
def send_link(edition):
    """The answer is the same whether or not the address is known: it tells nobody who is registered."""
    form = FindingForm()
    if not form.validate():
        return page("delegate/finding.html", 422, edition=edition, form=form, asked=None)
    one_more_letter(form.email.data)
    accreditation.send_links(edition, list(all_of_address(edition.id, form.email.data)))
    session["asked"] = form.email.data
    said = _("If somebody is registered with this address, a letter with the link is on its way to it.")
    return back_to(".finding", said=said, edition=edition.slug)
