"""Words that stand nowhere else, typed into everything: where they may not be found, and when nowhere."""

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest

from forum import clock
from forum.audit.services import REGISTRANT
from forum.editions.queries import edition_with
from forum.insights.figures import tally_of
from forum.privacy.services import erase
from forum.privacy.tombstones import sweep
from forum.registration.queries import registration_of
from tests.makers import NOW
from tests.people import PASSWORD
from tests.privacy.conftest import a_house, everything_logged
from tests.privacy.everywhere import hits
from tests.privacy.hands import KANA
from tests.privacy.planting import LATER, NATIVE, PASSPORT, WORD, known, paths, plant

# Drawings of badges and photographs say nothing of a passport.
DRAWN = (".pdf", ".svg", ".jpg", ".ics")


@pytest.fixture(scope="module")
def planted(make_database):
    clock.stand(NOW)
    url = make_database()
    with a_house(url) as app, everything_logged() as log:
        yield plant(app, url, log)
    clock.stand(None)


@pytest.fixture(autouse=True)
def september(at):
    at(NOW)


def test_the_canary_was_typed_into_all_there_is(planted):
    taken = {path.rpartition("/")[2] for path, status in planted.hands.answers if status == 303}
    assert {"register", "edit", "question", "answer", "photo", "travel", "companions", "visa"} <= taken
    assert not [answer for answer in planted.hands.answers if answer[1] >= 500]
    assert len(hits(planted.url, WORD, LATER, NATIVE, KANA)) >= 3, "the look itself has to see"


def test_a_number_of_a_passport_stands_in_no_file_letter_or_log(planted):
    form = {"given_name": "Somebody", planted.document: PASSPORT}
    assert planted.hands.client.post("/here/register/draft", data=form).status_code == 303
    refused = planted.hands.client.post(f"/here/my/{planted.token}/visa", data=known(planted))
    assert refused.status_code == 422
    assert hits(planted.url, PASSPORT) == []
    assert [line for line in planted.log if PASSPORT in line] == []


def test_a_fault_in_the_middle_does_not_say_it_either(planted, monkeypatch):
    def broken(edition, registration, document, stay, **_more):
        raise ValueError(f"cannot keep {document.number}")

    monkeypatch.setattr("forum.visas.services.ask", broken)
    planted.hands.type_everywhere(f"/here/my/{planted.token}/visa", WORD, **known(planted))
    assert "ValueError" in planted.log[-2]
    assert [line for line in planted.log if PASSPORT in line or planted.token in line] == []
    assert hits(planted.url, PASSPORT) == []


def test_nobody_reads_it_at_the_desk_without_the_duty(planted):
    client = planted.app.test_client()
    client.post("/sign-in", data={"email": "bruno@example.org", "password": PASSWORD})
    for path in paths(planted):
        if "/desk/" in path and not any(kind in path for kind in DRAWN):
            with client.get(path) as answer:
                assert PASSPORT not in words_in(answer.data), path


def test_its_owner_is_told_that_it_is_kept_not_what_it_says(planted):
    for page in ("data", "record", "privacy", "visa", "edit"):
        assert PASSPORT not in planted.hands.client.get(f"/here/my/{planted.token}/{page}").text


def test_after_an_erasure_no_word_stands_anywhere_and_the_figures_stay(planted, at):
    at(NOW + timedelta(days=30))  # the forum is over: nobody comes in the place
    words = (WORD, WORD.lower(), LATER, LATER.lower(), NATIVE, KANA, PASSPORT, planted.ref)
    with planted.app.app_context():
        edition = edition_with("here")
        before = tally_of(edition.id)
        erase(edition, registration_of(edition.id, planted.number), by=REGISTRANT)
        assert tally_of(edition.id) == before
        sweep()
    assert hits(planted.url, *words) == []


def words_in(body: bytes) -> str:
    """What a page or a spreadsheet says."""
    if body[:2] != b"PK":
        return body.decode("utf-8", "replace")
    with zipfile.ZipFile(BytesIO(body)) as packed:
        return " ".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
