"""The front door: which forums there are, and one forum's own page."""

import re

from flask import Response, redirect, render_template, url_for

from forum import clock
from forum.editions.capacity import Step
from forum.editions.models import Edition
from forum.editions.queries import all_editions, places_left
from forum.editions.rules import Opening, opening
from forum.insights.coming import delegates_by_country
from forum.privacy.rules import last_days
from forum.web.access import anyone, only
from forum.web.public import facts, pages
from forum.web.public.caching import DAY, kept
from forum.web.public.searchable import forum_data

COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


@pages.get("/")
@only(anyone)
def home():
    editions = all_editions()
    if len(editions) == 1:
        return redirect(url_for(".landing", edition=editions[0].slug))
    return render_template("public/home.html", editions=editions)


@pages.get("/<edition>/")
@only(anyone)
@kept()
def landing(edition):
    return render_template(
        "public/landing.html",
        edition=edition,
        standing=standing(edition),
        days=facts.days(edition),
        glances=facts.glances(edition),
        areas=facts.key_areas(edition),
        speakers=facts.first_speakers(edition),
        speakers_in_all=facts.speakers_in_all(edition),
        countries=delegates_by_country(edition.id),
        venues=facts.venues(edition),
        searchable=forum_data(edition),
    )


@pages.get("/<edition>/privacy")
@only(anyone)
@kept(fresh_for=DAY)
def privacy(edition):
    last = {str(kept): day for kept, day in last_days(edition).items()}
    return render_template("public/privacy.html", edition=edition, last=last)


@pages.get("/<edition>/brand.css")
@only(anyone)
@kept(fresh_for=DAY)
def brand(edition):
    colour = f":root {{ --brand: {edition.brand}; }}\n" if COLOUR.fullmatch(edition.brand) else ""
    return Response(colour, content_type="text/css; charset=utf-8")


def standing(edition: Edition) -> str:
    """Whether one can register: not_yet, open, full (the waiting list) or closed."""
    found = opening(edition, clock.now())
    if found is Opening.OPEN and places_left(edition.id, Step.EDITION).get(0) == 0:
        return "full"
    return str(found)
