from datetime import timedelta
from io import BytesIO

import pytest
from sqlalchemy import func, select

from forum import clock
from forum.accounts.duties import Duty
from forum.accreditation.importing import services, working
from forum.accreditation.importing.models import PeopleSheet
from forum.audit.models import Entry
from forum.files.models import StoredFile
from forum.jobs import worker
from forum.registration.models import Registration
from tests.accreditation.sheets_of_people import HEADER, people
from tests.makers import a_category
from tests.people import bruno, chen, olga
from tests.sheets.corpus import csv, macros, xlsx


@pytest.fixture(autouse=True)
def category(edition):
    return a_category(edition, code="delegate", needs_decision=True)


def send(desk, data: bytes, name: str = "people.csv"):
    return desk.post("/imports", file=(BytesIO(data), name))


def registered(desk) -> int:
    return desk.db.session.scalar(select(func.count(Registration.id)))


def sheet(desk) -> PeopleSheet:
    desk.db.session.expire_all()
    return desk.db.session.scalars(select(PeopleSheet).order_by(PeopleSheet.id.desc())).first()


def test_a_file_is_looked_through_before_anything_is_imported(desk):
    html = desk.said(send(desk, csv(*people(200), header=HEADER)))
    assert html.count('role="rowheader" class="n"') == 7
    assert "7 rows to correct" in html and "Atlantis" in html
    assert registered(desk) == 0


def test_the_good_rows_are_imported_on_a_word_that_people_agreed(desk):
    send(desk, csv(*people(200), header=HEADER))
    decide = f"/imports/{sheet(desk).id}/decision"
    assert desk.post(decide, mode="good").status_code == 422
    assert registered(desk) == 0
    assert "Letters to the new people are on their way" in desk.said(
        desk.post(decide, mode="good", agreed="y")
    )
    assert registered(desk) == 193


def test_of_two_clicks_one_imports(desk):
    send(desk, csv(*people(3, bad={}), header=HEADER))
    kept = sheet(desk)
    desk.post(f"/imports/{kept.id}/decision", mode="good", agreed="y")
    again = desk.said(desk.post(f"/imports/{kept.id}/decision", mode="good", agreed="y"))
    assert "once is enough" in again
    taken = select(func.count(Entry.id)).filter_by(verb="imported_people")
    assert (registered(desk), desk.db.session.scalar(taken)) == (3, 1)


def test_nor_does_a_worker_import_twice(desk, app, small_pages):
    send(desk, csv(*people(20, bad={}), header=HEADER))
    worker.do_all(app, working.KINDS)
    for _click in range(2):
        desk.post(f"/imports/{sheet(desk).id}/decision", mode="good", agreed="y")
    assert (worker.do_all(app, working.KINDS), registered(desk)) == (1, 20)


def test_a_registrar_fills_in_no_meals_and_an_organiser_does(desk_of, edition):
    rows = [[*row, "Halal"] for row in people(1, bad={})]
    file = csv(*rows, header=[*HEADER, "Meals"])
    desk = desk_of(bruno(edition, Duty.REGISTRAR))
    html = desk.said(send(desk, file))
    assert "filled in by those who arrange it, and were not read: Meals." in html
    desk.post(f"/imports/{sheet(desk).id}/decision", mode="good", agreed="y")
    assert desk.db.session.scalars(select(Registration)).one().meals == ""
    desk = desk_of(olga(edition))
    send(desk, file)
    desk.post(f"/imports/{sheet(desk).id}/decision", mode="good", agreed="y")
    assert desk.db.session.scalars(select(Registration)).one().meals == "halal"


def test_what_was_typed_about_meals_is_shown_to_nobody(desk):
    rows = [[*row, "my secret diet"] for row in people(1, bad={})]
    html = desk.said(send(desk, csv(*rows, header=[*HEADER, "Meals"])))
    assert "none of the answers offered" in html and "my secret diet" not in html


def test_an_address_that_stands_in_two_rows_is_told_with_both(desk):
    rows = people(4, bad={})
    rows[3][5] = rows[1][5]
    html = desk.said(send(desk, csv(*rows, header=HEADER)))
    assert "Rows 3 and 5" in html and "0</dd>" in html
    rows[3][:2] = rows[1][:2]
    assert "Rows 3 and 5 name the same person." in desk.said(send(desk, csv(*rows, header=HEADER)))


def test_all_or_nothing_says_why_it_was_nothing(desk):
    send(desk, csv(*people(200), header=HEADER))
    html = desk.said(desk.post(f"/imports/{sheet(desk).id}/decision", mode="all", agreed="y"))
    assert "Nothing was imported, because not every row is good" in html
    assert registered(desk) == 0


