"""Who may open a page. Every route says it with `@only(policy)`, or the tests fail.

A policy is a pure function: `policy(person)` or, for what belongs to an edition, `policy(person, edition)`.
An outsider is told nothing (404), an insider without the duty is told so (403), nobody is asked to sign in.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from inspect import signature
from typing import Any

from flask import abort, g, redirect, request, session, url_for
from werkzeug.wrappers import Response

from forum.accounts.duties import NOBODY, Person
from forum.accounts.queries import person_of
from forum.audit.services import Actor
from forum.checkin.enrolment import reader_of, remembered_reader_of
from forum.checkin.readers import NoLongerSo, Reader
from forum.editions.models import Edition
from forum.editions.queries import edition_with

SIGN_IN = "sign_in"  # the key in the cookie session
DOOR = "door"  # the cookie of an enrolled device
View = Callable[..., Any]
_NOT_ENROLLED = (
    {"title": "This device is not enrolled.", "status": 401},
    401,
    {"Content-Type": "application/problem+json"},
)
Policy = Callable[..., bool]


def anyone(person: Person) -> bool:
    return True


def signed_in(person: Person) -> bool:
    return person.is_signed_in


def an_enrolled_device(device: Reader | None) -> bool:
    return device is not None


def only(policy: Policy) -> Callable[[View], View]:
    """Guard a view. An `<edition>` in its address arrives as the edition itself, unless the view says that
    it finds it (a kept page needs only its number)."""
    asks_about_edition = len(signature(policy).parameters) == 2

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(**kwargs: Any) -> Any:
            if "edition" in kwargs and not hasattr(view, "finds_edition"):
                kwargs["edition"] = g.edition = edition_with(kwargs["edition"]) or abort(404)
            if policy is not anyone:
                refusal = _refusal(policy, g.edition if asks_about_edition else None)
                if refusal is not None:
                    return refusal
            return view(**kwargs)

        guarded.policy = policy  # type: ignore[attr-defined]
        return guarded

    return guard


def only_a_device(view: View) -> View:
    """Guard a view of the scanner's protocol: the door's cookie says which device asks (`g.device`)."""

    @wraps(view)
    def guarded(**kwargs: Any) -> Any:
        return view(**kwargs) if _is_enrolled(reader_of) else _NOT_ENROLLED

    guarded.policy = an_enrolled_device  # type: ignore[attr-defined]
    return guarded


def only_a_scanning_device(view: View) -> View:
    """The same for scans, where each statement counts: the device may be one that is remembered, since the
    arbiter asks whether it still is so. If it is not, it is read anew and asked about once more."""

    @wraps(view)
    def guarded(**kwargs: Any) -> Any:
        for find in (remembered_reader_of, reader_of):
            if not _is_enrolled(find):
                break
            with suppress(NoLongerSo):
                return view(**kwargs)
        return _NOT_ENROLLED

    guarded.policy = an_enrolled_device  # type: ignore[attr-defined]
    return guarded


def _is_enrolled(find: Callable[[str], Reader | None]) -> bool:
    secret = request.cookies.get(DOOR)
    g.device = find(secret) if secret else None
    return an_enrolled_device(g.device)


def me() -> Person:
    """Whoever is reading. One statement per request, and none for those who never signed in."""
    if "person" not in g:
        token = session.get(SIGN_IN)
        g.person = person_of(token) if token else NOBODY
    person: Person = g.person
    return person


def actor() -> Actor:
    """The reader, as the audit names them."""
    return Actor(me().name, me().account_id)


def _refusal(policy: Policy, edition: Edition | None) -> Response | None:
    if not me().is_signed_in:
        if request.method != "GET":
            abort(403)
        return redirect(url_for("organiser.sign_in", next=request.full_path.rstrip("?")))
    if edition is None:
        return None if policy(me()) else abort(403)
    if not me().belongs_to(edition.id):
        abort(404)
    return None if policy(me(), edition) else abort(403)
