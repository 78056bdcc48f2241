"""The audit: what happened in this forum, the latest first."""

from flask import request

from forum.accounts.queries import staff_of
from forum.audit import queries
from forum.editions.policy import may_enter_the_desk
from forum.insights.stories import subjects_of
from forum.web.access import only
from forum.web.numbers import asked
from forum.web.organiser import pages
from forum.web.organiser.telling import NAMED_ACTORS, actor_words, address_of, told
from forum.web.pages import page
from forum.web.verbs import VERBS


@pages.get("/desk/<edition>/audit")
@only(may_enter_the_desk)
def audit(edition):
    before, wish = asked("before"), {name: request.args.get(name) or None for name in ("verb", "actor")}
    entries = queries.latest(edition.id, before=before, **wish)
    subjects = subjects_of(entries)
    lines = []
    for entry in entries:
        subject = subjects.get((entry.thing, entry.thing_id))
        lines.append((entry, told(entry, edition), subject, address_of(entry, subject, edition)))
    return page(
        "organiser/audit.html",
        edition=edition,
        lines=lines,
        wish=wish,
        verbs=sorted(VERBS.items(), key=lambda item: str(item[1])),
        actors=_actors(edition.id),
        is_first=before is None,
        next=entries[-1].id if len(entries) == queries.PAGE else None,
    )


def _actors(edition_id: int) -> dict[str, str]:
    """Who can be asked for: registrants, the product itself, and those who have a duty here."""
    names = [*NAMED_ACTORS] + [row.name for row in staff_of(edition_id)]
    return {name: actor_words(name) for name in names}