def test_a_hostile_file_is_refused_beside_its_field(desk):
    answer = send(desk, macros(), "people.xlsx")
    assert answer.status_code == 422
    assert "This file contains macros" in answer.text
    assert sheet(desk) is None


def test_missing_and_unknown_columns_are_named(desk):
    assert "These columns are missing: Organisation, E-mail" in send(desk, csv(header=HEADER[:4])).text or (
        "These columns are missing: E-mail, Organisation" in send(desk, csv(header=HEADER[:4])).text
    )
    html = desk.said(send(desk, xlsx(["Amina"], header=[*HEADER, "Shoe size"])))
    assert "These columns were not read: Shoe size." in html


def test_nothing_chosen_and_too_much_sent_are_answered(desk, app, monkeypatch):
    assert "Choose the file to import." in desk.post("/imports").text
    monkeypatch.setattr(app.view_functions["organiser.send_sheet"], "takes", 1000)
    answer = send(desk, b"a" * 2000)
    assert (answer.status_code, "That is too large" in answer.text) == (413, True)


@pytest.fixture
def small_pages(monkeypatch):
    monkeypatch.setattr(working, "AT_ONCE", 10)


def test_a_long_file_is_left_to_a_worker(desk, app, small_pages):
    assert "It begins in a moment" in desk.said(send(desk, csv(*people(200), header=HEADER)))
    at = f"/imports/{sheet(desk).id}"
    assert desk.get(f"{at}/progress").json == {"open": True, "done": 0, "total": 200}
    worker.do_all(app, working.KINDS)
    assert "7 rows to correct" in desk.get(at).text
    assert "Look again" in desk.said(desk.post(f"{at}/decision", mode="good", agreed="y"))
    worker.do_all(app, working.KINDS)
    assert desk.get(f"{at}/progress").json == {"open": False, "done": 200, "total": 200}
    assert registered(desk) == 193


def test_a_worker_that_may_import_all_or_nothing_says_when_it_was_nothing(desk, app, small_pages):
    send(desk, csv(*people(200), header=HEADER))
    worker.do_all(app, working.KINDS)
    at = f"/imports/{sheet(desk).id}"
    desk.post(f"{at}/decision", mode="all", agreed="y")
    worker.do_all(app, working.KINDS)
    html = desk.get(at).text
    assert "Nothing was imported" in html and "7 rows to correct" in html
    assert registered(desk) == 0


def test_a_job_is_stopped_from_its_page(desk, app, small_pages):
    send(desk, csv(*people(200), header=HEADER))
    html = desk.said(desk.post(f"/imports/{sheet(desk).id}/stop"))
    assert "This was stopped" in html
    assert worker.do_all(app, working.KINDS) == 0


def test_what_is_to_correct_comes_as_a_file_that_runs_nothing(desk):
    send(desk, csv(*people(200), header=HEADER))
    text = desk.get(f"/imports/{sheet(desk).id}/problems.csv").text
    assert text.count("\r\n") == 8
    assert ",=HYPERLINK" not in text and "'=HYPERLINK" in text


def test_the_template_is_offered_in_the_readers_language(desk):
    answer = desk.get("/imports/template.xlsx?lang=ru")
    assert answer.status_code == 200
    assert answer.data.startswith(b"PK")


def test_what_was_sent_before_is_listed_and_an_empty_list_says_so(desk):
    assert "No file yet" in desk.get("/imports").text
    send(desk, csv(*people(2, bad={}), header=HEADER))
    assert "people.csv" in desk.get("/imports").text


@pytest.mark.parametrize(("account", "status"), [(chen, 403), (lambda e: bruno(e, Duty.REGISTRAR), 200)])
def test_registrars_import_and_the_door_does_not(desk_of, edition, account, status):
    assert desk_of(account(edition)).get("/imports").status_code == status


def test_a_page_of_findings_takes_few_statements(desk, count):
    send(desk, csv(*people(200), header=HEADER))
    assert count(f"/imports/{sheet(desk).id}") <= 6
    assert count("/imports") <= 8


def test_after_its_days_a_file_is_gone_and_its_figures_stay(desk, at):
    send(desk, csv(*people(200), header=HEADER))
    kept = sheet(desk)
    at(clock.now() + services.KEPT + timedelta(minutes=1))
    services.let_go_of_old()
    html = desk.get(f"/imports/{kept.id}").text
    assert "the figures stay" in html and "Atlantis" not in html
    assert (sheet(desk).file_id, sheet(desk).counts["bad"]) == (None, 7)
    assert desk.db.session.scalar(select(func.count(StoredFile.id))) == 0
