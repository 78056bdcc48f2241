"""A request for visa support from the first letter to the last."""

import pytest

from forum.audit.queries import history_of
from forum.mail.models import Letter
from forum.mail.queries import letters_about
from forum.registration.changing import Ended
from forum.registration.consents import Purpose
from forum.registration.consents_ledger import has_agreed
from forum.registration.states import State
from forum.sealing import SealBroken
from forum.visas import documents
from forum.visas import services as visas
from forum.visas.drawing import number_of
from forum.visas.queries import counts_by_state, request_of, requests_of
from forum.visas.services import NoRequest, NotConfirmed
from forum.visas.states import VisaMoveRefused, VisaState
from tests.makers import SOMEBODY, a_registration, a_visa_request, an_edition

NUMBER = "M12345001"


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def delegate(edition):
    return a_registration(edition, state=State.CONFIRMED)


def letters(edition, delegate) -> list[str]:
    kinds = [letter.kind for letter in letters_about(edition.id, "registration", delegate.id)]
    return sorted(kind for kind in kinds if "visa" in kind)


def test_a_request_is_answered_by_letter_and_agreed_to(edition, delegate):
    request = a_visa_request(edition, delegate)
    assert request.state == VisaState.REQUESTED
    assert letters(edition, delegate) == ["registration.visa_requested"]
    assert has_agreed(delegate, Purpose.DOCUMENTS)


@pytest.mark.parametrize(
    ("steps", "state", "last"),
    [
        ((visas.issue,), VisaState.ISSUED, "visa_issued"),
        ((visas.decline,), VisaState.DECLINED, "visa_declined"),
        ((visas.issue, visas.grant), VisaState.GRANTED, "visa_granted"),
        ((visas.issue, visas.refuse), VisaState.REFUSED, "visa_refused"),
    ],
)
def test_each_step_has_its_letter_and_is_written_down(edition, delegate, steps, state, last):
    request = a_visa_request(edition, delegate)
    for step in steps:
        step(edition, delegate, by=SOMEBODY)
    assert request.state == state
    assert f"registration.{last}" in letters(edition, delegate)
    assert history_of(delegate)[-1].after == {"visa": state}


def test_a_letter_is_for_delegates_only(edition):
    registration = a_registration(edition)
    a_visa_request(edition, registration)
    with pytest.raises(NotConfirmed):
        visas.issue(edition, registration, by=SOMEBODY)
    assert request_of(registration).state == VisaState.REQUESTED


def test_what_is_granted_stays_granted(edition, delegate):
    a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    visas.grant(edition, delegate, by=SOMEBODY)
    with pytest.raises(VisaMoveRefused):
        a_visa_request(edition, delegate)


def test_another_passport_needs_another_letter_with_another_number(edition, delegate):
    request = a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    first = number_of(delegate, request)
    a_visa_request(edition, delegate, number="N7654321")
    assert not visas.has_letter(delegate, request)
    visas.issue(edition, delegate, by=SOMEBODY)
    assert visas.has_letter(delegate, request)
    assert number_of(delegate, request) != first
    assert visas.document_of(request).number == "N7654321"


def test_a_delegate_who_withdraws_has_no_letter_any_more(edition, delegate):
    request = a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    delegate.state = State.WITHDRAWN
    assert not visas.has_letter(delegate, request)


def test_a_request_taken_back_takes_the_passport_along(edition, delegate):
    a_visa_request(edition, delegate)
    visas.take_back(delegate, language="en")
    assert request_of(delegate) is None
    assert not has_agreed(delegate, Purpose.DOCUMENTS)
    with pytest.raises(NoRequest):
        visas.issue(edition, delegate, by=SOMEBODY)


def test_a_registration_that_has_ended_asks_for_nothing(edition):
    with pytest.raises(Ended):
        a_visa_request(edition, a_registration(edition, state=State.DECLINED))


def test_reading_a_passport_is_written_down(edition, delegate):
    a_visa_request(edition, delegate)
    assert visas.read(delegate, by=SOMEBODY).number == NUMBER
    entry = history_of(delegate)[-1]
    assert (entry.verb, entry.actor, entry.before, entry.after) == (
        "read_document",
        SOMEBODY.name,
        None,
        None,
    )


def test_the_row_holds_a_passport_nobody_can_read_elsewhere(edition, delegate):
    request = a_visa_request(edition, delegate)
    assert NUMBER.encode() not in request.document
    with pytest.raises(SealBroken):
        documents.opened(request.document, delegate.id + 1)


def test_a_passport_is_not_printed_by_accident(edition, delegate):
    document = visas.document_of(a_visa_request(edition, delegate))
    assert NUMBER not in f"{document!r} {document}"


def test_neither_letters_nor_audit_name_the_passport(edition, delegate, db):
    a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    visas.read(delegate, by=SOMEBODY)
    said = [f"{each.subject}{each.text}{each.html}{each.secrets}" for each in db.session.query(Letter)]
    said += [f"{each.reason}{each.before}{each.after}" for each in history_of(delegate)]
    assert not any(NUMBER in each or "Seoul" in each for each in said)


def test_requests_are_counted_and_listed_by_state(edition, delegate):
    other = a_registration(edition)
    a_visa_request(edition, delegate)
    a_visa_request(edition, other)
    visas.issue(edition, delegate, by=SOMEBODY)
    assert counts_by_state(edition.id) == {VisaState.ISSUED: 1, VisaState.REQUESTED: 1}
    assert [row[1].id for row in requests_of(edition.id, VisaState.REQUESTED)] == [other.id]
