"""How the scanner's protocol writes things down: by column, sorted by `h`, times in milliseconds since 1970.

    h         all fingerprints one after another, 16 bytes each, in base64
    state     counts into `states`
    category  its number in `rules.categories`
    granted   {row: which of `rules.zones` this delegate may enter, whatever the category may}
    sealed    names under the badges' own codes (badges/sealed_names.py), one after another, in base64;
              `lengths` says how many bytes each has. With profile "named" instead: `name`, four words each

Profile "sealed" is what a device holds that may be lost: no list of it names anybody.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from forum.badges.sealed_names import words_of
from forum.badges.states import VALID, BadgeState
from forum.checkin import lists, queries
from forum.checkin.models import Gate
from forum.checkin.readers import ReaderGate
from forum.checkin.rules import Profile
from forum.checkin.services import Holder
from forum.registration.rules import language_of_native_name
from forum.registration.states import State

UNCONFIRMED = "not_confirmed"  # the badge would be good, the registration is not
STATES = [*map(str, BadgeState), UNCONFIRMED]
_NUMBER = {state: number for number, state in enumerate(STATES)}


def of_badges(gate: Gate | ReaderGate, profile: Profile, *, since: int) -> dict[str, Any]:
    rows = lists.badges_since(gate.edition_id, since, profile)
    marks, badges, registrations, categories = [*zip(*(row[:4] for row in rows), strict=True)] or [()] * 4
    return {
        "profile": profile,
        "states": STATES,
        "columns": {
            "h": _packed(marks),
            "state": [*map(_state, badges, registrations)],
            "category": categories,
            "granted": _granted(gate.edition_id, marks),
            **(_named(rows) if profile is Profile.NAMED else _sealed(rows)),
        },
    }


def of_rules(edition_id: int) -> dict[str, Any]:
    """Every zone as the arbiter judges it, with the gates that lead in."""
    rules = lists.rules_of(edition_id)
    return {
        "categories": {str(category): letter for category, letter in rules.letters.items()},
        "gates": {str(gate): name for gate, name in rules.gates.items()},
        "zones": [_zone(zone) for zone in rules.zones],
    }


def of_entries(gate: Gate | ReaderGate, *, since: int) -> dict[str, Any]:
    """Who is in this gate's zone, since when and by which gate; 0 of those who are not any more."""
    rows = lists.entries_since(gate.edition_id, gate.zone_id, since)
    return {
        "h": _packed(row.fingerprint for row in rows),
        "since": [milliseconds(row.effective_at) if row.effective_at else 0 for row in rows],
        "gate": [row.gate_id for row in rows],
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


def _packed(pieces: Any) -> str:
    return b64encode(b"".join(pieces)).decode()


def _granted(edition_id: int, marks: Sequence[bytes]) -> dict[str, list[int]]:
    granted = lists.grants_of(edition_id)
    if not granted:
        return {}
    zones = [zone.id for zone in queries.zones_of(edition_id)]
    rows = {str(number): granted[mark] for number, mark in enumerate(marks) if mark in granted}
    return {row: sorted(map(zones.index, allowed)) for row, allowed in rows.items()}


def _sealed(rows: lists.Rows) -> dict[str, Any]:
    seals = [row[-1] or b"" for row in rows]
    return {"lengths": list(map(len, seals)), "sealed": _packed(seals)}


def _named(rows: lists.Rows) -> dict[str, Any]:
    return {"name": [words_of(row) for row in rows]}


@cache
def _state(badge: str, registration: str) -> int:
    if badge in VALID and registration != State.CONFIRMED:
        return _NUMBER[UNCONFIRMED]
    return _NUMBER[badge]


def _zone(zone: lists.ZoneRules) -> Mapping[str, Any]:
    return {
        "code": zone.code,
        "open": zone.is_open,
        "days": {str(category): sorted(map(str, days)) for category, days in zone.days.items()},
        "hours": [[milliseconds(opens), milliseconds(closes)] for opens, closes in zone.hours],
        "gates": zone.gates,
    }
