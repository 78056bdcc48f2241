"""Writing to those whom a release concerns, and to nobody else."""

from collections.abc import Sequence
from typing import Any

from forum.agenda.releases import queries
from forum.agenda.releases.affected import affected
from forum.agenda.releases.differences import Change
from forum.agenda.releases.letters import Names, send
from forum.agenda.releases.models import Release
from forum.columns import Words
from forum.editions.models import Edition


def tell(edition: Edition, made: Release, found: Sequence[Change]) -> int:
    """Returns how many letters went to the outbox. Only inside the transaction of the release."""
    recipients = affected(edition, found).recipients
    return send(edition, made, found, recipients, names_of(edition, made.places)) if recipients else 0


def names_of(edition: Edition, places: Sequence[Sequence[Any]]) -> Names:
    """`places` as a release keeps them: id, name, seats, position, venue, address."""
    rooms = {ident: (Words(name), Words(venue)) for ident, name, _seats, _position, venue, _address in places}
    return Names(rooms, queries.names_of_speakers(edition.id))
