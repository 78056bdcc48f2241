"""The programme: by day, one session, and as a calendar."""

from collections.abc import Callable, Sequence

from flask import Response, abort, current_app, render_template, request, url_for
from flask_babel import get_locale

from forum.agenda.calendar import calendar_file
from forum.agenda.queries import Item, people_in
from forum.agenda.signups.queries import entry_of
from forum.agenda.timetable import days_of
from forum.editions.models import Edition
from forum.web.access import anyone, only
from forum.web.language import current
from forum.web.public import audience, facts, pages
from forum.web.public.caching import DAY, kept
from forum.web.public.choosing import Choice
from forum.web.public.landing import standing
from forum.web.public.lines import sheet
from forum.web.public.searchable import session_data


@pages.get("/<edition>/agenda")
@only(anyone)
@kept("track", "kind", "spoken")
def agenda(edition):
    items, choice = facts.programme(edition), Choice.of(request.args)
    chosen = choice.among(items) if choice else items
    return render_template(
        "public/agenda.html",
        edition=edition,
        standing=standing(edition),
        days=[sheet(day, edition, current()) for day in days_of(chosen, edition)]
        if choice
        else facts.sheets(edition, current()),
        first=chosen[0].starts_at if chosen else None,
        shown=len(chosen),
        in_all=len(items),
        choice=choice,
        themes=facts.themes(edition),
        kinds=facts.kinds(edition),
        spoken=facts.spoken(edition),
        fills=audience.fills(edition),
        soon=audience.soon(edition),
        late=audience.late(edition),
    )


@pages.get("/<edition>/agenda/<ref>")
@only(anyone)
@kept()
def agenda_session(edition, ref):
    programme = facts.released(edition)
    item = programme.by_ref.get(ref) or abort(404)
    abstract = programme.abstract_of(ref)
    return render_template(
        "public/session.html",
        edition=edition,
        standing=standing(edition),
        item=item,
        abstract=abstract,
        appearing=people_in(item),
        searchable=session_data(edition, item, abstract),
        entry=entry_of(edition.id, ref),
        late=audience.delays(edition).get(item.id),
    )


@pages.get("/<edition>/agenda/<ref>.ics")
@only(anyone)
@kept(fresh_for=DAY)
def session_calendar(edition, ref):
    item = facts.released(edition).by_ref.get(ref) or abort(404)
    return calendar([item], edition, f"{edition.slug}-{ref}")


@pages.get("/<edition>/schedule.ics")
@only(anyone)
@kept("track", "room", fresh_for=DAY)
def schedule_calendar(edition):
    """All of it; or one track's, or one room's, by what stands in the query."""
    items = facts.programme(edition)
    for what, value in request.args.items():
        if what in PARTS:
            items = [item for item in items if PARTS[what](item) == value] or abort(404)
    return calendar(items, edition, edition.slug)


PARTS: dict[str, Callable[[Item], str | None]] = {
    "track": lambda item: item.theme.code if item.theme else None,
    "room": lambda item: str(item.place.id) if item.place else None,
}


def calendar(items: Sequence[Item], edition: Edition, name: str) -> Response:
    """A calendar file in the reader's language: the same bytes until the next release."""
    site, programme = current_app.config["BASE_URL"], facts.released(edition)
    body = calendar_file(
        items,
        edition=edition,
        language=str(get_locale()),
        stamped=programme.at or edition.created_at,
        abstracts=programme.abstracts,
        address=lambda item: site + url_for(".agenda_session", edition=edition.slug, ref=item.ref),
    )
    return Response(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.ics"'},
    )
