"""A question that is answered with a file: asked, kept, shown by duty, and gone with its class."""

from io import BytesIO

import pytest
from sqlalchemy import func, select, text

from forum.accounts.duties import Duty
from forum.audit.models import Entry
from forum.extensions import db
from forum.files.models import StoredFile
from forum.privacy import classes, services
from forum.privacy.own_data import copy_of
from forum.registration import links
from forum.registration.models import Registration
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.models import Answer
from tests.files.test_documents import PDF
from tests.makers import SOMEBODY, a_category, an_edition
from tests.people import bruno, sign_in
from tests.questions import a_question
from tests.web.delegate.test_registering import typed

OTHER = PDF.replace(b"<<>>", b"<</Other 1>>")


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def category(edition):
    return a_category(edition, needs_decision=True)


def send(client, edition, category, question, data=PDF, name="cv.pdf", **changes):
    form = typed(category.id, **changes) | {f"own_{question.id}": (BytesIO(data), name)}
    return client.post(f"/{edition.slug}/register", data=form, content_type="multipart/form-data")


def the_one():
    return db.session.scalars(select(Registration)).one()


def files_kept():
    return db.session.scalar(select(func.count()).select_from(StoredFile))


def file_of(edition, question, *, sealed=False):
    part = "sealed-answers" if sealed else "answers"
    return f"/desk/{edition.slug}/registrations/{the_one().ref}/{part}/{question.ref}"


def own_form(edition):
    made = the_one()
    return f"/{edition.slug}/my/{links.token(edition, made.ref, made.link_generation)}/edit"


def test_a_file_is_asked_for_and_comes_back_as_it_was_sent(client, edition, category):
    question = a_question(edition, Kind.FILE, label="Your CV")
    assert 'enctype="multipart/form-data"' in client.get(f"/{edition.slug}/register").text
    assert send(client, edition, category, question, name="이력서.pdf").status_code == 303
    sign_in(client, bruno(edition, Duty.REGISTRAR))
    assert "이력서.pdf" in client.get(f"/desk/{edition.slug}/registrations/{the_one().ref}").text
    sent = client.get(file_of(edition, question))
    assert sent.data == PDF
    assert sent.headers["Content-Disposition"].startswith("attachment;")
    assert sent.headers["Cache-Control"] == "no-store"


def test_a_hostile_file_is_refused_beside_its_field(client, edition, category):
    question = a_question(edition, Kind.FILE, is_required=True)
    page = send(client, edition, category, question, b"MZ\x90", "cv.exe")
    assert page.status_code == 422
    assert "Choose a PDF or a picture" in page.text
    assert files_kept() == 0


def test_a_required_file_must_be_there_only_where_it_is_asked_for(client, edition, category):
    visa = a_question(edition, Kind.YES_NO, label="Visa?")
    a_question(edition, Kind.FILE, label="Scan", is_required=True, after=visa.id, after_value="yes")
    form = typed(category.id, **{f"own_{visa.id}": "yes"})
    assert "Choose a file." in client.post(f"/{edition.slug}/register", data=form).text
    form = typed(category.id, **{f"own_{visa.id}": "no"})
    assert client.post(f"/{edition.slug}/register", data=form).status_code == 303


@pytest.mark.parametrize(
    ("privacy", "duty", "status"),
    [
        (Privacy.ORDINARY, Duty.REGISTRAR, 200),
        (Privacy.SENSITIVE, Duty.REGISTRAR, 404),
        (Privacy.SENSITIVE, Duty.ORGANISER, 200),
        (Privacy.DOCUMENT, Duty.OWNER, 404),
    ],
)
def test_each_duty_opens_what_it_is_for(client, edition, category, privacy, duty, status):
    question = a_question(edition, Kind.FILE, privacy=privacy)
    send(client, edition, category, question)
    sign_in(client, bruno(edition, duty))
    assert client.get(file_of(edition, question)).status_code == status


def test_a_sealed_file_is_opened_by_asking_and_it_is_written_down(client, edition, category):
    question = a_question(edition, Kind.FILE, privacy=Privacy.DOCUMENT)
    send(client, edition, category, question, name="N76543210.pdf")
    for table in ("answer", "stored_file", "audit_entry"):
        assert "N76543210" not in str(db.session.execute(text(f"SELECT * FROM {table}")).all())  # noqa: S608
    sign_in(client, bruno(edition, Duty.VISA_OFFICER))
    assert client.get(file_of(edition, question, sealed=True)).status_code == 405
    assert client.post(file_of(edition, question, sealed=True)).data == PDF
    assert db.session.scalars(select(Entry.verb).order_by(Entry.id.desc())).first() == "saw_documents"


def test_another_file_takes_the_place_of_the_first_and_none_leaves_it(client, edition, category):
    question = a_question(edition, Kind.FILE, is_required=True)
    send(client, edition, category, question)
    changed = typed(category.id)
    assert "cv.pdf" in client.get(own_form(edition)).text
    assert client.post(own_form(edition), data=changed).status_code == 303
    assert db.session.scalar(select(Answer.value)) == "cv.pdf"
    changed |= {f"own_{question.id}": (BytesIO(OTHER), "new.pdf")}
    assert client.post(own_form(edition), data=changed).status_code == 303
    assert (db.session.scalar(select(Answer.value)), files_kept()) == ("new.pdf", 1)


@pytest.mark.parametrize("privacy", [Privacy.SENSITIVE, Privacy.DOCUMENT])
def test_the_file_goes_with_the_answers_of_its_class(client, edition, category, privacy):
    send(client, edition, category, a_question(edition, Kind.FILE, privacy=privacy))
    classes.forget_answers(privacy, edition_id=edition.id)
    assert files_kept() == 0


def test_an_erasure_takes_the_file_along(client, edition, category):
    send(client, edition, category, a_question(edition, Kind.FILE))
    services.erase(edition, the_one(), by=SOMEBODY)
    assert files_kept() == 0


def test_ones_own_copy_names_the_file(client, edition, category):
    send(client, edition, category, a_question(edition, Kind.FILE, label="Your CV"))
    [row] = copy_of(edition, the_one())["answer"]
    assert row["value"] == "cv.pdf"


def test_the_same_sending_twice_is_one_and_another_file_is_refused(client, edition, category):
    question = a_question(edition, Kind.FILE)
    assert send(client, edition, category, question, key="a-key-of-one-sending").status_code == 303
    assert send(client, edition, category, question, key="a-key-of-one-sending").status_code == 303
    assert send(client, edition, category, question, OTHER, key="a-key-of-one-sending").status_code == 409
    assert files_kept() == 1


def test_a_draft_keeps_no_file(client, edition, category):
    question = a_question(edition, Kind.FILE)
    form = typed(category.id) | {f"own_{question.id}": (BytesIO(PDF), "cv.pdf")}
    kept = client.post(f"/{edition.slug}/register/draft", data=form, content_type="multipart/form-data")
    assert kept.status_code == 303
    assert "cv.pdf" not in client.get(kept.location).text
    assert files_kept() == 0
