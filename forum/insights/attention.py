"""What waits for an organiser. Each count is the length of a list that the desk can show."""

from collections import Counter
from dataclasses import dataclass

from forum.agenda.drafts import Gap, gaps_of, outlines_of
from forum.insights.figures import Tally
from forum.mail.queries import counts_by_state
from forum.mail.states import LetterState
from forum.registration.revisions import pending_count
from forum.registration.states import State
from forum.speakers.asked import unconfirmed_count


@dataclass(frozen=True)
class Attention:
    waiting: int
    endorsed: int
    revisions: int
    failed_letters: int
    unconfirmed_speakers: int
    without_room: int
    without_abstract: int


def attention_of(edition_id: int, tally: Tally) -> Attention:
    """Four statements."""
    gaps = Counter(gap for outline in outlines_of(edition_id) for gap in gaps_of(outline))
    return Attention(
        waiting=tally.by_state[State.SUBMITTED],
        endorsed=tally.by_state[State.ENDORSED],
        revisions=pending_count(edition_id),
        failed_letters=counts_by_state(edition_id).get(LetterState.FAILED, 0),
        unconfirmed_speakers=unconfirmed_count(edition_id),
        without_room=gaps[Gap.ROOM],
        without_abstract=gaps[Gap.ABSTRACT],
    )
