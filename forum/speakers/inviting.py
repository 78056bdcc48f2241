"""Inviting a speaker by letter, and what they answer on their own page."""

from forum import clock
from forum.audit import services as audit
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.speakers import links, messages
from forum.speakers.engagements import engagement_of
from forum.speakers.models import Engagement, Speaker
from forum.speakers.states import Standing, may_move, standing_of
from forum.transaction import locked, transaction

SPEAKER = audit.Actor("speaker")  # as the audit calls whoever acts on their own page


class AnswerRefused(Refusal):
    """That answer was given already."""

    code = "speaker_answered"


def invite(
    edition: Edition,
    speaker: Speaker,
    *,
    email: str,
    language: str,
    sessions: str | None = None,
    by: audit.Actor,
) -> Engagement:
    """Send the link to their own page; one that was mailed before opens nothing any more. `sessions` names
    those they are asked for, a line each, in that language. Who declined is asked anew."""
    with transaction():
        told = hold(speaker)
        email = email.strip().lower()
        told.email, told.language = email, language
        told.invited_at, told.declined_at, told.declined_because = clock.now(), None, None
        renew_link(edition, told)
        queue(messages.invited(edition, speaker, told, sessions))
        audit.note(by, "invited_speaker", speaker)
    return told


def confirm(edition: Edition, speaker: Speaker, *, by: audit.Actor = SPEAKER) -> None:
    """They come. Raises `AnswerRefused`."""
    with transaction():
        told = _answered(speaker, Standing.CONFIRMED)
        told.declined_at, told.declined_because = None, None
        speaker.is_confirmed = True
        db.session.flush()
        audit.note(by, "confirmed_speaking", speaker)
        pages_changed(edition.id)


def decline(
    edition: Edition, speaker: Speaker, *, reason: str | None = None, by: audit.Actor = SPEAKER
) -> None:
    """They do not come; the organiser hears of it by letter. Raises `AnswerRefused`."""
    with transaction():
        told = _answered(speaker, Standing.DECLINED)
        told.declined_at, told.declined_because = clock.now(), reason
        speaker.is_confirmed = False
        db.session.flush()
        queue(messages.has_declined(edition, speaker, reason))
        audit.note(by, "declined_speaking", speaker, reason=reason)
        pages_changed(edition.id)


def hold(speaker: Speaker) -> Engagement:
    """The speaker's row and what is arranged with them, held; begun where there was nothing yet."""
    locked(speaker)
    told = engagement_of(speaker)
    if told is None:
        told = Engagement(edition_id=speaker.edition_id, speaker_id=speaker.id, link_generation=0)
        db.session.add(told)
        db.session.flush()
    return locked(told)


def renew_link(edition: Edition, told: Engagement) -> None:
    told.link_generation += 1
    link_token = links.token(edition, links.SPEAKER, told.speaker_id, told.link_generation)
    told.link_hash = links.hashed(link_token)
    db.session.flush()


def _answered(speaker: Speaker, new: Standing) -> Engagement:
    told = hold(speaker)
    if not may_move(standing_of(speaker.is_confirmed, told), new):
        raise AnswerRefused()
    told.answered_at = clock.now()
    return told
