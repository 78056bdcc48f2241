from datetime import timedelta

import pytest

from forum import clock
from forum.audit.queries import history_of
from forum.checkin import enrolment
from forum.checkin.enrolment import EnrolmentRefused
from forum.checkin.queries import device_with
from tests.makers import SOMEBODY, a_device, a_gate, an_edition


@pytest.fixture
def gate(db):
    edition = an_edition()
    return edition, a_gate(edition)


def test_a_code_enrols_one_phone_once(gate):
    code = enrolment.invite_device(*gate, by=SOMEBODY)
    device, secret = enrolment.enrol(code, name="Phone 1")
    assert device_with(enrolment.hashed(secret)) is device
    with pytest.raises(EnrolmentRefused):
        enrolment.enrol(code, name="Phone 2")


def test_a_code_is_too_old_after_fifteen_minutes(gate, at):
    code = enrolment.invite_device(*gate, by=SOMEBODY)
    at(clock.now() + timedelta(minutes=15))
    with pytest.raises(EnrolmentRefused):
        enrolment.enrol(code, name="Phone 1")


@pytest.mark.parametrize("typed", ["", "hello", "0" * 32, "HTTPS://EXAMPLE.ORG/B/" + "Z" * 32])
def test_what_is_no_code_enrols_nothing(gate, typed):
    with pytest.raises(EnrolmentRefused):
        enrolment.enrol(typed, name="Phone 1")


def test_a_device_is_revoked_once(gate):
    device, _secret = a_device(*gate)
    enrolment.revoke(device, by=SOMEBODY)
    enrolment.revoke(device, by=SOMEBODY)
    assert [entry.verb for entry in history_of(device)].count("revoked_device") == 1


def test_a_revoked_device_is_known_no_more(gate):
    edition, one = gate
    device, secret = a_device(edition, one)
    enrolment.revoke(device, by=SOMEBODY)
    assert device_with(enrolment.hashed(secret)) is None
