import ast
from pathlib import Path

import pytest

import forum
from forum.audit import queries
from forum.audit import services as audit
from forum.audit.services import Actor
from forum.registration.states import State
from forum.transaction import transaction
from forum.web.verbs import VERBS
from tests.makers import a_device, a_registration
from tests.programme import a_session, a_speaker

WRITERS = {"note": 1, "noted": 0, "_leave": None}
ROOM = Path(forum.__file__).parent


def verbs_in_the_code() -> set[str]:
    """Every verb that a call writes down: the argument of `note(by, verb, …)` and every `verb="…"`."""
    found = set()
    for path in ROOM.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call):
                found |= {
                    k.value.value
                    for k in call.keywords
                    if k.arg == "verb" and isinstance(k.value, ast.Constant)
                }
                name = getattr(call.func, "attr", getattr(call.func, "id", ""))
                at = WRITERS.get(name)
                if at is not None and len(call.args) > at and isinstance(call.args[at], ast.Constant):
                    found.add(call.args[at].value)
    return found


def test_every_verb_the_product_writes_down_has_its_words():
    assert verbs_in_the_code() <= VERBS.keys()


def test_it_says_who_did_what_to_whom_and_what_changed(desk):
    registration = a_registration(desk.edition)
    desk.post(f"/registrations/{registration.ref}/confirmation")
    html = desk.get("/audit").text
    assert "Registration confirmed" in html
    assert "Bruno Organiser" in html
    assert f'/registrations/{registration.ref}">Kim Haneul</a>' in html
    assert "Waiting for a decision → Confirmed" in html
    assert "The registrant" in html


def test_a_verb_narrows_the_list_and_stays_in_the_address(desk):
    a_registration(desk.edition, state=State.DECLINED)
    html = desk.get("/audit?verb=declined").text
    assert '<th scope="row">Registration declined</th>' in html
    assert '<th scope="row">Registration received</th>' not in html
    assert '<option value="declined" selected>' in html
    assert "Nothing of this kind has happened yet." in desk.get("/audit?verb=withdrew").text


def test_pages_of_the_audit_follow_each_other(desk, monkeypatch):
    monkeypatch.setattr(queries, "PAGE", 2)
    for number in range(3):
        with transaction():
            speaker = a_speaker(desk.edition, ref=f"s{number}", name=f"Speaker {number}")
            audit.note(Actor("Bruno Organiser"), "added_speaker", speaker)
    first = desk.get("/audit").text
    assert "Speaker 2" in first
    assert "Speaker 0" not in first
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "Speaker 0" in desk.client.get(older).text


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "{{ 7777*7777 }}"])
def test_a_hostile_name_is_only_a_name(desk, hostile):
    with transaction():
        speaker = a_speaker(desk.edition, name=hostile)
        audit.note(
            Actor(hostile), "changed_speaker", speaker, reason=hostile, before={"name": hostile}, after={}
        )
    html = desk.get("/audit").text
    assert "<script>alert" not in html
    assert "60481729" not in html


def test_the_audit_takes_one_statement_for_each_kind_of_thing(count, desk):
    a_registration(desk.edition, state=State.CONFIRMED)
    a_device(desk.edition)
    few = count("/audit")
    for number in range(10):
        a_registration(desk.edition, state=State.CONFIRMED)
        a_session(desk.edition, f"s{number}")
    assert count("/audit") == few <= 9
