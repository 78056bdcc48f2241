from io import BytesIO

from forum.agenda.drafts import sessions_of
from tests.agenda.test_importing import BOMB, a_file


def upload(desk, content: bytes, state="draft"):
    return desk.post("/agenda/import", file=(BytesIO(content), "schedule.xml"), state=state)


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
