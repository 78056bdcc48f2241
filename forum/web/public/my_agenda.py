"""My agenda without an account: the stars of this browser, as a list and as a calendar.

Pages that are the same for everybody lead here with `?star=`, where there is no script to draw the star.
`?s=` is the list itself in an address: it opens the same agenda in another browser.
"""

from collections.abc import Sequence

from flask import Response, make_response, redirect, request, url_for
from flask_babel import gettext as _

from forum.agenda.own import by_day, own_agenda
from forum.agenda.queries import Item
from forum.editions.models import Edition
from forum.registration.queries import of_link
from forum.web import stars
from forum.web.access import anyone, only
from forum.web.pages import back_to, page
from forum.web.public import facts, pages
from forum.web.public.programme import calendar


@pages.get("/<edition>/my-agenda")
@only(anyone)
def my_agenda(edition):
    asked = next(iter(_items(edition, stars.read(request.args.get("star")))), None)
    own_page = _own_page(edition, asked)
    if own_page:
        return redirect(own_page)
    brought = _items(edition, stars.read(request.args.get("s")))
    mine = _items(edition, stars.starred())
    refs = {item.ref for item in mine}
    shown, _status = page(
        "public/my_agenda.html",
        edition=edition,
        days=by_day(own_agenda(facts.programme(edition), stars=refs), edition),
        asked=asked if asked not in mine else None,
        brought=[item for item in brought if item.ref not in refs],
        numbers=stars.written(item.id for item in mine),
    )
    return _privately(make_response(shown))


@pages.post("/<edition>/my-agenda")
@only(anyone)
def change_my_agenda(edition):
    """Add sessions, or take them off: their numbers."""
    add, off = (stars.read(".".join(request.form.getlist(name))) for name in ("add", "off"))
    mine = [number for number in [*stars.starred(), *add] if number not in off]
    said = _("Taken off your agenda.") if off else _("It is in your agenda now.")
    back = back_to(".my_agenda", said=said, edition=edition.slug)
    return stars.keep(back, edition, [item.id for item in _items(edition, mine)])  # type: ignore[arg-type]


@pages.get("/<edition>/my-agenda.ics")
@only(anyone)
def my_agenda_calendar(edition):
    items = _items(edition, stars.read(request.args.get("s")) or stars.starred())
    return _privately(calendar(items, edition, f"{edition.slug}-my-agenda"))


def _items(edition: Edition, numbers: Sequence[int]) -> list[Item]:
    """The released sessions among these, in order of time."""
    wanted = set(numbers)
    return [item for item in facts.programme(edition) if item.id in wanted] if wanted else []


def _own_page(edition: Edition, asked: Item | None) -> str | None:
    """Whoever has opened the page of their registration in this browser goes on there."""
    token = request.cookies.get(stars.OF_MINE)
    if not token or of_link(edition, token) is None:
        return None
    # An argument that is None is left out of the address.
    session = asked.ref if asked else None
    return url_for("delegate.my_agenda", edition=edition.slug, token=token, session=session)


def _privately(response: Response) -> Response:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
