import pytest
from sqlalchemy import func, select

from forum.audit.services import Actor
from forum.badges import codes
from forum.checkin import enrolment
from forum.checkin.models import Device, Scan
from tests.door.conftest import HEADERS
from tests.makers import a_gate


def test_a_badge_is_admitted_with_its_holder_and_then_is_inside(door):
    token = door.badge(name_native="김하늘", organisation="Example Air Mobility")
    first = door.send(door.read(token)).json["results"][0]
    again = door.send(door.read(token)).json["results"][0]
    assert first["outcome"] == "admitted"
    assert first["holder"]["name"] == "Kim Haneul"
    assert first["holder"]["native"] == "김하늘"
    assert (again["outcome"], again["gate"]) == ("already_in", "Welcome tent")
    assert isinstance(again["since"], int)


def test_a_record_sent_twice_gets_the_same_answer(door):
    record = door.record(door.badge())
    assert door.outcomes(record) == door.outcomes(record) == ["admitted"]


def test_a_known_id_with_another_body_admits_nobody(door):
    record = door.record(door.badge())
    door.send(record)
    assert door.outcomes({**record, "source": "typed"}) == ["quarantined"]


def test_a_lost_phone_that_knows_every_mark_is_told_no_name(door):
    tokens = [door.badge(given_name="Haneul", organisation="Example Air Mobility") for _ in range(3)]
    marks = door.marks(door.get("snapshot").json["columns"])
    guessed = [door.record(None, h=h, proof=proof) for h in marks for proof in (None, h, "00" * 16)]
    others = [door.record(tokens[0], proof=codes.proof(tokens[1]).hex())]
    answer = door.send(*guessed, *others)
    assert {result["outcome"] for result in answer.json["results"]} == {"admitted", "already_in"}
    assert "holder" not in answer.text and "Haneul" not in answer.text


def test_a_badge_without_the_right_to_enter_still_names_its_holder_to_whoever_holds_it(door):
    token = door.badge()
    door.another_badge(token)
    result = door.send(door.read(token)).json["results"][0]
    assert (result["outcome"], result["holder"]["name"]) == ("replaced", "Kim Haneul")


def test_a_record_is_the_same_one_without_its_proof(door, db):
    token = door.badge()
    read = door.read(token)
    first = door.send(read).json["results"][0]
    again = door.send({key: value for key, value in read.items() if key != "proof"}).json["results"][0]
    assert (first["outcome"], again["outcome"]) == ("admitted", "admitted")
    assert "holder" in first and "holder" not in again
    row = db.session.execute(select(Scan.__table__)).one()
    assert codes.proof(token) not in row and codes.proof(token).hex() not in map(str, row)


def test_what_the_page_refused_by_itself_is_written_down(door):
    refused = [door.record(None, shown=shown) for shown in ("other_forum", "not_a_badge", "pick_up_ticket")]
    assert door.outcomes(*refused) == ["other_forum", "not_a_badge", "not_a_badge"]


def test_an_unknown_badge_is_not_in_the_list(door):
    assert door.outcomes(door.record(b"\x11" + bytes(19))) == ["not_in_list"]


def test_a_broken_record_does_not_hold_up_the_others(door):
    broken = door.record(door.badge(), seq="seven")
    answers = door.send(broken, door.record(door.badge())).json["results"]
    assert {answer["id"]: answer["outcome"] for answer in answers}[broken["id"]] == "bad_record"
    assert sorted(answer["outcome"] for answer in answers) == ["admitted", "bad_record"]


@pytest.mark.parametrize("text", ["\ud800", "a\0b"])
def test_a_text_that_no_database_keeps_does_not_hold_up_the_others(door, text):
    answers = door.outcomes(door.record(door.badge(), shown=text), door.record(door.badge()))
    assert sorted(answers) == ["admitted", "bad_record"]


def test_a_name_that_cannot_be_said_again_is_not(door):
    answers = door.send({"id": "x" * 37}, {"id": ["x"]}, 7).json["results"]
    assert [answer["id"] for answer in answers] == [None] * 3


def test_a_body_without_a_bottom_is_refused(door):
    headers = HEADERS | {"Content-Type": "application/json"}
    body = '{"records": ' + "[" * 100_000 + "]" * 100_000 + "}"
    answer = door.client.post("/api/scan/v1/scans", data=body, headers=headers)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_an_answer_with_its_holder_takes_few_statements(door, statements):
    read = door.read(door.badge())
    statements.clear()
    assert "holder" in door.send(read).json["results"][0]
    assert len(statements) <= 4, statements


def test_what_nobody_reads_in_a_record_harms_nothing(door):
    deep: list = []
    for _level in range(500):
        deep = [deep]
    assert door.outcomes(door.record(door.badge(), extra=deep)) == ["admitted"]


def test_a_device_that_counts_from_one_again_is_still_heard(door):
    door.send(door.record(door.badge(), seq=1))
    assert door.outcomes(door.record(door.badge(), seq=1)) == ["admitted"]


@pytest.mark.parametrize("records", [[], None, "all", [{}] * 201])
def test_a_batch_of_no_size_is_refused(door, records):
    answer = door.post({"records": records})
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")


def test_another_site_cannot_send_scans(door):
    path = "/api/scan/v1/scans"
    assert door.client.post(path, json={"records": []}).status_code == 400
    plain = {"X-Forum-Device": "1", "Content-Type": "text/plain"}
    assert door.client.post(path, data="{}", headers=plain).status_code == 415


def test_a_revoked_device_is_told_so(door):
    enrolment.revoke(door.device, by=Actor("Bruno"))
    answer = door.send(door.record(None))
    assert (answer.status_code, answer.mimetype) == (401, "application/problem+json")


def test_a_device_that_scanned_a_moment_ago_is_refused_once_it_is_revoked(door, db):
    token = door.badge()
    door.outcomes(door.record(None))
    enrolment.revoke(door.device, by=Actor("Bruno"))
    assert door.send(door.record(token)).status_code == 401
    assert db.session.scalar(select(func.count(Scan.id)).where(Scan.accepted)) == 0


def test_a_device_that_was_carried_to_another_gate_scans_for_that_one(door, db):
    token = door.badge()
    door.outcomes(door.record(None))
    db.session.get(Device, door.device.id).gate_id = a_gate(door.edition, door.zone, "Side door").id
    db.session.commit()
    door.outcomes(door.record(token))
    assert door.send(door.record(token)).json["results"][0]["gate"] == "Side door"


def test_a_device_that_is_remembered_is_not_asked_for_again(door, statements):
    door.send(door.record(door.badge()))
    record = door.record(door.badge())
    statements.clear()
    door.send(record)
    assert len(statements) <= 3, statements


def test_a_browser_without_the_cookie_is_no_device(door):
    door.client.delete_cookie("door")
    assert {door.get(path).status_code for path in ("snapshot", "changes?since=0")} == {401}


def test_one_scan_takes_few_statements(door, statements):
    record = door.record(door.badge())
    statements.clear()
    door.send(record)
    assert len(statements) <= 4, statements
