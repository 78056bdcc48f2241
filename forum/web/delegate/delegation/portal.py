"""The delegation at a glance: who comes, what is left, until when, and what to do next."""

from typing import Any, NamedTuple

from flask import redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from forum import clock
from forum.accreditation.delegates import (
    PAGE,
    living,
    people_of,
    read_by_coordinators,
    states_of,
    waiting_counted,
)
from forum.checkin.queries import zones_of
from forum.delegations.models import Delegation
from forum.delegations.policy import may_coordinate
from forum.delegations.queries import QuotaLine, delegations_of, floaters_of, free_for, quota_lines
from forum.delegations.rules import takes_new_names, takes_replacements
from forum.editions.models import Edition
from forum.editions.rules import Opening, opening
from forum.registration.states import HOLDS_A_PLACE
from forum.web.access import me, only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import own
from forum.web.following_on import after_mark, mark_of
from forum.web.pages import page

WAITING = "waiting"  # of the list: those alone who wait for the delegation's word


class Todo(NamedTuple):
    """A sentence, and where it is done."""

    says: str
    address: str | None = None


@pages.get("/<edition>/delegation/")
@only(may_coordinate)
def delegations(edition):
    theirs = delegations_of(edition.id, me().account_id)
    if len(theirs) == 1:
        return redirect(url_for(".delegation", edition=edition.slug, code=theirs[0].code))
    return page("delegate/delegation/choose.html", edition=edition, delegations=theirs)


@pages.get("/<edition>/delegation/<code>/")
@only(may_coordinate)
@own
def delegation(edition, delegation):
    after, waiting = after_mark(request.args.get("after", "")), request.args.get("show") == WAITING
    people, states = people_of(delegation, after, waiting=waiting), states_of(delegation)
    waits = waiting_counted(edition.id).get(delegation.id, 0)
    shown, quotas, live = people[:PAGE], quota_lines(delegation), living(states)
    return page(
        "delegate/delegation/portal.html",
        edition=edition,
        delegation=delegation,
        people=shown,
        readable=read_by_coordinators(shown),
        next=mark_of(shown[-1]) if len(people) > PAGE else None,
        is_first=after is None,
        waiting=waiting,
        quotas=quotas,
        floaters=floaters_of(delegation),
        zones={zone.code: zone.name for zone in zones_of(edition.id)},
        total=waits if waiting else sum(states.values()),
        live=live,
        ended=sum(states.values()) - live,
        held=sum(count for state, count in states.items() if state in HOLDS_A_PLACE),
        todos=_todos(edition, delegation, quotas, waits),
        can_add=may_add(edition, delegation),
    )


def may_add(edition: Edition, delegation: Delegation) -> bool:
    now = clock.now()
    return opening(edition, now) is Opening.OPEN and takes_new_names(delegation, now)


def may_replace(delegation: Delegation) -> bool:
    return takes_replacements(delegation, clock.now())


def _todos(edition: Edition, delegation: Delegation, quotas: list[QuotaLine], waits: int) -> list[Todo]:
    said = [_word_is_missing(edition, delegation, waits)] if waits else []
    if any(line.left for line in quotas) and may_add(edition, delegation):
        said.append(Todo(_places_free(free_for(edition.id, quotas).agreed)))
    if any(line.taken > line.places for line in quotas):
        said.append(Todo(_("More people are named than were agreed. The organiser sees it, too.")))
    return said


def _word_is_missing(edition: Edition, delegation: Delegation, waits: int) -> Todo:
    said = ngettext(
        "%(num)d person waits for your word: endorse or decline.",
        "%(num)d people wait for your word: endorse or decline.",
        waits,
    )
    here: dict[str, Any] = {"edition": edition.slug, "code": delegation.code}
    return Todo(said, url_for(".delegation", **here, show=WAITING, _anchor="people-h"))


def _places_free(left: int) -> str:
    if not left:
        return _("The forum has no place left at the moment for those who were agreed.")
    return ngettext("%(num)d place is still free.", "%(num)d places are still free.", left)
