"""Who arrives when, where they stay, and whom they bring."""

from io import BytesIO

from flask import Response
from flask_babel import gettext as _

from forum.editions.models import Edition
from forum.editions.zone import at
from forum.sheets.writing import CSV_TYPE, write_csv
from forum.travel import queries
from forum.travel.policy import may_see_travel
from forum.web.access import only
from forum.web.names import country_name
from forum.web.numbers import asked
from forum.web.organiser import pages
from forum.web.pages import page

MOMENT = "%Y-%m-%d %H:%M"


@pages.get("/desk/<edition>/travel")
@only(may_see_travel)
def travel(edition):
    first = asked("first") or 0
    rows = queries.page_of_arrivals(edition.id, first)
    return page(
        "organiser/travel.html",
        edition=edition,
        shown=rows[: queries.PAGE],
        companions=queries.companions_in(edition.id),
        gala=queries.at_the_gala(edition.id),
        first=first,
        next=first + queries.PAGE if len(rows) > queries.PAGE else None,
    )


@pages.get("/desk/<edition>/travel.csv")
@only(may_see_travel)
def travel_csv(edition):
    header = [_("Arrives"), _("Flight"), _("Name"), _("Country"), _("Organisation"), _("Phone"), _("Hotel")]
    header += [_("Transfer wanted"), _("Departs"), _("Flight back"), _("Reference")]
    with BytesIO() as file:
        write_csv(file, header, (_line(edition, *row) for row in queries.arrivals(edition.id)))
        data = file.getvalue()
    name = {"Content-Disposition": f'attachment; filename="{edition.slug}-arrivals.csv"'}
    return Response(data, content_type=CSV_TYPE, headers={**name, "Cache-Control": "private, no-store"})


def _line(edition: Edition, travel, registration) -> list[str]:
    def wall(moment) -> str:
        return at(moment, edition).strftime(MOMENT) if moment else ""

    r = registration
    return [
        *(wall(travel.arrives_at), travel.arrival_flight, r.full_name, country_name(r.country)),
        *(r.organisation, r.phone, travel.hotel, _("Yes") if travel.wants_transfer else _("No")),
        *(wall(travel.departs_at), travel.departure_flight, r.ref),
    ]
