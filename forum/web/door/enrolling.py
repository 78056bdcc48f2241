"""A phone becomes a gate's device, and stops being one."""

from flask import redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forum.audit.services import Actor
from forum.checkin import enrolment
from forum.checkin.enrolment import EnrolmentRefused
from forum.web.access import anyone, only, only_a_device
from forum.web.door import pages
from forum.web.door.device import hand_over, present, take_away
from forum.web.door.forms import EnrolmentForm
from forum.web.pages import or_404, page
from forum.web.wording import of_refusal


@pages.get("/enrol/<code>")
@only(anyone)
def invitation(code: str) -> tuple[str, int]:
    """Shows a button; looking uses nothing up."""
    return page("door/invitation.html", form=EnrolmentForm(code=code, name=_("Phone")), code=code)


@pages.post("/enrolment")
@only(anyone)
def enrol() -> Response | tuple[str, int]:
    form = EnrolmentForm()
    if not form.validate():
        return page("door/enrolment.html", 400, form=form, code=None)
    try:
        _device, secret = enrolment.enrol(form.code.data, name=form.name.data, instead_of=present())
    except EnrolmentRefused as refusal:
        form.code.errors = [of_refusal(refusal)]
        return page("door/enrolment.html", 409, form=form, code=None)
    return hand_over(redirect(url_for(".scanner"), 303), secret)


@pages.post("/leaving")
@only_a_device
def leave() -> Response:
    device = or_404(present())
    enrolment.revoke(device, by=Actor(f"device {device.id}"))
    return take_away(redirect(url_for(".scanner"), 303))
