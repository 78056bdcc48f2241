"""What a reader of the programme has chosen to see, from the query string."""

from collections.abc import Iterable
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

from forum.agenda.queries import Item


@dataclass(frozen=True)
class Choice:
    """Nothing chosen shows everything. Within one question any answer will do; between questions all hold."""

    tracks: frozenset[str]
    kinds: frozenset[str]
    spoken: str

    @classmethod
    def of(cls, asked: MultiDict[str, str]) -> "Choice":
        tracks, kinds = frozenset(asked.getlist("track")), frozenset(asked.getlist("kind"))
        return cls(tracks - {""}, kinds - {""}, asked.get("spoken", ""))

    def among(self, items: Iterable[Item]) -> list[Item]:
        return [item for item in items if self._holds(item)]

    def __bool__(self) -> bool:
        return bool(self.tracks or self.kinds or self.spoken)

    def _holds(self, item: Item) -> bool:
        return (
            (not self.tracks or (item.theme and item.theme.code) in self.tracks)
            and (not self.kinds or item.kind in self.kinds)
            and (not self.spoken or self.spoken in item.languages)
        )
