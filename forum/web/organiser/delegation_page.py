"""One delegation as the desk shows it: its people, quotas, coordinators and passes."""

from datetime import datetime
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from forum import clock
from forum.accreditation.delegates import PAGE, living, people_of, states_of, waiting_counted
from forum.checkin.queries import zones_of
from forum.delegations.forms import CoordinatorForm, FloaterForm, QuotaForm
from forum.delegations.models import Delegation
from forum.delegations.queries import (
    QuotaLine,
    coordinators_of,
    delegation_with,
    floaters_of,
    quota_lines,
)
from forum.delegations.rules import is_exceeded, is_near
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.registration.states import HOLDS_A_PLACE
from forum.web.dates import moment_words
from forum.web.language import current, spoken_in
from forum.web.pages import or_404, page

NAMES, REPLACEMENTS = _l("Names until %(moment)s"), _l("Replacements until %(moment)s")


def delegation_at(edition: Edition, code: str) -> Delegation:
    return or_404(delegation_with(edition.id, code))


def show(edition: Edition, delegation: Delegation, status: int = 200, **forms) -> tuple[str, int]:
    """The page of one delegation; `forms` are those that came back with something to correct."""
    people, states = people_of(delegation), states_of(delegation)
    parts, live = parts_of(edition, delegation, **forms), living(states)
    waits = waiting_counted(edition.id).get(delegation.id, 0)
    return page(
        "organiser/delegations/one.html",
        status,
        edition=edition,
        delegation=delegation,
        people=people[:PAGE],
        total=sum(states.values()),
        live=live,
        ended=sum(states.values()) - live,
        held=sum(count for state, count in states.items() if state in HOLDS_A_PLACE),
        attention=attention_to(edition, delegation, parts["quotas"], waits, clock.now()),
        **parts,
    )


def attention_to(
    edition: Edition,
    delegation: Delegation,
    quotas: list[QuotaLine],
    waits: int,
    now: datetime,
) -> list[str]:
    """What somebody should look at, in sentences. `waits`: how many wait for the delegation's word."""
    said = [_over(line) for line in quotas if is_exceeded(line)]
    if waits:
        said.append(ngettext("%(num)d waits for its word", "%(num)d wait for its word", waits))
    for moment, sentence in ((delegation.nominate_by, NAMES), (delegation.confirm_by, REPLACEMENTS)):
        if moment is not None and is_near(moment, now):
            said.append(str(sentence) % {"moment": moment_words(moment, edition)})
    return said


def _over(line: QuotaLine) -> str:
    over = line.taken - line.places
    category = line.category.name.in_(current())
    return ngettext("%(category)s: %(num)d over", "%(category)s: %(num)d over", over, category=category)


def parts_of(
    edition: Edition,
    delegation: Delegation,
    *,
    quota_form: QuotaForm | None = None,
    coordinator_form: CoordinatorForm | None = None,
    floater_form: FloaterForm | None = None,
) -> dict[str, Any]:
    """What the page shows beside the people, with a fresh form for each that has nothing to correct."""
    wrong = quota_form or coordinator_form or floater_form
    return {
        "quotas": quota_lines(delegation),
        "coordinators": coordinators_of(delegation),
        "floaters": floaters_of(delegation),
        "zones": {zone.code: zone.name for zone in zones_of(edition.id)},
        "quota_form": quota_form or quota_form_of(edition, formdata=None),
        "coordinator_form": coordinator_form or coordinator_form_of(edition, formdata=None),
        "floater_form": floater_form or floater_form_of(edition, formdata=None),
        "form": wrong,
    }


def quota_form_of(edition: Edition, **values) -> QuotaForm:
    categories = [(each.id, each.name.in_(current())) for each in categories_of(edition.id)]
    return QuotaForm(categories=categories, prefix="quota-", **values)


def coordinator_form_of(edition: Edition, **values) -> CoordinatorForm:
    return CoordinatorForm(languages=spoken_in(edition), prefix="coordinator-", **values)


def floater_form_of(edition: Edition, **values) -> FloaterForm:
    zones = [(zone.code, zone.name.in_(current())) for zone in zones_of(edition.id)]
    return FloaterForm(zones=zones, prefix="pass-", **values)
