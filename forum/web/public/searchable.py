"""What a page says to those who search the web: schema.org data, in a block that no browser runs."""

from typing import Any

from flask import current_app, url_for

from forum.agenda.exchange.schema_org import forum_event, session_event
from forum.agenda.queries import Item
from forum.columns import Words
from forum.editions.models import Edition
from forum.web.language import current


def forum_data(edition: Edition) -> dict[str, Any]:
    return forum_event(edition, current(), url=_forum(edition))


def session_data(edition: Edition, item: Item, abstract: Words) -> dict[str, Any]:
    page = url_for("public.agenda_session", edition=edition.slug, ref=item.ref)
    site = current_app.config["BASE_URL"]
    return session_event(edition, item, abstract, current(), url=site + page, forum_url=_forum(edition))


def _forum(edition: Edition) -> str:
    site: str = current_app.config["BASE_URL"]
    return site + url_for("public.landing", edition=edition.slug)
