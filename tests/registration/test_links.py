"""The link to one's own page: it goes with the address, ends when it should, and is sent anew."""

from datetime import timedelta

import pytest

from forum.accreditation import corrections, merging, revising
from forum.accreditation.importing import welcoming
from forum.accreditation.replacing import replace
from forum.audit import services as audit
from forum.audit.queries import history_of
from forum.mail.queries import letters_about
from forum.registration import changing, links
from forum.registration.queries import of_link
from forum.registration.relinking import NoPage, renew_link
from forum.registration.states import State
from forum.transaction import transaction
from tests.delegations.making import a_delegation, a_nominee
from tests.makers import NOW, SOMEBODY, a_category, a_registration, an_application, an_edition

NEW = {"email": "other@example.org"}


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()  # ends on 13 September


def link_of(edition, registration) -> str:
    return links.token(edition, registration.ref, registration.link_generation)


def kinds_to(edition, registration, address) -> list[str]:
    letters = letters_about(edition.id, "registration", registration.id)
    return [letter.kind for letter in letters if letter.to_email == address]


def by_the_delegate(edition, registration):
    revising.edit(edition, registration, NEW)


def by_the_desk(edition, registration):
    corrections.correct(edition, registration, NEW, by=SOMEBODY)


def by_a_merger(edition, registration):
    other = a_registration(edition, given_name="Other", **NEW)
    merging.merge(edition, registration, other, ["email"], by=SOMEBODY)


def by_a_sheet(edition, registration):
    setting = type("Setting", (), {"edition": edition, "delegation": None})
    kept = type("Kept", (), {"is_by_coordinator": False})
    row = type("Row", (), {"registration": registration, "changes": NEW, "answers": ()})
    welcoming.change_of(setting, kept, row, SOMEBODY)


WAYS = [by_the_delegate, by_the_desk, by_a_merger, by_a_sheet]


@pytest.mark.parametrize("state", [State.SUBMITTED, State.CONFIRMED])
@pytest.mark.parametrize("change", WAYS)
def test_a_new_address_ends_the_links_of_the_former_one(edition, change, state):
    registration = a_registration(edition, state=state)
    former, address = link_of(edition, registration), registration.email
    change(edition, registration)
    assert of_link(edition, former) is None
    assert of_link(edition, link_of(edition, registration)) is registration
    assert "registration.address_changed" in kinds_to(edition, registration, address)
    assert "registration.new_link" in kinds_to(edition, registration, NEW["email"])


def test_the_former_address_gets_no_link(edition):
    registration = a_registration(edition)
    by_the_desk(edition, registration)
    [told] = [
        letter
        for letter in letters_about(edition.id, "registration", registration.id)
        if letter.kind == "registration.address_changed"
    ]
    assert told.secrets == {}


def test_whoever_forgets_the_link_cannot_change_the_address(edition, db):
    registration = a_registration(edition)
    with pytest.raises(RuntimeError, match="a new address needs a new link"), transaction():
        registration.email = "other@example.org"
        db.session.flush()
    db.session.rollback()


def test_another_field_leaves_the_link_as_it_is(edition):
    registration = a_registration(edition)
    former = link_of(edition, registration)
    changing.correct(registration, {"given_name": "Haneulla"}, by=SOMEBODY)
    assert of_link(edition, former) is registration


def test_the_link_ends_some_days_after_the_forum(edition, at):
    registration = a_registration(edition)
    edition.links_kept_days = 30
    at(NOW.replace(month=10, day=13))
    assert of_link(edition, link_of(edition, registration)) is registration
    at(NOW.replace(month=10, day=13) + timedelta(days=1))
    assert of_link(edition, link_of(edition, registration)) is None


def test_whoever_was_merged_has_no_page_any_more(edition):
    stays, goes = a_registration(edition), a_registration(edition, given_name="Other")
    former = link_of(edition, goes)
    merging.merge(edition, stays, goes, [], by=SOMEBODY)
    assert of_link(edition, former) is None
    assert of_link(edition, link_of(edition, goes)) is None
    with pytest.raises(NoPage):
        renew_link(edition, goes, by=SOMEBODY)


def test_whoever_was_replaced_has_no_page_any_more(edition):
    delegation, category = a_delegation(edition), a_category(edition, needs_decision=True)
    leaving = a_nominee(edition, delegation, category)
    former = link_of(edition, leaving)
    replace(edition, delegation, leaving, an_application(given_name="Other"), key="k" * 16, by=SOMEBODY)
    assert of_link(edition, former) is None
    [told] = [
        letter
        for letter in letters_about(edition.id, "registration", leaving.id)
        if letter.kind == "delegation.replaced"
    ]
    assert told.secrets == {}
    with pytest.raises(NoPage):
        renew_link(edition, leaving, by=SOMEBODY)


@pytest.mark.parametrize("by", [audit.REGISTRANT, SOMEBODY])
def test_a_link_is_sent_anew_and_the_former_one_ends(edition, by):
    registration = a_registration(edition)
    former = link_of(edition, registration)
    renew_link(edition, registration, by=by)
    assert of_link(edition, former) is None
    assert of_link(edition, link_of(edition, registration)) is registration
    assert "registration.new_link" in kinds_to(edition, registration, registration.email)
    assert history_of(registration)[-1].verb == "renewed_link"
