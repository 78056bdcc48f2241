"""Who comes: those delegates who agreed to be named, where the forum shows such a list."""

from flask import render_template, request

from forum.privacy import participants as named
from forum.web.access import anyone, only
from forum.web.numbers import asked
from forum.web.public import pages
from forum.web.public.caching import kept
from forum.web.public.landing import standing


@pages.get("/<edition>/participants")
@only(anyone)
@kept("country", "after")
def participants(edition):
    countries = named.countries_of(edition.id) if edition.shows_participants else {}
    country = request.args.get("country")
    country = country if country in countries else None
    found = named.participants_of(edition.id, country=country, after=asked("after")) if countries else []
    return render_template(
        "public/participants.html",
        edition=edition,
        standing=standing(edition),
        found=found[: named.PAGE],
        next=found[named.PAGE - 1].id if len(found) > named.PAGE else None,
        is_first=asked("after") is None,
        country=country,
        countries=countries,
        total=countries[country] if country else sum(countries.values()),
    )
