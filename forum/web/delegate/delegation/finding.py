"""Everything in the portal is found through whoever coordinates it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import after_this_request, g

from forum.accreditation.delegates import person_of
from forum.delegations.models import Delegation
from forum.delegations.queries import delegations_of
from forum.editions.models import Edition
from forum.web.access import me
from forum.web.pages import back_to, or_404

View = Callable[..., Any]


def own(view: View) -> View:
    """A view of a delegation that the reader coordinates; any other is not there."""

    @wraps(view)
    def found(edition: Edition, code: str, **more: Any) -> Any:
        return view(edition, delegation_of_reader(edition, code), **more)

    return found


def own_person(view: View) -> View:
    """A view of somebody of that delegation; anybody else is not there."""

    @wraps(view)
    def found(edition: Edition, code: str, ref: str) -> Any:
        delegation = delegation_of_reader(edition, code)
        return view(edition, delegation, or_404(person_of(delegation, ref)))

    return found


def delegation_of_reader(edition: Edition, code: str) -> Delegation:
    after_this_request(_keep_private)
    theirs = delegations_of(edition.id, me().account_id)
    g.delegations = theirs
    return or_404(next((each for each in theirs if each.code == code.upper()), None))


def back_to_delegation(edition: Edition, delegation: Delegation, said: str):
    return back_to(".delegation", said=said, edition=edition.slug, code=delegation.code)


def _keep_private(response):
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
