"""The forum's letter after it was issued: whose it is, who opened it, and that it stays as it was."""

from datetime import timedelta

import pytest

from forum.audit.queries import history_of
from forum.mail import services as mail
from forum.mail.queries import letters_about
from forum.mail.services import AddressFixed
from forum.privacy import classes
from forum.registration import changing
from forum.registration.relinking import renew_link
from forum.registration.states import State
from forum.transaction import transaction
from forum.visas import letters
from forum.visas import services as visas
from forum.visas.letters import AddressChanged, TicketOver
from forum.visas.services import NoRequest
from forum.visas.tickets import LASTS
from tests.makers import NOW, SOMEBODY, a_registration, a_visa_request, an_edition
from tests.visas.mailed import ticket_for

NEW = {"email": "other@example.org"}


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()


@pytest.fixture
def delegate(edition):
    delegate = a_registration(edition, state=State.CONFIRMED)
    a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    return delegate


@pytest.fixture
def draw():
    """Drawn differently each time."""
    drawn = []

    def draw(_edition, registration, request, document):
        drawn.append(f"{len(drawn)} {registration.given_name} {document.number}".encode())
        return drawn[-1]

    return draw


def the_link(edition, delegate):
    found = letters_about(edition.id, "registration", delegate.id)
    return next(letter for letter in found if letter.kind == "registration.visa_letter")


def a_ticket(edition, delegate) -> str:
    letters.send_link(edition, delegate)
    return ticket_for(edition, delegate)


def test_each_fetch_is_written_down(edition, delegate, draw):
    ticket = a_ticket(edition, delegate)
    assert letters.fetch(edition, delegate, ticket, draw=draw).startswith(b"0 Haneul")
    entry = history_of(delegate)[-1]
    assert (entry.verb, entry.actor) == ("fetched_visa_letter", "registrant")


def test_a_ticket_is_over_after_an_hour(edition, delegate, draw, at):
    ticket = a_ticket(edition, delegate)
    at(NOW + LASTS + timedelta(seconds=1))
    with pytest.raises(TicketOver):
        letters.fetch(edition, delegate, ticket, draw=draw)
    assert history_of(delegate)[-1].verb != "fetched_visa_letter"


def test_a_new_link_to_the_page_ends_the_ticket_too(edition, delegate, draw):
    ticket = a_ticket(edition, delegate)
    renew_link(edition, delegate, by=SOMEBODY)
    with pytest.raises(TicketOver):
        letters.fetch(edition, delegate, ticket, draw=draw)


def test_whoever_leads_the_letters_elsewhere_gets_no_passport(edition, delegate, draw):
    """A registrar changes the address, asks for the link to the page, and then for the letter."""
    ticket = a_ticket(edition, delegate)
    changing.correct(delegate, NEW, by=SOMEBODY)
    with pytest.raises(AddressChanged):
        letters.send_link(edition, delegate)
    with pytest.raises(AddressChanged):
        letters.fetch(edition, delegate, ticket, draw=draw)


def test_whoever_types_the_passport_again_has_a_letter_again(edition, delegate, draw):
    changing.correct(delegate, NEW, by=SOMEBODY)
    a_visa_request(edition, delegate)
    visas.issue(edition, delegate, by=SOMEBODY)
    assert letters.fetch(edition, delegate, a_ticket(edition, delegate), draw=draw)


def test_the_letter_with_the_link_goes_to_no_other_address(edition, delegate):
    letters.send_link(edition, delegate)
    with pytest.raises(AddressFixed):
        mail.correct_address(the_link(edition, delegate), "me@example.org", noted=lambda *_a, **_k: None)


def test_a_letter_stays_as_it_was_first_drawn(edition, delegate, draw):
    request = visas.request_of(delegate)
    first = letters.letter_of(edition, delegate, request, draw=draw)
    changing.correct(delegate, {"given_name": "Haneulla"}, by=SOMEBODY)
    assert letters.letter_of(edition, delegate, request, draw=draw) == first
    assert b"M12345001" not in request.letter


def test_another_passport_is_drawn_anew(edition, delegate, draw):
    request = visas.request_of(delegate)
    letters.letter_of(edition, delegate, request, draw=draw)
    a_visa_request(edition, delegate, number="N7654321")
    visas.issue(edition, delegate, by=SOMEBODY)
    assert b"N7654321" in letters.letter_of(edition, delegate, request, draw=draw)


def test_the_letter_goes_with_the_passport(edition, delegate, draw, db):
    request = visas.request_of(delegate)
    letters.letter_of(edition, delegate, request, draw=draw)
    with transaction():
        classes.forget_documents(edition_id=edition.id)
    db.session.expire_all()
    assert (request.document, request.letter) == (None, None)
    with pytest.raises(NoRequest):
        letters.send_link(edition, delegate)
