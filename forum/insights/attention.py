"""What waits for somebody at the desk. Each count is the length of a list that the desk can show."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from functools import cache, lru_cache

from forum.agenda.drafts import Gap, gaps_of, outlines_of
from forum.audit.queries import last_entry_of
from forum.editions.models import Edition
from forum.insights.figures import Tally
from forum.mail.queries import counts_by_state as letters_by_state
from forum.mail.states import LetterState
from forum.photos.queries import count_proposed
from forum.registration.duplicates import likely_in
from forum.registration.revisions import pending_count
from forum.registration.states import State
from forum.speakers.asked import unconfirmed_count
from forum.visas.queries import counts_by_state as visas_by_state
from forum.visas.states import VisaState


class Waits(StrEnum):
    """Something that somebody has to do."""

    DECISION = "decision"
    ENDORSED = "endorsed"
    REVISION = "revision"
    VISA = "visa"
    PHOTO = "photo"
    DUPLICATE = "duplicate"
    LETTER = "letter"
    SPEAKER = "speaker"
    ROOM = "room"
    ABSTRACT = "abstract"


def counts_of(edition: Edition, tally: Tally, wanted: Collection[Waits]) -> Mapping[Waits, int]:
    """How many of each: a statement each at most."""
    edition_id = edition.id

    @cache
    def gaps() -> Counter[Gap]:
        return Counter(gap for outline in outlines_of(edition_id) for gap in gaps_of(outline))

    counting: Mapping[Waits, Callable[[], int]] = {
        Waits.DECISION: lambda: tally.by_state[State.SUBMITTED],
        Waits.ENDORSED: lambda: tally.by_state[State.ENDORSED],
        Waits.REVISION: lambda: pending_count(edition_id),
        Waits.VISA: lambda: visas_by_state(edition_id).get(VisaState.REQUESTED, 0),
        Waits.PHOTO: lambda: count_proposed(edition_id),
        Waits.DUPLICATE: lambda: _duplicates(edition.uid, edition_id, last_entry_of(edition_id)),
        Waits.LETTER: lambda: letters_by_state(edition_id).get(LetterState.FAILED, 0),
        Waits.SPEAKER: lambda: unconfirmed_count(edition_id),
        Waits.ROOM: lambda: gaps()[Gap.ROOM],
        Waits.ABSTRACT: lambda: gaps()[Gap.ABSTRACT],
    }
    return {each: counting[each]() for each in wanted}


@lru_cache(maxsize=64)
def _duplicates(_uid: bytes, edition_id: int, _last_entry: int | None) -> int:
    """Looked for once until something happens: among a hundred thousand it takes a tenth of a second."""
    return len(likely_in(edition_id))
