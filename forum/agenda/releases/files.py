"""The calendar files of a letter about a release, drawn as it leaves."""

from functools import partial

from forum.agenda.calendar import Method, calendar_file
from forum.agenda.models import PublishState
from forum.agenda.queries import Item, programme_of
from forum.editions.queries import edition_of
from forum.mail.enclosures import About, Drawers, Drawn


def drawers(base_url: str) -> Drawers:
    return {
        "programme.changed": partial(_drawn, base_url, Method.PUBLISH),
        "programme.cancelled": partial(_drawn, base_url, Method.CANCEL),
    }


def _drawn(base_url: str, method: Method, about: About) -> Drawn:
    """The sessions as that release told of them, whatever has been released since."""
    edition = edition_of(about["edition_id"])
    programme = programme_of(edition.id, about["release"], only=about["sessions"])
    if programme.at is None:
        raise LookupError(f"release {about['release']} of edition {edition.id} is gone")
    items = [_struck_out(item) if method is Method.CANCEL else item for item in programme.items]
    file = calendar_file(
        items,
        edition=edition,
        language=about["language"],
        stamped=programme.at,
        abstracts=programme.abstracts,
        address=lambda item: f"{base_url}/{edition.slug}/agenda/{item.ref}",
        method=method,
    )
    name = "cancelled" if method is Method.CANCEL else "programme"
    return Drawn(f"{edition.slug}-{name}.ics", f"text/calendar; method={method}; charset=utf-8", file)


def _struck_out(item: Item) -> Item:
    """For whoever is not on stage any more it does not take place, though for others it does."""
    return item._replace(state=PublishState.CANCELLED)
