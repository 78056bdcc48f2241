"""How the scanner's protocol writes things down: by column, sorted by `h`, times in milliseconds since 1970.

A snapshot's `profile` says what a device may know. "nameless" rows hold no personal data at all: `h`, a
state and the zones it opens. "sealed" (each row's name under a key made from the badge's own token) adds
a column and changes none. No list that a device holds is good for a name: that is answered to a scan with a
`proof`, which only the badge's own token gives.
"""

from datetime import datetime
from typing import Any

from forum.badges.states import BadgeState
from forum.checkin import queries
from forum.checkin.models import Gate
from forum.checkin.services import Holder
from forum.registration.rules import language_of_native_name

PROFILE = "nameless"
STATES = list(BadgeState)


def of_badges(gate: Gate, *, since: int) -> dict[str, Any]:
    """`columns.state` counts into `states`; `columns.zones` is a bit set over `zones`."""
    rows = queries.badges_since(gate.edition_id, since)
    return {
        "profile": PROFILE,
        "states": STATES,
        "zones": [gate.zone.code],
        "columns": {
            "h": [row.fingerprint.hex() for row in rows],
            "state": [STATES.index(row.state) for row in rows],
            "zones": [1] * len(rows),
        },
    }


def of_entries(gate: Gate, *, since: int) -> dict[str, Any]:
    """Who went into this gate's zone, and when: every badge of theirs, in the order of their entries."""
    rows = queries.entries_since(gate.edition_id, gate.zone_id, since)
    return {
        "h": [row.fingerprint.hex() for row in rows],
        "since": [milliseconds(row.effective_at) for row in rows],
    }


def of_holder(holder: Holder) -> dict[str, Any]:
    """What the verdict shows of a person whose badge was there. The page keeps it in memory only."""
    return {
        "name": holder.name,
        "native": holder.name_native,
        "language": language_of_native_name(holder.name_native, holder.country, holder.language),
        "organisation": holder.organisation,
        "letter": holder.letter,
    }


def milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
