"""What a delegate wants changed, beside what is decided: field by field, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from flask_babel import gettext as _

from forum.accreditation.revising import values_of
from forum.editions.queries import categories_of
from forum.registration.models import Registration
from forum.registration.revisions import Line, Revision, lines_of
from forum.web.names import country_name
from forum.web.registration_words import FIELDS
from forum.web.wording import words


class Piece(NamedTuple):
    """Some words of a text: taken out, put in, or kept."""

    text: str
    kind: str  # "out", "in", "kept"


@dataclass(frozen=True)
class Difference:
    """One field of a revision, ready to be shown."""

    field: str
    now: str
    wanted: str
    pieces: list[Piece]
    meanwhile: str | None  # what it was when it was asked, if somebody else has changed it since
    is_there: bool


def differences(revision: Revision, registration: Registration, edition_id: int) -> list[Difference]:
    lines = lines_of(revision, values_of(registration))
    names = _categories(edition_id) if any(line.field == "category_id" for line in lines) else {}
    return [_difference(line, names) for line in lines]


def pieces_of(old: str, new: str) -> list[Piece]:
    """Word by word; sign by sign where a script puts no blanks between words."""
    gap = " " if " " in old or " " in new or old.isascii() else ""
    before, after = (text.split(" ") if gap else list(text) for text in (old, new))
    return [piece for piece in _pieces(before, after, gap) if piece.text]


def _pieces(before: list[str], after: list[str], gap: str) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(gap.join(before[a:b]), "kept")
        else:
            yield Piece(gap.join(before[a:b]), "out")
            yield Piece(gap.join(after[c:d]), "in")


def _difference(line: Line, names: dict[int, str]) -> Difference:
    now, wanted = (_said(line.field, value, names) for value in (line.now, line.wanted))
    return Difference(
        field=str(FIELDS.get(line.field, line.field)),
        now=now,
        wanted=wanted,
        pieces=pieces_of(now, wanted),
        meanwhile=_said(line.field, line.before, names) if line.is_outdated else None,
        is_there=line.is_there,
    )


def _said(field: str, value: Any, names: dict[int, str]) -> str:
    if isinstance(value, bool):
        return _("Family name first") if value else _("Given name first")
    if field == "category_id":
        return names.get(value, str(value))
    return country_name(value) if field == "country" and value else str(value or "")


def _categories(edition_id: int) -> dict[int, str]:
    return {category.id: words(category.name) for category in categories_of(edition_id)}
