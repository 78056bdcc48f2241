"""Putting a letter in the outbox: a row in the same transaction as what it reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert

from forum import clock
from forum.extensions import db
from forum.mail.compose import Words, compose, new_message_id
from forum.mail.inert import harmless
from forum.mail.models import Letter
from forum.mail.states import LetterState


@dataclass(frozen=True)
class Enclosure:
    """Something drawn when the letter leaves: `drawer` names who draws it, `about` says of what."""

    drawer: str
    about: Mapping[str, Any]


@dataclass(frozen=True)
class Draft:
    """A letter before it is composed. `facts` are what its template places; plain JSON values only.

    `secrets` are links that stand in the letter as it is sent, but not in the database: name → what
    the deliverer needs to make the link again.
    """

    edition_id: int
    kind: str  # "registration.received": the template is mail/registration/received.{txt,html}
    to_email: str
    to_name: str
    language: str
    facts: Mapping[str, Any]
    secrets: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    enclosures: tuple[Enclosure, ...] = ()
    about: tuple[str, int] | None = None  # ("registration", 12): what the letter concerns


def queue(draft: Draft) -> Letter:
    """Compose the letter and put it in the outbox. Only inside the transaction of what it reports."""
    session = db.session()
    if not session.info.get("in_transaction"):
        raise RuntimeError("queue() needs an open transaction()")
    letter = _letter(draft)
    session.add(letter)
    return letter


def queue_all(letters: Iterable[tuple[Draft, Words]]) -> int:
    """Many letters that are composed already, in one statement; returns how many. Only inside the
    transaction of what they report."""
    if not db.session().info.get("in_transaction"):
        raise RuntimeError("queue_all() needs an open transaction()")
    rows = [_columns(draft, words) for draft, words in letters]
    if rows:
        db.session.execute(insert(Letter.__table__), rows)
    return len(rows)


def _letter(draft: Draft) -> Letter:
    words = compose(draft.kind, language=draft.language, facts=draft.facts, secrets=draft.secrets)
    return Letter(**_columns(draft, words))


def _columns(draft: Draft, words: Words) -> dict[str, Any]:
    about, about_id = draft.about or (None, None)
    now = clock.now()
    return {
        "edition_id": draft.edition_id,
        "kind": draft.kind,
        "about": about,
        "about_id": about_id,
        "to_email": draft.to_email,
        "to_name": harmless(draft.to_name),
        "from_name": draft.facts["short_name"],
        "reply_to": draft.facts["contact_email"],
        "language": draft.language,
        "subject": words.subject,
        "text": words.text,
        "html": words.html,
        "secrets": {name: dict(about) for name, about in draft.secrets.items()},
        "enclosures": [{"drawer": each.drawer, "about": dict(each.about)} for each in draft.enclosures],
        "message_id": new_message_id(),
        "state": LetterState.WAITING,
        "queued_at": now,
        "due_at": now,
    }
