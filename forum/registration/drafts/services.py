"""Keeping a half-filled form, mailing its link, letting go of it."""

import base64
import json
import secrets
from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import delete, select, update

from forum import clock
from forum.editions import keys
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import db
from forum.mail.outbox import queue
from forum.registration.drafts import messages
from forum.registration.drafts.models import FormDraft
from forum.registration.links import hashed
from forum.sealing import open_text, place, seal_text
from forum.transaction import transaction

KEPT = timedelta(days=30)
LARGEST = 40_000  # characters; a form filled to its limits has less than half of them
MOST_LIVE = 20_000  # of an edition: drafts of nobody known may not fill the disk

Typed = Sequence[tuple[str, str]]  # (field, value), as the browser sends them


class DraftGone(Refusal):
    """It was sent, or its time is over."""

    code = "draft_gone"


class DraftTooLarge(Refusal):
    code = "draft_too_large"


class DraftsFull(Refusal):
    """As many are kept as may be; who registers needs none."""

    code = "drafts_full"


def begin(edition: Edition, typed: Typed) -> str:
    """Keep a new draft; returns its token: 43 characters, 256 bits. Raises `DraftsFull`."""
    ref = secrets.token_hex(16)
    _check_room(edition)
    token = token_of(edition, ref)
    with transaction():
        draft = FormDraft(edition_id=edition.id, ref=ref, token_hash=hashed(token))
        draft.sealed, draft.expires_at = _sealed(ref, typed), clock.now() + KEPT
        db.session.add(draft)
    return token


def keep(edition: Edition, token: str, typed: Typed) -> None:
    """Keep it as it is now. Raises `DraftGone`: what was sent does not come back."""
    with transaction():
        draft = draft_with(edition, token)
        if draft is None:
            raise DraftGone()
        changed = {"sealed": _sealed(draft.ref, typed), "saved_at": clock.now()}
        db.session.execute(
            update(FormDraft).filter_by(id=draft.id).values(**changed, expires_at=clock.now() + KEPT)
        )


def typed_in(draft: FormDraft) -> Typed:
    pairs = json.loads(open_text(draft.sealed, about=_place(draft.ref)))
    return [(name, value) for name, value in pairs]


def draft_with(edition: Edition, token: str) -> FormDraft | None:
    """The draft a link opens, while it is kept."""
    return db.session.scalar(
        select(FormDraft)
        .filter_by(edition_id=edition.id, token_hash=hashed(token))
        .where(FormDraft.expires_at > clock.now())
    )


def mail_link(edition: Edition, draft: FormDraft, *, to_email: str, language: str) -> None:
    with transaction():
        queue(messages.link(edition, draft, to_email=to_email, language=language))


def discard(edition: Edition, token: str) -> None:
    """The registration was sent."""
    with transaction():
        db.session.execute(delete(FormDraft).filter_by(edition_id=edition.id, token_hash=hashed(token)))


def purge_drafts() -> int:
    """Let go of drafts whose time is over; returns how many."""
    with transaction():
        over = delete(FormDraft).where(FormDraft.expires_at <= clock.now()).returning(FormDraft.id)
        return len(db.session.scalars(over).all())


def token_of(edition: Edition, ref: str) -> str:
    """The same every time, so it need not be kept to be mailed."""
    return base64.urlsafe_b64encode(keys.derive(edition, "draft", ref)).rstrip(b"=").decode()


def _check_room(edition: Edition) -> None:
    live = select(FormDraft.id).where(FormDraft.edition_id == edition.id, FormDraft.expires_at > clock.now())
    if db.session.scalar(live.offset(MOST_LIVE - 1).limit(1)) is not None:
        raise DraftsFull()


def _sealed(ref: str, typed: Typed) -> bytes:
    text = json.dumps(list(typed), ensure_ascii=False)
    if len(text) > LARGEST:
        raise DraftTooLarge()
    return seal_text(text, about=_place(ref))


def _place(ref: str) -> bytes:
    return place("form_draft", ref, "sealed")
