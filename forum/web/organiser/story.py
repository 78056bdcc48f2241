"""The audit: what happened in this forum, the latest first."""

from flask import request

from forum.audit import queries
from forum.editions.policy import may_enter_the_desk
from forum.insights.stories import subjects_of
from forum.web.access import only
from forum.web.numbers import asked
from forum.web.organiser import pages
from forum.web.organiser.telling import VERBS, address_of, told
from forum.web.pages import page


@pages.get("/desk/<edition>/audit")
@only(may_enter_the_desk)
def audit(edition):
    before, verb = asked("before"), request.args.get("verb")
    entries = queries.latest(edition.id, before=before, verb=verb)
    subjects = subjects_of(entries)
    lines = []
    for entry in entries:
        subject = subjects.get((entry.thing, entry.thing_id))
        lines.append((entry, told(entry, edition), subject, address_of(entry, subject, edition)))
    return page(
        "organiser/audit.html",
        edition=edition,
        lines=lines,
        verb=verb,
        verbs=VERBS,
        is_first=before is None,
        next=entries[-1].id if len(entries) == queries.PAGE else None,
    )
