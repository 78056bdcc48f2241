"""The facts of an edition that its public pages show, each read once for each number of its row."""

from collections.abc import Sequence

from forum.agenda import queries as agenda
from forum.agenda.queries import Item, Programme, Theme
from forum.agenda.timetable import Day, Line, Outline, days_of, glance
from forum.editions import queries as editions
from forum.editions.models import Edition, KeyArea, Venue
from forum.speakers import queries as speakers
from forum.speakers.models import Speaker
from forum.web.public.known import known
from forum.web.public.lines import Sheet, sheet

SPEAKERS_SHOWN = 6


@known
def released(edition: Edition) -> Programme:
    """The newest release: all that the public sees of the programme."""
    return agenda.programme_of(edition.id)


def programme(edition: Edition) -> Sequence[Item]:
    return released(edition).items


@known
def days(edition: Edition) -> Sequence[Day]:
    """The whole programme, each session in its place."""
    return days_of(programme(edition), edition)


@known
def sheets(edition: Edition, language: str) -> Sequence[Sheet]:
    """The whole programme in the reader's language."""
    return [sheet(day, edition, language) for day in days(edition)]


@known
def glances(edition: Edition) -> Sequence[tuple[Outline, Sequence[Line]]]:
    return [(day, glance(day)) for day in days(edition)]


def themes(edition: Edition) -> Sequence[Theme]:
    return released(edition).themes


@known
def kinds(edition: Edition) -> Sequence[str]:
    return list(dict.fromkeys(item.kind for item in programme(edition)))


@known
def spoken(edition: Edition) -> Sequence[str]:
    """The languages one can hear in some session."""
    return sorted({code for item in programme(edition) for code in item.languages})


@known
def key_areas(edition: Edition) -> Sequence[KeyArea]:
    return editions.key_areas_of(edition.id)


@known
def venues(edition: Edition) -> Sequence[Venue]:
    return editions.venues_of(edition.id)


@known
def first_speakers(edition: Edition) -> Sequence[Speaker]:
    return speakers.first_speakers_of(edition.id, SPEAKERS_SHOWN)


@known
def speakers_in_all(edition: Edition) -> int:
    return speakers.count_of(edition.id)
