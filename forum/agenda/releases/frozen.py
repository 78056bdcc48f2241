"""A session as a release keeps it. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from forum.agenda.models import Kind, Role
from forum.columns import Words


@dataclass(frozen=True, slots=True)
class Frozen:
    """What readers of the programme and their calendars are told. `people` are (speaker id, role), in
    order; who they are is asked of the speakers themselves, so that nobody's name is kept a second time."""

    session_id: int
    sequence: int
    is_cancelled: bool
    ref: str
    uid: str
    kind: Kind
    starts_at: datetime
    minutes: int
    title: Words
    abstract: Words
    track_id: int | None = None
    room_id: int | None = None
    floor: tuple[str, ...] = ()
    interpreted: tuple[str, ...] = ()
    people: tuple[tuple[int, Role], ...] = ()

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def facts(self) -> dict[str, Any]:
        """As JSON keeps it: all but what stands in columns of its own."""
        return {
            "ref": self.ref,
            "uid": self.uid,
            "kind": str(self.kind),
            "at": int(self.starts_at.timestamp()),
            "minutes": self.minutes,
            "title": dict(self.title),
            "track": self.track_id,
            "room": self.room_id,
            "floor": list(self.floor),
            "interpreted": list(self.interpreted),
            "people": [[speaker, str(role)] for speaker, role in self.people],
        }


def thawed(
    session_id: int, sequence: int, is_cancelled: bool, facts: Mapping[str, Any], abstract: Words
) -> Frozen:
    return Frozen(
        session_id=session_id,
        sequence=sequence,
        is_cancelled=is_cancelled,
        ref=facts["ref"],
        uid=facts["uid"],
        kind=Kind(facts["kind"]),
        starts_at=datetime.fromtimestamp(facts["at"], UTC),
        minutes=facts["minutes"],
        title=Words(facts["title"]),
        abstract=abstract,
        track_id=facts["track"],
        room_id=facts["room"],
        floor=tuple(facts["floor"]),
        interpreted=tuple(facts["interpreted"]),
        people=tuple((speaker, Role(role)) for speaker, role in facts["people"]),
    )
