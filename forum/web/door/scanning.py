"""The scanner's page: a gate's when this device has one, the way to a gate when it has not."""

from flask import g
from flask_babel import gettext as _

from forum.checkin import queries
from forum.checkin.models import Device
from forum.web.access import anyone, only
from forum.web.door import pages
from forum.web.door.device import present
from forum.web.door.forms import EnrolmentForm, LeavingForm
from forum.web.pages import page


@pages.get("/")
@only(anyone)
def scanner() -> tuple[str, int]:
    device = present()
    if device is None:
        return page("door/enrolment.html", form=EnrolmentForm(name=_("Phone")), code=None)
    return _at_its_gate(device)


def _at_its_gate(device: Device) -> tuple[str, int]:
    g.edition = queries.edition_of(device)  # decides which languages the page offers
    return page(
        "door/scanner.html",
        edition=g.edition,
        gate=device.gate,
        device=device,
        last_seq=queries.last_seq(device),
        cursor=queries.cursor_of(device.edition_id),
        counts=queries.counts_at(device.gate),
        leaving=LeavingForm(),
    )
