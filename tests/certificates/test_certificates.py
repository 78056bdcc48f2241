"""Certificates for those who were there."""

from datetime import UTC, datetime

import pypdfium2
import pytest

from forum.badges.queries import valid_badge_of
from forum.certificates import codes
from forum.certificates import services as certificates
from forum.certificates.drawing import certificate_pdf
from forum.certificates.queries import counts, latest_of, valid_of, with_code
from forum.certificates.rules import NotOverYet
from forum.certificates.services import NoCertificate
from forum.checkin.models import Device, Gate, Scan
from forum.extensions import db as _db
from forum.mail.queries import letters_about
from forum.registration.states import State
from forum.transaction import transaction
from tests.makers import SOMEBODY, a_device, a_registration, an_edition

DURING, AFTER = datetime(2025, 9, 13, 12, tzinfo=UTC), datetime(2025, 9, 14, 6, tzinfo=UTC)
OPEN = {"registration_opens_at": datetime(2025, 1, 1, tzinfo=UTC)}
OPEN |= {"registration_closes_at": datetime(2025, 9, 20, tzinfo=UTC)}


@pytest.fixture
def edition(db, at):
    at(DURING)
    edition = an_edition(**OPEN)
    a_device(edition)
    return edition


def admitted(edition, registration):
    """As the door writes it down."""
    [device] = _db.session.query(Device).filter_by(edition_id=edition.id)
    gate = _db.session.get(Gate, device.gate_id)
    numbers = dict.fromkeys(
        ("seq", "device_time_ms", "offset_ms", "monotonic_ms", "snapshot_cursor", "cursor"), 1
    )
    scan = {
        "id": f"scan-{registration.id}",
        "edition_id": edition.id,
        "device_id": device.id,
        "gate_id": gate.id,
    }
    scan |= {"zone_id": gate.zone_id, "registration_id": registration.id, "action": "in", "source": "camera"}
    scan |= {
        "badge_id": valid_badge_of(registration).id,
        "body_hash": b"x" * 32,
        "entry": 1,
        "accepted": True,
    }
    with transaction():
        _db.session.add(
            Scan(**scan, **numbers, shown="", outcome="admitted", received_at=DURING, effective_at=DURING)
        )
    return registration


def a_guest(edition, **changes):
    return admitted(edition, a_registration(edition, state=State.CONFIRMED, **changes))


def test_whoever_was_let_in_gets_one_and_nobody_else(edition, at):
    there, away = a_guest(edition), a_registration(edition, state=State.CONFIRMED)
    at(AFTER)
    assert certificates.issue_all(edition, by=SOMEBODY) == 1
    assert valid_of(there).name_latin == "Kim Haneul"
    assert valid_of(away) is None


def test_pressing_twice_issues_once(edition, at):
    a_guest(edition)
    at(AFTER)
    certificates.issue_all(edition, by=SOMEBODY)
    assert certificates.issue_all(edition, by=SOMEBODY) == 0
    assert counts(edition.id) == (1, 1)


def test_nobody_gets_one_before_the_forum_is_over(edition):
    a_guest(edition)
    with pytest.raises(NotOverYet):
        certificates.issue_all(edition, by=SOMEBODY)


def test_whoever_was_cancelled_gets_none(edition, at):
    a_guest(edition).state = State.CANCELLED
    at(AFTER)
    assert certificates.issue_all(edition, by=SOMEBODY) == 0


def test_each_is_told_once(edition, at, monkeypatch):
    monkeypatch.setattr(certificates, "AT_ONCE", 1)
    guests = [a_guest(edition) for _each in range(3)]
    at(AFTER)
    assert certificates.issue_all(edition, by=SOMEBODY) == 3
    certificates.tell_untold()
    certificates.tell_untold()
    for guest in guests:
        kinds = [letter.kind for letter in letters_about(edition.id, "registration", guest.id)]
        assert kinds.count("registration.certificate") == 1


def test_a_code_finds_its_certificate_however_it_is_copied(edition, at):
    guest = a_guest(edition)
    at(AFTER)
    certificates.issue_all(edition, by=SOMEBODY)
    certificate = valid_of(guest)
    code = codes.code_of(edition, certificate.uid)
    assert len(code) == 16
    for typed in (
        code,
        codes.shown(edition, certificate).lower(),
        f" {code[:4]}–{code[4:]} ".replace("0", "o"),
    ):
        assert with_code(edition.id, codes.read(typed)) is certificate


@pytest.mark.parametrize("typed", ["", "7Q2M", "7Q2M 9K4X 2P8T 6VW!", "x" * 500, "7Q2M9K4X2P8T6VWBX"])
def test_what_is_no_code_is_not_looked_for(typed):
    assert codes.read(typed) is None


def test_the_database_holds_no_code(edition, at):
    guest = a_guest(edition)
    at(AFTER)
    certificates.issue_all(edition, by=SOMEBODY)
    row = valid_of(guest)
    assert codes.code_of(edition, row.uid) not in str(vars(row))


def test_a_code_of_one_edition_is_none_of_another(edition, at):
    guest = a_guest(edition)
    at(AFTER)
    certificates.issue_all(edition, by=SOMEBODY)
    code = codes.code_of(edition, valid_of(guest).uid)
    assert with_code(an_edition(**OPEN).id, code) is None


def test_a_revoked_one_is_known_as_revoked_and_issued_anew_on_request_only(edition, at):
    guest = a_guest(edition)
    at(AFTER)
    certificates.issue_all(edition, by=SOMEBODY)
    certificates.revoke(guest, by=SOMEBODY, reason="The name was wrong.")
    assert valid_of(guest) is None
    assert certificates.issue_all(edition, by=SOMEBODY) == 0
    guest.given_name = "Haneulla"
    _db.session.flush()
    certificates.renew(edition, guest, by=SOMEBODY)
    assert valid_of(guest).name_latin == "Kim Haneulla"
    assert counts(edition.id) == (2, 1)


def test_what_is_not_there_is_not_revoked_or_renewed(edition):
    guest = a_guest(edition)
    with pytest.raises(NoCertificate):
        certificates.revoke(guest, by=SOMEBODY, reason="No reason.")
    with pytest.raises(NoCertificate):
        certificates.renew(edition, guest, by=SOMEBODY)


@pytest.mark.parametrize("name", ["Kim", "Wolfeschlegelsteinhausenbergerdorff " * 2, "#panic() *x* $y$"])
def test_every_name_stands_whole_on_one_sheet(edition, at, name):
    guest = a_guest(edition, given_name=name.strip())
    at(AFTER)
    certificates.issue_all(edition, by=SOMEBODY)
    data = certificate_pdf(edition, latest_of(guest), language="kk", base_url="https://forum.example")
    with pypdfium2.PdfDocument(data) as document:
        said = "".join(document[0].get_textpage().get_text_range().split())
        assert len(document) == 1
    for words in (f"Kim {name}", "김하늘", "forum.example", codes.shown(edition, latest_of(guest))):
        assert "".join(words.split()) in said
