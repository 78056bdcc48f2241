"""Questions to test with."""

from forum.columns import Words
from forum.files.documents import PDF, Document
from forum.registration.questions import answering, services
from forum.registration.questions.answering import Given
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.queries import asked as as_asked
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


def a_file_answered(edition, registration, privacy: Privacy = Privacy.ORDINARY):
    """A question of the edition, answered with a file."""
    question = a_question(edition, Kind.FILE, label=f"A file that is {privacy}", privacy=privacy)
    given = Given(as_asked(question), Document("cv.pdf", PDF, b"%PDF-1.7"))
    answering.change(registration, [given], by=SOMEBODY)
    return question
