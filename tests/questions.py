"""Questions to test with."""

from forum.columns import Words
from forum.registration.questions import services
from forum.registration.questions.kinds import Kind
from forum.registration.questions.rules import Asked, Option
from forum.registration.questions.services import Content
from tests.makers import SOMEBODY

DAYS = (Option("fri", Words(en="Friday", ko="금요일")), Option("sat", Words(en="Saturday", ko="토요일")))


def a_question(edition, kind: Kind = Kind.TEXT, label: str = "Coming by", **changes):
    options = DAYS if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    facts = {"kind": kind, "label": Words(en=label), "help": Words(), "options": options}
    return services.add(edition, Content(**{**facts, **changes}), by=SOMEBODY)


def asked(kind: Kind = Kind.TEXT, number: int = 1, **changes) -> Asked:
    options = DAYS if kind in (Kind.CHOICE, Kind.CHOICES) else ()
    facts = {"ref": f"q{number}", "label": Words(en="Coming by"), "options": options}
    return Asked(id=number, kind=kind, **{**facts, **changes})
