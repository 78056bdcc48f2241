"""The scanner's page: a gate's when this device has one, the way to a gate when it has not."""

from flask import Response, g, make_response
from flask_babel import gettext as _

from forum.checkin import queries
from forum.checkin.models import Device
from forum.web.access import anyone, only
from forum.web.door import pages
from forum.web.door.assets import version
from forum.web.door.device import present
from forum.web.door.forms import EnrolmentForm, LeavingForm
from forum.web.pages import page


@pages.get("/")
@only(anyone)
def scanner() -> Response:
    """`X-Forum-Door` tells the service worker whether to keep this page: with which assets, or not at all."""
    device = present()
    if device is None:
        shown = page("door/enrolment.html", form=EnrolmentForm(name=_("Phone")), code=None)
    else:
        shown = _at_its_gate(device)
    response = make_response(shown)
    response.headers["X-Forum-Door"] = version() if device else "none"
    return response


def _at_its_gate(device: Device) -> tuple[str, int]:
    g.edition = queries.edition_of(device)  # decides which languages the page offers
    return page(
        "door/scanner.html",
        edition=g.edition,
        gate=device.gate,
        device=device,
        version=version(),
        last_seq=queries.last_seq(device),
        cursor=queries.cursor_of(device.edition_id),
        counts=queries.counts_at(device.gate),
        leaving=LeavingForm(),
    )
