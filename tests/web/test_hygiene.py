"""What no browser of a person sends: answered, never with an error of ours."""

import pytest

from forum.registration.search.asking import MOST_WORDS, asked
from forum.web.numbers import LARGEST, number
from tests.makers import an_edition
from tests.people import olga, sign_in

NUL = "a%00b"


@pytest.fixture
def edition(client, db):
    edition = an_edition("here")
    sign_in(client, olga(edition))
    return edition


@pytest.mark.parametrize(
    "path",
    [
        f"/{NUL}/",
        f"/here/agenda/{NUL}",
        f"/here/speakers/{NUL}",
        f"/here/my/{NUL}",
        f"/B/{NUL}",
        f"/static/{NUL}.css",
        f"/desk/here/registrations/{NUL}",
        f"/here/agenda?track={NUL}",
        f"/desk/here/registrations?q={NUL}",
        f"/desk/here/registrations?country={NUL}",
        f"/desk/here/audit?verb={NUL}",
        f"/desk/here/audit?{NUL}=x",
    ],
)
def test_a_nul_in_an_address_is_a_bad_request_with_a_page(client, edition, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "<h1>" in answer.text


FORMS = ["/sign-in", "/here/my", "/here/register", "/desk/here/people", "/door/enrolment"]


@pytest.mark.parametrize("path", FORMS)
def test_a_nul_in_a_form_is_a_bad_request(client, edition, path):
    assert client.post(path, data={"email": "kim\0@example.org"}).status_code == 400
    assert client.post(path, data={"na\0me": "Kim"}).status_code == 400


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("7", 7),
        (str(LARGEST), LARGEST),
        *((text, None) for text in ("", "-1", "²", "1e3", " 7", str(LARGEST + 1), "9" * 5000)),
    ],
)
def test_a_number_is_one_that_a_column_can_hold(text, found):
    assert number(text) == found


@pytest.mark.parametrize("page", ["audit?before=", "messages?before=", "messages?after="])
@pytest.mark.parametrize("text", [str(2**31), str(2**63), "9" * 5000, "-1", "x"])
def test_a_number_that_cannot_be_asked_for_is_not_asked_for(client, edition, page, text):
    assert client.get(f"/desk/here/{page}{text}").status_code == 200


@pytest.mark.parametrize("text", [str(2**31), "9" * 5000, "²"])
def test_an_address_with_an_impossible_number_is_not_there(client, edition, text):
    assert client.get(f"/desk/here/messages/{text}").status_code == 404
    assert client.post(f"/desk/here/doors/{text}/invitation").status_code == 404


@pytest.mark.parametrize("last", [f"{2**31}", "9" * 5000, "-1"])
def test_a_list_that_begins_nowhere_begins_at_the_beginning(client, edition, last):
    assert client.get(f"/desk/here/registrations?after=20250901040000000000-{last}").status_code == 200


def test_a_search_reads_so_many_words_and_no_more(client, edition):
    assert client.get("/desk/here/registrations?q=" + "+".join(["kim"] * 1500)).status_code == 200
    assert len(asked(" ".join(["kim"] * 1500)).words) == MOST_WORDS


def test_a_file_with_an_endless_name_is_not_there(client):
    answer = client.get(f"/static/css/{'a' * 300}.css", headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 404
