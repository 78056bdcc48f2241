"""What needs somebody, line by line: only what there is, and only what the reader may open."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for
from flask_babel import ngettext

from forum.agenda.drafts import Gap
from forum.editions.models import Edition
from forum.insights import attention
from forum.insights.attention import Waits
from forum.insights.figures import Tally
from forum.mail.states import LetterState
from forum.registration.states import State
from forum.visas.states import VisaState
from forum.web.organiser.rail import may

Words = Callable[[int], str]


@dataclass(frozen=True)
class Todo:
    """One line: what, and where it is dealt with."""

    icon: str
    title: str
    href: str
    tone: str = "warn"


@dataclass(frozen=True)
class Line:
    """How a kind of waiting is told: the page that shows exactly these, and the words for how many."""

    icon: str
    endpoint: str
    words: Words
    wish: Mapping[str, Any] = field(default_factory=dict)
    tone: str = "warn"


def todos_of(edition: Edition, tally: Tally) -> list[Todo]:
    """Nothing is counted that the reader may not open."""
    opened = {what: line for what, line in LINES.items() if may(line.endpoint)}
    counts = attention.counts_of(edition, tally, opened.keys())
    return [
        Todo(
            line.icon,
            line.words(counts[what]),
            url_for(line.endpoint, edition=edition.slug, **line.wish),
            line.tone,
        )
        for what, line in opened.items()
        if counts[what]
    ]


def _waiting(count: int) -> str:
    return ngettext(
        "%(num)d registration waits for a decision", "%(num)d registrations wait for a decision", count
    )


def _endorsed(count: int) -> str:
    return ngettext(
        "%(num)d endorsed registration waits for a decision",
        "%(num)d endorsed registrations wait for a decision",
        count,
    )


def _revisions(count: int) -> str:
    return ngettext("%(num)d change waits for you", "%(num)d changes wait for you", count)


def _photos(count: int) -> str:
    return ngettext("%(num)d photo waits for a look", "%(num)d photos wait for a look", count)


def _visas(count: int) -> str:
    return ngettext("%(num)d request for visa support waits", "%(num)d requests for visa support wait", count)


def _duplicates(count: int) -> str:
    return ngettext("%(num)d pair may be one person", "%(num)d pairs may be one person", count)


def _failed(count: int) -> str:
    return ngettext("%(num)d letter could not be delivered", "%(num)d letters could not be delivered", count)


def _unconfirmed(count: int) -> str:
    return ngettext("%(num)d speaker has not confirmed", "%(num)d speakers have not confirmed", count)


def _no_room(count: int) -> str:
    return ngettext("%(num)d session has no room", "%(num)d sessions have no room", count)


def _no_abstract(count: int) -> str:
    return ngettext("%(num)d session has no abstract", "%(num)d sessions have no abstract", count)


LINES: Mapping[Waits, Line] = {
    Waits.DECISION: Line("clock", "organiser.registrations", _waiting, {"state": State.SUBMITTED}),
    Waits.ENDORSED: Line("clock", "organiser.registrations", _endorsed, {"state": State.ENDORSED}),
    Waits.REVISION: Line("edit", "organiser.changes", _revisions),
    Waits.VISA: Line("globe", "organiser.visas", _visas, {"state": VisaState.REQUESTED}),
    Waits.PHOTO: Line("badge", "organiser.photos", _photos),
    Waits.DUPLICATE: Line("people", "organiser.duplicates", _duplicates),
    Waits.LETTER: Line("mail", "organiser.messages", _failed, {"state": LetterState.FAILED}, "bad"),
    Waits.SPEAKER: Line("speaker", "organiser.speakers", _unconfirmed, {"only": "asked"}),
    Waits.ROOM: Line("agenda", "organiser.agenda", _no_room, {"lacking": Gap.ROOM}),
    Waits.ABSTRACT: Line("edit", "organiser.agenda", _no_abstract, {"lacking": Gap.ABSTRACT}, "info"),
}
