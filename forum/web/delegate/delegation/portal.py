"""The delegation at a glance: who comes, what is left, until when, and what to do next."""

from datetime import UTC, datetime

from flask import redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from forum import clock
from forum.accreditation.delegates import PAGE, people_of, read_by_coordinators, states_of
from forum.accreditation.endorsing import CAN_BE_ENDORSED
from forum.checkin.queries import zones_of
from forum.delegations.models import Delegation
from forum.delegations.policy import may_coordinate
from forum.delegations.queries import QuotaLine, delegations_of, floaters_of, quota_lines
from forum.delegations.rules import is_over, takes_new_names, takes_replacements
from forum.editions.models import Edition
from forum.editions.rules import Opening, opening
from forum.registration.models import Registration
from forum.registration.queries import After
from forum.registration.states import HOLDS_A_PLACE, State
from forum.web.access import me, only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import own
from forum.web.numbers import number
from forum.web.pages import page

MOMENT = "%Y%m%d%H%M%S%f"


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
    after = _after(request.args.get("after", ""))
    people, states = people_of(delegation, after), states_of(delegation)
    shown, quotas = people[:PAGE], quota_lines(delegation)
    return page(
        "delegate/delegation/portal.html",
        edition=edition,
        delegation=delegation,
        people=shown,
        readable=read_by_coordinators(shown),
        next=_mark(shown[-1]) if len(people) > PAGE else None,
        is_first=after is None,
        quotas=quotas,
        floaters=floaters_of(delegation),
        zones={zone.code: zone.name for zone in zones_of(edition.id)},
        total=sum(states.values()),
        held=sum(count for state, count in states.items() if state in HOLDS_A_PLACE),
        todos=_todos(delegation, quotas, states),
        can_add=may_add(edition, delegation),
    )


def may_add(edition: Edition, delegation: Delegation) -> bool:
    now = clock.now()
    return opening(edition, now) is Opening.OPEN and takes_new_names(delegation, now)


def may_replace(delegation: Delegation) -> bool:
    return takes_replacements(delegation, clock.now())


def waits_for_word(delegation: Delegation, registration: Registration) -> bool:
    asks = delegation.asks_endorsement or registration.category.asks_endorsement
    return asks and registration.endorsed_at is None and registration.state in CAN_BE_ENDORSED


def _todos(delegation: Delegation, quotas: list[QuotaLine], states: dict[State, int]) -> list[str]:
    said, waiting = [], states.get(State.SUBMITTED, 0)
    if delegation.asks_endorsement and waiting:
        said.append(
            ngettext(
                "%(num)d person waits for your word: endorse or decline.",
                "%(num)d people wait for your word: endorse or decline.",
                waiting,
            )
        )
    left = sum(line.left for line in quotas)
    if left and not is_over(delegation.nominate_by, clock.now()):
        said.append(ngettext("%(num)d place is still free.", "%(num)d places are still free.", left))
    if any(line.taken > line.places for line in quotas):
        said.append(_("More people are named than were agreed. The organiser sees it, too."))
    return said


def _mark(last: Registration) -> str:
    return f"{last.submitted_at.astimezone(UTC):{MOMENT}}-{last.id}"


def _after(mark: str) -> After | None:
    moment, _dash, text = mark.partition("-")
    last = number(text)
    try:
        return None if last is None else After(datetime.strptime(moment, MOMENT).replace(tzinfo=UTC), last)
    except ValueError:
        return None
