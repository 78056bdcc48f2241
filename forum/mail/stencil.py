"""One letter to many. It is composed once for a language, with everything that stands in anybody's, and cut
where recipients differ: in their name, and in which pieces concern them.

A template that is to be cut places `called`, and before each piece its `mark`, the last one's again after it;
composed for one person alone, marks are empty.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from forum.mail.compose import Words, compose
from forum.mail.inert import harmless

# Of Unicode's private use: nobody types them, and no font has them.
NAME, CUT = "\ue000", "\ue001"


@dataclass(frozen=True)
class Sheet:
    """A text in pieces."""

    head: str
    pieces: Mapping[str, str]
    tail: str

    @classmethod
    def of(cls, written: str) -> "Sheet":
        head, *rest = written.split(CUT)
        pairs = list(zip(rest[::2], rest[1::2], strict=True))
        return cls(head, dict(pairs[:-1]), pairs[-1][1] if pairs else "")

    def with_(self, keys: Iterable[str], name: str) -> str:
        return "".join((self.head, *map(self.pieces.__getitem__, keys), self.tail)).replace(NAME, name)


class Stencil:
    """`pieces` are what the template's loop `changes` places, by key, in the order in which they are read."""

    def __init__(
        self,
        kind: str,
        *,
        language: str,
        facts: Mapping[str, Any],
        pieces: Mapping[str, Mapping[str, Any]],
        secrets: Sequence[str],
    ) -> None:
        marked = [{**piece, "mark": f"{CUT}{key}{CUT}"} for key, piece in pieces.items()]
        words = compose(
            kind,
            language=language,
            facts={**facts, "called": NAME, "changes": marked},
            secrets={name: {} for name in secrets},
        )
        self.subject, self.text, self.html = words.subject, Sheet.of(words.text), Sheet.of(words.html)
        self.order = {key: number for number, key in enumerate(pieces)}

    def words(self, keys: Collection[str], called: str) -> Words:
        """The letter of somebody whom these pieces concern."""
        name, keys = harmless(called), sorted(keys, key=self.order.__getitem__)
        return Words(self.subject, self.text.with_(keys, name), self.html.with_(keys, escape(name)))
