from datetime import date
from io import BytesIO

from forum.agenda.drafts import sessions_of
from forum.agenda.exchange.reading.incoming import LARGEST
from forum.audit.queries import latest
from forum.editions.zone import at
from tests.agenda.test_importing import BOMB, a_file


def upload(desk, content: bytes, state="draft", days="as_written"):
    return desk.post("/agenda/import", file=(BytesIO(content), "schedule.xml"), state=state, days=days)


def test_a_file_comes_in_and_its_report_is_shown_once(desk, edition):
    answer = upload(desk, a_file())
    assert (answer.status_code, "What came in" in answer.text) == (200, True)
    assert "Air" in desk.get("/agenda").text
    assert "What came in" not in desk.get("/agenda/import").text


def test_the_same_file_again_changes_nothing(desk, edition):
    upload(desk, a_file())
    upload(desk, a_file(), state="published")
    (session,) = sessions_of(edition.id)
    assert (session.state, session.version) == ("draft", 1)


def test_a_bomb_is_refused_in_a_sentence_and_nothing_is_written(desk, edition):
    answer = upload(desk, BOMB)
    assert answer.status_code == 422
    assert "declares entities of its own" in answer.text
    assert sessions_of(edition.id) == []


def test_no_file_is_said(desk):
    assert "Choose the file to import." in desk.post("/agenda/import", state="draft").text


def test_what_was_left_out_is_named(desk):
    assert "without a title" in upload(desk, a_file(title="")).text


def test_a_long_report_is_too_large_for_no_cookie(desk):
    entries = a_file(title="")
    answer = upload(desk, entries)
    assert "Set-Cookie" not in answer.headers or len(answer.headers["Set-Cookie"]) < 1000
    with desk.client.session_transaction() as session:
        assert "imported" not in session


def test_hostile_titles_arrive_inert(desk):
    upload(desk, a_file(title="&amp;lt;script&amp;gt;x {{ 7*7 }}"))
    html = desk.get("/agenda").text
    assert "{{ 7*7 }}" in html
    assert "<script>x" not in html


ELSEWHEN = a_file().replace(b"2025-09-13", b"2025-02-01")


def test_days_that_are_not_the_forums_are_said(desk, edition):
    html = upload(desk, ELSEWHEN).text
    assert "1 session stands on a day that is none of the forum's" in html
    assert "Saturday 1 February 2025" in html
    assert "none of the forum" not in upload(desk, a_file()).text


def test_all_sessions_move_so_that_their_first_day_is_the_forums(desk, edition):
    upload(desk, ELSEWHEN)
    assert "none of the forum's" not in upload(desk, ELSEWHEN, days="moved").text
    (session,) = sessions_of(edition.id)
    assert at(session.starts_at, edition).isoformat() == "2025-09-12T12:00:00+05:00"


def test_the_forum_is_as_long_as_the_file_where_that_is_wished(desk, edition):
    upload(desk, a_file().replace(b"2025-09-13", b"2025-09-10"), days="extended")
    desk.db.session.expire_all()
    assert edition.starts_on == date(2025, 9, 10)
    (entry,) = latest(edition.id, verb="changed_days")
    assert entry.after["starts_on"] == "2025-09-10"
    assert "Days of the forum changed" in desk.get("/audit").text


def test_no_forum_is_made_to_last_for_months(desk, edition):
    answer = upload(desk, ELSEWHEN, days="extended")
    assert answer.status_code == 422
    assert "more than a month" in answer.text
    assert sessions_of(edition.id) == []


def test_a_programme_may_be_larger_than_other_forms(desk):
    assert desk.client.application.view_functions["organiser.take_agenda"].takes > LARGEST
