"""Zones, gates and the phones that read badges there."""

import qrcode
from flask import abort, current_app, request, url_for
from flask_babel import gettext as _

from forum import clock
from forum.badges import codes
from forum.badges.drawing import qr
from forum.checkin import enrolment, zoning
from forum.checkin.enrolment import VALID_FOR
from forum.checkin.lists import rules_of
from forum.checkin.models import Gate
from forum.checkin.policy import may_open_gates, may_tend_the_doors
from forum.checkin.presence import NOBODY_INSIDE, granted_counted, inside_of_all
from forum.checkin.queries import cursor_of, devices_of, gate_with, gates_of, zones_of
from forum.checkin.rules import Profile
from forum.editions.models import Edition
from forum.insights.conflicts import open_conflicts
from forum.insights.figures import admissions_by_gate
from forum.web.access import actor, me, only
from forum.web.organiser import pages
from forum.web.organiser.door_sentences import health_of
from forum.web.organiser.forms import GateForm
from forum.web.organiser.marks import is_alive
from forum.web.pages import back_to, or_404, page


@pages.get("/desk/<edition>/doors")
@only(may_tend_the_doors)
def doors(edition):
    return _show(edition, GateForm())


@pages.post("/desk/<edition>/doors/zones/<int:zone_id>/gates")
@only(may_open_gates)
def open_gate(edition, zone_id):
    zone = next((zone for zone in zones_of(edition.id) if zone.id == zone_id), None) or abort(404)
    form = GateForm()
    if not form.validate():
        return _show(edition, form, 422, wrong=zone_id)
    wanted = {"name": form.name.data, "direction": form.direction.data}
    gate = enrolment.open_gate(edition, zone, **wanted, by=actor())
    return back_to(".doors", said=_("%(gate)s is open.", gate=gate.name), edition=edition.slug)


@pages.get("/desk/<edition>/doors/gates/<int:gate_id>")
@only(may_open_gates)
def gate(edition, gate_id):
    known = _gate(edition, gate_id)
    return page("organiser/doors/gate.html", edition=edition, gate=known, form=GateForm(obj=known))


@pages.post("/desk/<edition>/doors/gates/<int:gate_id>")
@only(may_open_gates)
def change_gate(edition, gate_id):
    known, form = _gate(edition, gate_id), GateForm()
    if not form.validate():
        return page("organiser/doors/gate.html", 422, edition=edition, gate=known, form=form)
    zoning.change_gate(known, name=form.name.data, direction=form.direction.data, by=actor())
    return back_to(".doors", said=_("%(gate)s is saved.", gate=known.name), edition=edition.slug)


@pages.post("/desk/<edition>/doors/<int:gate_id>/invitation")
@only(may_tend_the_doors)
def invite_device(edition, gate_id):
    gate = _gate(edition, gate_id)
    code = enrolment.invite_device(edition, gate, by=actor(), profile=_profile(edition))
    # The code is shown in this answer only: it is not kept, and reading it again makes another one.
    link = current_app.config["BASE_URL"] + url_for("door.invitation", code=code)
    modules = _modules(link)
    return page(
        "organiser/doors/invitation.html",
        edition=edition,
        gate=gate,
        code=codes.grouped(code),
        link=link,
        drawing={"path": qr.path(modules), "side": len(modules)},
        until=clock.now() + VALID_FOR,
    )


@pages.post("/desk/<edition>/doors/devices/<int:device_id>/revocation")
@only(may_open_gates)
def revoke_device(edition, device_id):
    device = next((each for each in devices_of(edition.id) if each.id == device_id), None) or abort(404)
    enrolment.revoke(device, by=actor())
    said = _("%(device)s opens nothing any more.", device=device.name)
    return back_to(".doors", said=said, edition=edition.slug)


def _profile(edition: Edition) -> Profile:
    """A phone that could be lost with all names on it is an organiser's decision."""
    wants_names = request.form.get("profile") == Profile.NAMED
    return Profile.NAMED if wants_names and may_open_gates(me(), edition) else Profile.SEALED


def _show(edition: Edition, form: GateForm, status: int = 200, wrong: int | None = None) -> tuple[str, int]:
    cursor = cursor_of(edition.id)
    return page(
        "organiser/doors/list.html",
        status,
        edition=edition,
        zones=zones_of(edition.id),
        gates=gates_of(edition.id),
        admitted=admissions_by_gate(edition.id),
        inside=inside_of_all(edition.id),
        nobody=NOBODY_INSIDE,
        rules={each.id: each for each in rules_of(edition.id).zones},
        named=granted_counted(edition.id),
        conflicts=sum(open_conflicts(edition.id).values()),
        devices=[(device, is_alive(device), health_of(device, cursor)) for device in devices_of(edition.id)],
        form=form,
        wrong=wrong,
    )


def _modules(link: str) -> qr.Matrix:
    """A link has small letters, so this is not the badge's alphanumeric code; it is read from a screen."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(link)
    code.make(fit=True)
    return tuple(tuple(map(bool, row)) for row in code.modules)


def _gate(edition: Edition, gate_id: int) -> Gate:
    return or_404(gate_with(edition.id, gate_id))
