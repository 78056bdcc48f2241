"""Finished pages, kept in each process and right on every node.

A page is kept under the number its edition's row carries. Whoever changes what a page shows raises
that number in the same transaction, so no node ever has to be told. A process asks for the number at most
five times a second, and at once after a change of its own. What depends on the clock or on counts
(registration opens and closes, delegates by country) is at most a minute old.
"""

import gzip
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from hashlib import sha256
from threading import Lock
from typing import Any

from flask import Response, abort, g, make_response, request
from sqlalchemy import Row, bindparam, select

from forum import clock, transaction
from forum.editions import changes
from forum.editions.models import Edition
from forum.editions.queries import edition_with
from forum.web.headers import takes_gzip
from forum.web.language import chosen
from forum.web.public.known import memory

A_MOMENT = timedelta(milliseconds=200)
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
MOST_PAGES = 256
KEPT_HEADERS = ("Content-Type", "Content-Disposition")
VARY = "Accept-Encoding, Accept-Language, Cookie"
View = Callable[..., Any]
_edition = Edition.__table__.c
_FACTS = select(_edition.uid, _edition.version, _edition.languages).where(_edition.slug == bindparam("slug"))


@dataclass(frozen=True)
class Form:
    """A finished answer as it travels, plain or packed."""

    body: bytes
    headers: Sequence[tuple[str, str]]

    def answer(self) -> Response:
        response = Response(self.body, headers=self.headers)  # type: ignore[arg-type]
        if "If-None-Match" in request.headers:
            response.make_conditional(request)
        return response


@dataclass(frozen=True)
class Page:
    """A finished answer in both its forms."""

    made_at: datetime
    plain: Form
    packed: Form

    @classmethod
    def of(cls, response: Response, made_at: datetime, language: str) -> "Page":
        body = response.get_data()
        etag = sha256(body).hexdigest()[:20]
        headers = [(name, response.headers[name]) for name in KEPT_HEADERS if name in response.headers]
        headers += [("Content-Language", language), ("Cache-Control", "no-cache"), ("Vary", VARY)]
        return cls(
            made_at,
            Form(body, [*headers, ("ETag", f'"{etag}"')]),
            Form(
                gzip.compress(body, 5, mtime=0),
                [*headers, ("ETag", f'"{etag}-gz"'), ("Content-Encoding", "gzip")],
            ),
        )

    def answer(self) -> Response:
        return (self.packed if takes_gzip() else self.plain).answer()


class Shelf:
    """The most recently asked-for pages, and what their editions were a moment ago. Safe between threads."""

    def __init__(self) -> None:
        self._pages: OrderedDict[Hashable, Page] = OrderedDict()
        self._facts: dict[str, tuple[int, datetime, Row[Any]]] = {}
        self._lock = Lock()

    def find(self, key: Hashable, now: datetime, fresh_for: timedelta) -> Page | None:
        with self._lock:
            page = self._pages.get(key)
            if page is None or not timedelta(0) <= now - page.made_at < fresh_for:
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: Hashable, page: Page) -> None:
        with self._lock:
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)

    def facts(self, slug: str, now: datetime) -> Row[Any] | None:
        """The number of an edition's row and what else a page which is kept asks for."""
        number, asked_at, facts = self._facts.get(slug, (None, now, None))
        if number != changes.number or not timedelta(0) <= now - asked_at < A_MOMENT:
            number, facts = changes.number, _facts_of(slug)
            if facts is None:  # whoever tries out addresses must not fill this
                self._facts.pop(slug, None)
            else:
                self._facts[slug] = number, now, facts
        return facts

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._facts.clear()


shelf = Shelf()


def kept(*asked: str, fresh_for: timedelta = MINUTE) -> Callable[[View], View]:
    """Keep what the view answers. `asked` names the query arguments it reads; `fresh_for` is how long
    what depends on the clock may be shown. The view gets the edition itself in place of its slug;
    an unknown one is 404."""

    def keep(view: View) -> View:
        @wraps(view)
        def answer(edition: str, **place: str) -> Response:
            now = clock.now()
            g.edition = facts = shelf.facts(edition, now)
            if facts is None:
                abort(404)
            language = chosen()
            arguments = tuple((name, *request.args.getlist(name)) for name in asked)
            key = (view.__name__, facts.uid, facts.version, *place.values(), arguments, language)
            page = shelf.find(key, now, fresh_for)
            if page is None:
                g.edition = memory.find_or(lambda: edition_with(edition), (facts.uid, facts.version))
                page = Page.of(make_response(view(g.edition, **place)), now, language)
                shelf.put(key, page)
            return page.answer()

        answer.finds_edition = True  # type: ignore[attr-defined]
        return answer

    return keep


def _facts_of(slug: str) -> Row[Any] | None:
    """All that is asked for a page which is kept: one statement, one row."""
    with transaction.reading() as connection:
        return connection.execute(_FACTS, {"slug": slug}).one_or_none()
