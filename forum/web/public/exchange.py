"""The programme for other people's software: written once per release and language, then kept."""

from collections.abc import Callable

from flask import Response, current_app, request, url_for
from flask_babel import get_locale

from forum.agenda.exchange import frab_json, frab_xml, text
from forum.agenda.exchange.schedule import Schedule
from forum.agenda.exchange.writing import schedule_of
from forum.editions.models import Edition
from forum.web.access import anyone, only
from forum.web.public import facts, pages
from forum.web.public.caching import DAY, kept


@pages.get("/<edition>/schedule.xml")
@only(anyone)
@kept(fresh_for=DAY)
def schedule_xml(edition):
    return _file(edition, frab_xml.written, "application/xml; charset=utf-8")


@pages.get("/<edition>/schedule.json")
@only(anyone)
@kept(fresh_for=DAY)
def schedule_json(edition):
    return _file(edition, frab_json.written, "application/json; charset=utf-8")


@pages.get("/<edition>/schedule.txt")
@only(anyone)
@kept(fresh_for=DAY)
def schedule_text(edition):
    return _file(edition, text.written, "text/plain; charset=utf-8")


def _file(edition: Edition, written: Callable[[Schedule], bytes], kind: str) -> Response:
    site = current_app.config["BASE_URL"]
    schedule = schedule_of(
        edition,
        facts.released(edition),
        str(get_locale()),
        base_url=site + url_for(".landing", edition=edition.slug),
        url=site + request.path,
        address=lambda ref: site + url_for(".agenda_session", edition=edition.slug, ref=ref),
    )
    return Response(written(schedule), content_type=kind)
