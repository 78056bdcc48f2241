"""Zones at the desk: what they are called, who may enter, when, and who is inside."""

from flask import request
from flask_babel import gettext as _

from forum.checkin import lists, presence, zoning
from forum.checkin.models import Zone
from forum.checkin.policy import may_open_gates, may_tend_the_doors
from forum.checkin.presence import NOBODY_INSIDE
from forum.checkin.queries import zones_of
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.registration.queries import Filter, page_of
from forum.registration.states import State
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.registrations import found
from forum.web.organiser.zone_form import ZoneForm, zone_form
from forum.web.pages import back_to, done, or_404, page
from forum.web.wording import words

FOUND = 20


@pages.get("/desk/<edition>/doors/zones/new")
@only(may_open_gates)
def new_zone(edition):
    return _show(edition, None, _form(edition))


@pages.post("/desk/<edition>/doors/zones/new")
@only(may_open_gates)
def make_zone(edition):
    form = _form(edition)
    if not form.validate():
        return _show(edition, None, form, 422)
    zone = zoning.make_zone(edition, form.facts(), by=actor())
    said = _("%(zone)s is there. Open a gate that leads into it.", zone=words(zone.name))
    return back_to(".doors", said=said, edition=edition.slug)


@pages.get("/desk/<edition>/doors/zones/<int:zone_id>")
@only(may_open_gates)
def zone(edition, zone_id):
    known = zone_with(edition, zone_id)
    return _show(edition, known, _form(edition, known))


@pages.post("/desk/<edition>/doors/zones/<int:zone_id>")
@only(may_open_gates)
def change_zone(edition, zone_id):
    known = zone_with(edition, zone_id)
    form = _form(edition, known)
    if not form.validate():
        return _show(edition, known, form, 422)
    zoning.change_zone(known, form.facts(), by=actor())
    said = _("Saved. Phones at the gates follow within seconds of their next look.")
    return back_to(".doors", said=said, edition=edition.slug)


@pages.post("/desk/<edition>/doors/zones/<int:zone_id>/removal")
@only(may_open_gates)
def remove_zone(edition, zone_id):
    known = zone_with(edition, zone_id)
    said = _("%(zone)s is removed.", zone=words(known.name))
    return done(lambda: zoning.remove_zone(known, by=actor()), ".doors", said=said, edition=edition.slug)


@pages.get("/desk/<edition>/doors/zones/<int:zone_id>/delegates")
@only(may_open_gates)
def zone_delegates(edition, zone_id):
    known, q = zone_with(edition, zone_id), request.args.get("q", "").strip()
    granted = presence.granted_to(known)
    wanted = Filter(q=q, state=State.CONFIRMED)
    return page(
        "organiser/doors/delegates.html",
        edition=edition,
        zone=known,
        granted=granted,
        q=q,
        found=[each for each in page_of(edition.id, wanted)[:FOUND] if each not in granted] if q else [],
    )


@pages.post("/desk/<edition>/doors/zones/<int:zone_id>/delegates/<ref>")
@only(may_open_gates)
def grant_zone(edition, zone_id, ref):
    known, delegate = zone_with(edition, zone_id), found(edition, ref)
    zoning.grant(known, delegate, by=actor())
    said = _("%(name)s may enter %(zone)s.", name=delegate.full_name, zone=words(known.name))
    return back_to(".zone_delegates", said=said, edition=edition.slug, zone_id=zone_id)


@pages.post("/desk/<edition>/doors/zones/<int:zone_id>/delegates/<ref>/withdrawal")
@only(may_open_gates)
def withdraw_zone(edition, zone_id, ref):
    known, delegate = zone_with(edition, zone_id), found(edition, ref)
    zoning.withdraw(known, delegate, by=actor())
    said = _("%(name)s may enter as their category may.", name=delegate.full_name)
    return back_to(".zone_delegates", said=said, edition=edition.slug, zone_id=zone_id)


@pages.get("/desk/<edition>/doors/zones/<int:zone_id>/inside")
@only(may_tend_the_doors)
def zone_inside(edition, zone_id):
    known = zone_with(edition, zone_id)
    first = max(request.args.get("from", 0, type=int), 0)
    people = presence.inside_now(known, first)
    return page(
        "organiser/doors/inside.html",
        edition=edition,
        zone=known,
        counts=presence.inside_of_all(edition.id).get(known.id, NOBODY_INSIDE),
        people=people[: presence.PAGE],
        first=first,
        previous=max(first - presence.PAGE, 0) if first else None,
        next=first + presence.PAGE if len(people) > presence.PAGE else None,
    )


def zone_with(edition: Edition, zone_id: int) -> Zone:
    return or_404(next((zone for zone in zones_of(edition.id) if zone.id == zone_id), None))


def _form(edition: Edition, zone: Zone | None = None) -> ZoneForm:
    rules = next((each for each in lists.rules_of(edition.id).zones if zone and each.id == zone.id), None)
    sessions = presence.sessions_with_doors(edition.id)
    return zone_form(edition, categories_of(edition.id), sessions, zone, rules)


def _show(edition: Edition, zone: Zone | None, form: ZoneForm, status: int = 200):
    categories = categories_of(edition.id)
    return page(
        "organiser/doors/zone.html", status, edition=edition, zone=zone, form=form, categories=categories
    )
