"""One's own agenda: sessions starred, signed up for, waited for; as a list and as a calendar."""

from collections.abc import Iterable, Sequence

from flask import Response, current_app, g, make_response, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from forum import clock
from forum.agenda.calendar import calendar_file
from forum.agenda.drafts import session_with
from forum.agenda.own import Chosen, by_day, own_agenda
from forum.agenda.queries import Item, Programme, programme_of
from forum.agenda.signups import services as signups
from forum.agenda.signups import starring
from forum.agenda.signups.models import Mode, Standing
from forum.agenda.signups.queries import Entry, entries_of, sign_ups_of, stars_of
from forum.agenda.signups.rules import may_sign_up
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.models import Registration
from forum.registration.states import State
from forum.web import stars
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.mine import here, mine
from forum.web.language import current
from forum.web.pages import back_to, or_404, page
from forum.web.wording import of_refusal


@pages.get("/<edition>/my/<token>/agenda")
@only(anyone)
@mine
def my_agenda(edition, registration):
    programme, entries = programme_of(edition.id), entries_of(edition.id)
    chosen = _chosen(programme, registration)
    asked = programme.by_ref.get(request.args.get("session", ""))
    known = {each.item.ref for each in chosen}
    shown, _status = page(
        "delegate/agenda.html",
        edition=edition,
        registration=registration,
        days=by_day(chosen, edition),
        entries=entries,
        asked=asked if asked and asked.ref not in known else None,
        in_browser=_only_in_browser(programme, known),
        offered=[item for item in _offered(programme, entries) if item.ref not in known],
        has_place=registration.state == State.CONFIRMED,
        takes_part={item.ref for item in _offered(programme, entries)},
    )
    return stars.remember_link(make_response(shown), edition, g.link_token)


@pages.get("/<edition>/my/<token>/agenda.ics")
@only(anyone)
@mine
def my_agenda_calendar(edition, registration):
    programme, site = programme_of(edition.id), current_app.config["BASE_URL"]
    body = calendar_file(
        [each.item for each in _chosen(programme, registration)],
        edition=edition,
        language=current(),
        stamped=programme.at or edition.created_at,
        abstracts=programme.abstracts,
        address=lambda item: site + url_for("public.agenda_session", edition=edition.slug, ref=item.ref),
    )
    return Response(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{edition.slug}-my-agenda.ics"'},
    )


@pages.post("/<edition>/my/<token>/agenda/<ref>/place")
@only(anyone)
@mine
def sign_up(edition, registration, ref):
    session = or_404(session_with(edition.id, ref))
    try:
        standing = signups.sign_up(edition, registration, session)
    except Refusal as refusal:
        return _back(edition, of_refusal(refusal), tone="bad")
    if standing is Standing.IN:
        return _back(edition, _("You have a place."))
    return _back(edition, _("All places are taken. You are on the waiting list, and hear from us by letter."))


@pages.post("/<edition>/my/<token>/agenda/<ref>/place/end")
@only(anyone)
@mine
def give_up_place(edition, registration, ref):
    signups.leave(edition, registration, or_404(session_with(edition.id, ref)))
    return _back(edition, _("Given up. The place goes to the next person."))


@pages.post("/<edition>/my/<token>/agenda/stars")
@only(anyone)
@mine
def star_sessions(edition, registration):
    """One by its button, or all that were starred in this browser before."""
    kept = starring.star(registration, request.form.getlist("star"))
    said = ngettext(
        "%(num)d session is in your agenda now.", "%(num)d sessions are in your agenda now.", kept
    )
    answer = _back(edition, said)
    return stars.keep(answer, edition, []) if "browser" in request.form else answer


@pages.post("/<edition>/my/<token>/agenda/<ref>/star/end")
@only(anyone)
@mine
def unstar_session(edition, registration, ref):
    starring.unstar(registration, ref)
    return _back(edition, _("Taken off your agenda."))


def _back(edition: Edition, said: str, tone: str = "ok"):
    return back_to(".my_agenda", said=said, tone=tone, **here(edition))


def _chosen(programme: Programme, registration: Registration) -> list[Chosen]:
    return own_agenda(
        programme.items, stars=stars_of(registration.id), standings=sign_ups_of(registration.id)
    )


def _only_in_browser(programme: Programme, known: Iterable[str]) -> Sequence[Item]:
    starred = set(stars.starred())
    return [item for item in programme.items if item.id in starred and item.ref not in set(known)]


def _offered(programme: Programme, entries: dict[str, Entry]) -> list[Item]:
    """What one can sign up for now."""
    now = clock.now()
    modes = {ref: entry.mode for ref, entry in entries.items() if entry.mode is Mode.SIGN_UP}
    return [item for item in programme.items if may_sign_up(item, modes.get(item.ref), now=now)]
