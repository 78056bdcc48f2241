"""What changed for somebody, in words: one letter each, composed once for a language and then cut."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from forum.agenda.releases.affected import Part, Recipient
from forum.agenda.releases.differences import Aspect, Change, Fate
from forum.agenda.releases.frozen import Frozen
from forum.agenda.releases.models import Release
from forum.columns import Words
from forum.editions.dates import stretch
from forum.editions.models import Edition
from forum.mail.inert import ours
from forum.mail.outbox import Draft, Enclosure, queue_all
from forum.mail.stencil import CUT, NAME, Stencil
from forum.speakers.messages import facts

KINDS = {
    "registration": ("programme.changed", "manage"),
    "speaker": ("programme.changed_on_stage", "speaking"),
}
# What a change is to somebody, where that is not the same for all.
OF_ONES_OWN = {Part.JOINS: "joins", Part.LEAVES: "leaves"}


Key = tuple[int, str]  # a session, and what its change is to somebody


@dataclass(frozen=True)
class Names:
    """What the numbers in frozen sessions stand for."""

    places: Mapping[int, tuple[Words, Words]]  # room and venue
    speakers: Mapping[int, str]


def send(
    edition: Edition,
    release: Release,
    found: Iterable[Change],
    recipients: Iterable[Recipient],
    names: Names,
) -> int:
    """Put one letter for each recipient in the outbox. One statement, however many they are."""
    told = {change.session_id: change for change in found if change.is_told}
    letters = []
    for (about, language), readers in _by_stencil(recipients).items():
        wanted = {each.about: _keys(each, told) for each in readers}
        every = {key for keys in wanted.values() for key in keys}
        stencil = _stencil(edition, told, sorted(every, key=_in_time(told)), about, language, names)
        for each in readers:
            words = stencil.words([_said(key) for key in wanted[each.about]], each.called)
            letters.append((_draft(edition, release, each, told), words))
    return queue_all(letters)


def _by_stencil(recipients: Iterable[Recipient]) -> dict[tuple[str, str], list[Recipient]]:
    """Those who get the same letter in the same language."""
    groups: dict[tuple[str, str], list[Recipient]] = defaultdict(list)
    for each in recipients:
        groups[each.about[0], each.language].append(each)
    return groups


def _keys(recipient: Recipient, told: Mapping[int, Change]) -> set[Key]:
    return {(number, _what(told[number], part)) for number, part in recipient.parts.items()}


def _in_time(told: Mapping[int, Change]) -> Callable[[Key], Any]:
    return lambda key: (told[key[0]].after.starts_at, key)


def _said(key: Key) -> str:
    return f"{key[0]}-{key[1]}"


def _stencil(
    edition: Edition, told: Mapping[int, Change], keys: Iterable[Key], about: str, language: str, names: Names
) -> Stencil:
    kind, secret = KINDS[about]
    pieces = {_said(key): piece(told[key[0]], key[1], edition, language, names) for key in keys}
    return Stencil(kind, language=language, facts=facts(edition, language), pieces=pieces, secrets=(secret,))


def piece(change: Change, what: str, edition: Edition, language: str, names: Names) -> dict[str, Any]:
    """A change as the letter's template places it; plain values, harmless ones."""
    before = change.before if change.fate in (Fate.MOVED, Fate.CHANGED) else None
    was_called = before.title.in_(language) if before and Aspect.TITLE in change.aspects else None
    moved = before if change.fate is Fate.MOVED else None
    return {
        "mark": "",
        "what": what,
        "title": _plain(change.after.title.in_(language)),
        "was": _spot(moved, edition, language, names) if moved else None,
        "now": _spot(change.after, edition, language, names),
        "was_called": was_called and _plain(was_called),
        "people": _people(change.after, names) if Aspect.PEOPLE in change.aspects else None,
    }


def _draft(edition: Edition, release: Release, to: Recipient, told: Mapping[int, Change]) -> Draft:
    kind, secret = KINDS[to.about[0]]
    return Draft(
        edition_id=edition.id,
        kind=kind,
        to_email=to.email,
        to_name=to.name,
        language=to.language,
        facts={"short_name": edition.short_name, "contact_email": edition.contact_email},
        secrets={secret: to.link},
        enclosures=tuple(_files(edition, release, to, told)),
        about=to.about,
    )


def _files(
    edition: Edition, release: Release, to: Recipient, told: Mapping[int, Change]
) -> Iterable[Enclosure]:
    """One calendar file of what takes place, one of what does not: each has one method."""
    gone = [n for n, part in to.parts.items() if told[n].after.is_cancelled or part is Part.LEAVES]
    here = [n for n in to.parts if n not in gone]
    about = {"edition_id": edition.id, "release": release.number, "language": to.language}
    if here:
        yield Enclosure("programme.changed", about | {"sessions": sorted(here)})
    if gone:
        yield Enclosure("programme.cancelled", about | {"sessions": sorted(gone)})


def _what(change: Change, part: Part) -> str:
    if change.after.is_cancelled or part not in OF_ONES_OWN:
        return str(change.fate)
    return OF_ONES_OWN[part]


def _spot(frozen: Frozen, edition: Edition, language: str, names: Names) -> str:
    room = names.places.get(frozen.room_id or 0)
    when = stretch(frozen.starts_at, frozen.ends_at, edition, language)
    return ", ".join([when, *(_plain(words.in_(language)) for words in room or ())])


def _people(frozen: Frozen, names: Names) -> str:
    return _plain(", ".join(names.speakers[who] for who, _role in frozen.people if who in names.speakers))


def _plain(text: str) -> str:
    return ours(text.replace(CUT, "").replace(NAME, ""))
