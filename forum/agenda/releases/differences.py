"""What has changed between two versions of a programme, session by session. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from forum.agenda.releases.frozen import Frozen


class Fate(StrEnum):
    NEW = "new"
    MOVED = "moved"  # to another time, length or room
    CHANGED = "changed"
    CANCELLED = "cancelled"
    BACK = "back"  # was cancelled, and takes place after all


class Aspect(StrEnum):
    WHEN = "when"
    WHERE = "where"
    TITLE = "title"
    PEOPLE = "people"
    LANGUAGES = "languages"
    KIND = "kind"
    TRACK = "track"
    ABSTRACT = "abstract"


COLUMNS = {
    Aspect.WHEN: ("starts_at", "minutes"),
    Aspect.WHERE: ("room_id",),
    Aspect.TITLE: ("title",),
    Aspect.PEOPLE: ("people",),
    Aspect.LANGUAGES: ("floor", "interpreted"),
    Aspect.KIND: ("kind",),
    Aspect.TRACK: ("track_id",),
    Aspect.ABSTRACT: ("abstract",),
}
SPOT = frozenset({Aspect.WHEN, Aspect.WHERE})
# What people plan by. Nobody is written to about a corrected abstract.
WORTH_A_LETTER = SPOT | {Aspect.TITLE, Aspect.PEOPLE}


@dataclass(frozen=True)
class Change:
    """`before` is None for what is new. What is cancelled keeps its last spot in `after`."""

    fate: Fate
    aspects: frozenset[Aspect]
    before: Frozen | None
    after: Frozen

    @property
    def session_id(self) -> int:
        return self.after.session_id

    @property
    def is_told(self) -> bool:
        """Whether those whom it concerns are written to."""
        return self.fate not in (Fate.MOVED, Fate.CHANGED) or bool(self.aspects & WORTH_A_LETTER)

    def is_told_in(self, language: str) -> bool:
        """Whether somebody who reads this language sees that it changed: a translation of the title that
        was added for others is nothing to write about."""
        before, worth = self.before, self.aspects & WORTH_A_LETTER
        if before is None or worth != {Aspect.TITLE} or self.fate is not Fate.CHANGED:
            return self.is_told
        return before.title.in_(language) != self.after.title.in_(language)

    @property
    def speakers(self) -> frozenset[int]:
        """Everybody on stage, before or after."""
        both = (self.after.people, self.before.people if self.before else ())
        return frozenset(speaker for people in both for speaker, _role in people)

    def leaves(self, speaker: int) -> bool:
        """Whether this speaker was on stage and is not any more, though the session takes place."""
        return not self.after.is_cancelled and speaker not in {each for each, _role in self.after.people}

    def joins(self, speaker: int) -> bool:
        before = self.before.people if self.before and not self.before.is_cancelled else ()
        return speaker not in {each for each, _role in before} and not self.leaves(speaker)


def changes(released: Mapping[int, Frozen], draft: Mapping[int, Frozen]) -> list[Change]:
    """Everything that a release of the draft would change, in order of time."""
    found = [*_of_draft(released, draft), *_taken_back(released, draft)]
    return sorted(found, key=lambda change: (change.after.starts_at, change.session_id))


def merged(released: Mapping[int, Frozen], draft: Mapping[int, Frozen]) -> list[Frozen]:
    """What the next release holds: the draft, each change under the next number for calendars. What was
    cancelled at any time stays in it, so that a calendar asked late still strikes it out."""
    changed = {change.session_id: change.after for change in changes(released, draft)}
    return list({**released, **changed}.values())


def aspects_of(before: Frozen, after: Frozen) -> frozenset[Aspect]:
    return frozenset(
        aspect
        for aspect, names in COLUMNS.items()
        if any(getattr(before, name) != getattr(after, name) for name in names)
    )


def _of_draft(released: Mapping[int, Frozen], draft: Mapping[int, Frozen]) -> Iterator[Change]:
    for number, after in draft.items():
        before = released.get(number)
        if before is None and not after.is_cancelled:
            yield Change(Fate.NEW, frozenset(), None, after)
        elif before is not None and not (before.is_cancelled and after.is_cancelled):
            yield from _between(before, after)


def _between(before: Frozen, after: Frozen) -> Iterator[Change]:
    aspects, following = aspects_of(before, after), replace(after, sequence=before.sequence + 1)
    if after.is_cancelled:
        yield _cancelled(before)
    elif before.is_cancelled:
        yield Change(Fate.BACK, aspects, before, following)
    elif aspects:
        yield Change(Fate.MOVED if aspects & SPOT else Fate.CHANGED, aspects, before, following)


def _taken_back(released: Mapping[int, Frozen], draft: Mapping[int, Frozen]) -> Iterator[Change]:
    """Public once and a draft again: for whoever has it in a calendar it does not take place."""
    for number, before in released.items():
        if number not in draft and not before.is_cancelled:
            yield _cancelled(before)


def _cancelled(before: Frozen) -> Change:
    after = replace(before, is_cancelled=True, sequence=before.sequence + 1)
    return Change(Fate.CANCELLED, frozenset(), before, after)
