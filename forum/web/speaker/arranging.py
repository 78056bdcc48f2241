"""Practical matters: equipment, recording, hours, journey."""

from datetime import date, timedelta

from flask import g
from flask_babel import gettext as _

from forum import clock
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.speakers import materials
from forum.web.access import anyone, only
from forum.web.pages import page
from forum.web.speaker import pages
from forum.web.speaker.finding import back_home, while_they_come
from forum.web.speaker.forms import ArrangementsForm, arrangements_form
from forum.web.wording import of_refusal

MOST_DAYS = 14


@pages.get("/<edition>/speaker/<token>/arrangements")
@only(anyone)
@while_they_come
def arrangements(edition, speaker):
    return _show(edition, speaker, _form(edition))


@pages.post("/<edition>/speaker/<token>/arrangements")
@only(anyone)
@while_they_come
def arrange(edition, speaker):
    form = _form(edition)
    if not form.validate():
        return _show(edition, speaker, form, 422)
    try:
        materials.arrange(speaker, form.said())
    except Refusal as refusal:
        return back_home(edition, of_refusal(refusal), "bad")
    return back_home(edition, _("Saved."))


def _form(edition: Edition) -> ArrangementsForm:
    return arrangements_form(edition, g.told, _days(edition))


def _days(edition: Edition) -> list[date]:
    count = min((edition.ends_on - edition.starts_on).days + 1, MOST_DAYS)
    return [edition.starts_on + timedelta(days=number) for number in range(count)]


def _show(edition, speaker, form: ArrangementsForm, status: int = 200):
    return page(
        "speaker/arrangements.html",
        status,
        edition=edition,
        speaker=speaker,
        form=form,
        days=_days(edition),
        now=clock.now(),
    )
