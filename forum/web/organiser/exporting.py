"""Registrations as a file: what the list shows, and nothing the reader could not read there."""

import tempfile
from collections.abc import Iterator
from os import SEEK_END
from typing import IO

from flask import request
from flask_wtf import FlaskForm

from forum.editions.queries import categories_of
from forum.insights.exporting import Order, export
from forum.registration import queries
from forum.registration.policy import may_read_registrations
from forum.registration.questions.policy import may_read_sensitive
from forum.sheets.writing import CSV_TYPE, XLSX_TYPE
from forum.web.access import actor, me, only
from forum.web.language import current
from forum.web.organiser import pages
from forum.web.organiser.registrations import Wish
from forum.web.pages import page
from forum.web.sheets import download
from forum.web.wording import STATES

PIECE = 64 * 1024
TYPES = {"xlsx": XLSX_TYPE, "csv": CSV_TYPE}


@pages.get("/desk/<edition>/export")
@only(may_read_registrations)
def export_page(edition):
    wish = Wish.of(request.args)
    count = queries.count_of(edition.id, wish.filter(list(categories_of(edition.id))))
    is_full = may_read_sensitive(me(), edition)
    return page(
        "organiser/exporting.html", edition=edition, wish=wish, count=count, is_full=is_full, form=FlaskForm()
    )


@pages.post("/desk/<edition>/export")
@only(may_read_registrations)
def export_people(edition):
    """By POST: that somebody took the list is written down, and a link that is only looked at takes none."""
    wanted = Wish.of(request.form).filter(list(categories_of(edition.id)))
    is_long = queries.count_of(edition.id, wanted) > queries.COUNTED
    kind = "xlsx" if request.form.get("kind") == "xlsx" and not is_long else "csv"
    order = Order(kind, current(), STATES, may_read_sensitive(me(), edition), actor())
    file = tempfile.TemporaryFile()  # noqa: SIM115 - closed once the answer is sent
    export(edition, wanted, file, order)
    size = file.seek(0, SEEK_END)
    answer = download(_sent(file), f"{edition.slug}-registrations.{order.kind}", TYPES[order.kind])
    answer.content_length = size
    answer.call_on_close(file.close)
    return answer


def _sent(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece
