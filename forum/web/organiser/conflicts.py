"""What does not fit in the programme: all of it, and what concerns one session."""

from collections.abc import Sequence

from forum import clock
from forum.agenda.conflicts.queries import timetable_of
from forum.agenda.conflicts.rules import GRAVE, Conflict, Severity, conflicts
from forum.agenda.conflicts.timetable import Timetable
from forum.agenda.policy import may_edit_the_agenda
from forum.editions.models import Edition
from forum.web.access import only
from forum.web.organiser import pages
from forum.web.organiser.conflict_words import RULES, SEVERITIES, Teller, Told
from forum.web.pages import page


@pages.get("/desk/<edition>/agenda/conflicts")
@only(may_edit_the_agenda)
def agenda_conflicts(edition):
    found = told_of(edition)
    groups: dict[Severity, dict[str, list[Told]]] = {}
    for each in found:
        groups.setdefault(each.severity, {}).setdefault(each.rule, []).append(each)
    return page(
        "organiser/agenda/conflicts.html",
        edition=edition,
        groups=groups,
        severities=SEVERITIES,
        rules=RULES,
        count=len(found),
    )


def cannot_take_place(edition: Edition, ref: str) -> bool:
    """Whether something about this session is an error, so that it has to be moved or changed."""
    found = conflicts(timetable_of(edition, now=clock.now()), GRAVE)
    return any(each.severity is Severity.ERROR and ref in each.slots for each in found)


def told_of(edition: Edition, ref: str | None = None) -> list[Told]:
    """The conflicts of a programme, or of one of its sessions."""
    timetable = timetable_of(edition, now=clock.now())
    found = [each for each in conflicts(timetable) if ref is None or ref in each.slots]
    return told(timetable, found)


def told(timetable: Timetable, found: Sequence[Conflict]) -> list[Told]:
    """These conflicts in words."""
    teller = Teller(timetable)
    return [teller.told(conflict) for conflict in found]
