"""A release as a schedule: what every format of exchange is written from. Pure."""

from collections.abc import Callable
from typing import Protocol

from forum.agenda.exchange.schedule import Hall, Item, Performer, Schedule, as_uuid
from forum.agenda.queries import Item as Released
from forum.agenda.queries import Programme
from forum.columns import Words
from forum.editions.dates import HasDays
from forum.editions.zone import HasZone, at


class HasProgramme(HasZone, HasDays, Protocol):
    uid: bytes
    slug: str
    name: Words
    place: Words


def schedule_of(
    edition: HasProgramme,
    programme: Programme,
    language: str,
    *,
    base_url: str,
    url: str,
    address: Callable[[str], str],
) -> Schedule:
    """In one language; texts that lack it come in English. `address` gives a session's page by its ref."""
    return Schedule(
        title=edition.name.in_(language),
        slug=edition.slug,
        version=str(programme.number),
        zone=edition.zone,
        first_day=edition.starts_on,
        last_day=edition.ends_on,
        url=url,
        base_url=base_url,
        items=[
            _item(item, programme, edition, language, address(item.ref))
            for item in programme.items
            if not item.is_cancelled
        ],
        halls=tuple(
            Hall(place.name.in_(language), as_uuid(f"{edition.uid.hex()}/rooms/{place.id}"), place.seats)
            for place in programme.places
        ),
        tracks=tuple(theme.name.in_(language) for theme in programme.themes),
        place=edition.place.in_(language),
    )


def _item(item: Released, programme: Programme, edition: HasZone, language: str, url: str) -> Item:
    people = zip(item.people, item.names, strict=True)
    return Item(
        id=item.id,
        guid=as_uuid(item.uid),
        slug=item.ref,
        begins=at(item.starts_at, edition),
        minutes=int((item.ends_at - item.starts_at).total_seconds() // 60),
        title=item.title.in_(language),
        kind=str(item.kind),
        room=item.place.name.in_(language) if item.place else "",
        track=item.theme.name.in_(language) if item.theme else "",
        language=next(iter(item.floor_languages), ""),
        abstract=programme.abstract_of(item.ref).in_(language),
        url=url,
        performers=tuple(Performer(speaker, name) for (speaker, _role), name in people),
    )
