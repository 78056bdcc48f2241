"""A scan as a device sends it: checked, with nothing assumed. Pure."""

import hashlib
import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from forum.checkin.folding import Action
from forum.errors import Refusal

MOST_AT_ONCE = 200
ACTIONS = frozenset(Action)
SOURCES = frozenset({"camera", "wedge", "typed", "name"})
NO_TEXT = re.compile("[\0\ud800-\udfff]")  # JSON can say these; no database keeps them
_LARGEST = 2**31 - 1
_LATEST_MS = 10**13  # the year 2286: anything later is not a clock
_WIDEST_MS = 10**12  # thirty years: no clock is further off


class BadRecord(Refusal):
    """`facts["field"]`: what is wrong with it."""

    code = "bad_record"


@dataclass(frozen=True)
class Record:
    """One entry of a device's log. Times in milliseconds; `h` is the code's fingerprint, 16 bytes.

    `proof` comes with a badge in the hand and asks for its holder's name. It is no part of the record: it is
    written down nowhere, and the record is the same one without it.
    """

    id: str
    seq: int
    h: bytes | None  # None: what was read is no code at all
    zone: str
    action: str
    device_time: int
    offset: int
    monotonic: int
    shown: str
    source: str
    cursor: int
    body_hash: bytes
    undoes: str | None = None  # the id of the scan that is taken back
    proof: bytes | None = None

    def said_at(self, received_at: datetime) -> datetime:
        """When it happened, as far as the device's clock can be believed: never in the future."""
        return said_at(self.device_time, self.offset, received_at)

    def columns(self, received_at: datetime) -> dict[str, Any]:
        """What a scan keeps of it, as the device said it."""
        return {
            "id": self.id,
            "seq": self.seq,
            "fingerprint": self.h,
            "action": self.action,
            "source": self.source,
            "shown": self.shown,
            "device_time_ms": self.device_time,
            "offset_ms": self.offset,
            "monotonic_ms": self.monotonic,
            "snapshot_cursor": self.cursor,
            "body_hash": self.body_hash,
            "received_at": received_at,
            "undoes": self.undoes,
        }


def said_at(device_time_ms: int, offset_ms: int, received_at: datetime) -> datetime:
    said = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=device_time_ms + offset_ms)
    return min(said, received_at)


def parse(body: Any) -> Record:
    """Raises `BadRecord`."""
    if not isinstance(body, Mapping):
        raise BadRecord(field="record")
    h = _sixteen_bytes(body, "h")
    said: dict[str, Any] = {
        "id": _uuid(body.get("id")),
        "seq": _number(body, "seq", 0, _LARGEST),
        "zone": _word(body, "zone", 20),
        "action": _one_of(body, "action", ACTIONS),
        "device_time": _number(body, "device_time", _WIDEST_MS, _LATEST_MS),
        "offset": _number(body, "offset", -_WIDEST_MS, _WIDEST_MS),
        "monotonic": _number(body, "monotonic", 0, _LATEST_MS),
        "shown": _word(body, "shown", 30),
        "source": _one_of(body, "source", SOURCES),
        "cursor": _number(body, "cursor", 0, _LARGEST),
    }
    # What nobody here reads is not hashed: it may be of any size and depth.
    undoes = _uuid(body["undoes"], "undoes") if body.get("undoes") is not None else None
    whole = json.dumps([*said.values(), h and h.hex(), *filter(None, [undoes])]).encode()
    body_hash, proof = hashlib.sha256(whole).digest(), _sixteen_bytes(body, "proof")
    return Record(**said, h=h, body_hash=body_hash, undoes=undoes, proof=proof)


def _uuid(value: Any, name: str = "id") -> str:
    try:
        return str(uuid.UUID(value))
    except (ValueError, TypeError, AttributeError):
        raise BadRecord(field=name) from None


def _sixteen_bytes(body: Mapping[str, Any], name: str) -> bytes | None:
    value = body.get(name)
    if value is None:
        return None
    try:
        found = bytes.fromhex(value)
    except (ValueError, TypeError):
        raise BadRecord(field=name) from None
    if len(found) != 16:
        raise BadRecord(field=name)
    return found


def _number(body: Mapping[str, Any], name: str, least: int, most: int) -> int:
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise BadRecord(field=name)
    return value


def _word(body: Mapping[str, Any], name: str, longest: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or len(value) > longest or NO_TEXT.search(value):
        raise BadRecord(field=name)
    return value


def _one_of(body: Mapping[str, Any], name: str, allowed: frozenset[str]) -> str:
    value = _word(body, name, 20)
    if value not in allowed:
        raise BadRecord(field=name)
    return value
