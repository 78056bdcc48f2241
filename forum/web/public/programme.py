"""The programme: by day, one session, and as a calendar."""

from collections.abc import Sequence

from flask import Response, abort, current_app, render_template, request, url_for
from flask_babel import get_locale

from forum.agenda.calendar import calendar_file
from forum.agenda.queries import Item, abstract_of, abstracts_of, item_with, people_in
from forum.agenda.timetable import days_of
from forum.columns import Words
from forum.editions.models import Edition
from forum.web.access import anyone, only
from forum.web.language import current
from forum.web.public import facts, pages
from forum.web.public.caching import DAY, kept
from forum.web.public.choosing import Choice
from forum.web.public.landing import standing
from forum.web.public.lines import sheet


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
    )


@pages.get("/<edition>/agenda/<ref>")
@only(anyone)
@kept()
def agenda_session(edition, ref):
    item = item_with(edition.id, ref) or abort(404)
    return render_template(
        "public/session.html",
        edition=edition,
        standing=standing(edition),
        item=item,
        abstract=abstract_of(edition.id, ref),
        appearing=people_in(edition.id, ref),
    )


@pages.get("/<edition>/agenda/<ref>.ics")
@only(anyone)
@kept(fresh_for=DAY)
def session_calendar(edition, ref):
    item = item_with(edition.id, ref) or abort(404)
    return calendar([item], {ref: abstract_of(edition.id, ref)}, edition, f"{edition.slug}-{ref}")


@pages.get("/<edition>/schedule.ics")
@only(anyone)
@kept(fresh_for=DAY)
def schedule_calendar(edition):
    return calendar(facts.programme(edition), abstracts_of(edition.id), edition, edition.slug)


def calendar(items: Sequence[Item], abstracts: dict[str, Words], edition: Edition, name: str) -> Response:
    """A calendar file in the reader's language: the same bytes until the programme changes."""
    site = current_app.config["BASE_URL"]
    body = calendar_file(
        items,
        edition=edition,
        language=str(get_locale()),
        stamped=edition.created_at,
        abstracts=abstracts,
        address=lambda item: site + url_for(".agenda_session", edition=edition.slug, ref=item.ref),
    )
    return Response(
        body,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.ics"'},
    )
