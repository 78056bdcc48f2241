from datetime import timedelta

import pytest

from forum import clock
from forum.accounts.duties import Duty
from forum.accounts.queries import account_with, person_of
from forum.accounts.services import PasswordTooShort, WrongSignIn, make_account, sign_in
from forum.delegations import coordinating
from forum.delegations.coordinating import InvitationOver
from forum.delegations.queries import delegations_of, invited_with
from forum.mail.models import Letter
from tests.delegations.making import a_coordinator, a_delegation, an_invitation
from tests.makers import SOMEBODY, an_edition
from tests.people import PASSWORD


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def delegation(edition):
    return a_delegation(edition)


def accept(edition, invited, link, password=PASSWORD):
    return coordinating.accept(edition, invited, link_token=link, password=password)


def test_an_invitation_makes_an_account_with_the_duty_and_signs_in(edition, delegation):
    token = accept(edition, *an_invitation(edition, delegation))
    person = person_of(token)
    assert (person.email, person.holds(edition.id, Duty.COORDINATOR)) == ("minho@example.org", True)
    assert list(delegations_of(edition.id, person.account_id)) == [delegation]


def test_an_invitation_works_once(edition, delegation):
    invited, link = an_invitation(edition, delegation)
    accept(edition, invited, link)
    assert invited_with(edition.id, link) is None
    with pytest.raises(InvitationOver):
        accept(edition, invited, link)


def test_an_invitation_works_for_seven_days(edition, delegation, at):
    invited, link = an_invitation(edition, delegation)
    at(clock.now() + timedelta(days=7, seconds=1))
    with pytest.raises(InvitationOver):
        accept(edition, invited, link)
    assert account_with("minho@example.org") is None


def test_a_new_invitation_makes_the_old_one_useless(edition, delegation):
    invited, old = an_invitation(edition, delegation)
    coordinating.invite_again(edition, delegation, invited, by=SOMEBODY)
    assert invited_with(edition.id, old) is None
    with pytest.raises(InvitationOver):
        accept(edition, invited, old)


def test_a_short_password_is_refused_and_the_invitation_stays(edition, delegation):
    invited, link = an_invitation(edition, delegation)
    with pytest.raises(PasswordTooShort):
        accept(edition, invited, link, "short")
    assert accept(edition, invited, link)


def test_an_account_keeps_its_password(edition, delegation):
    make_account(email="minho@example.org", name="Minho", password="an older password")
    invited, link = an_invitation(edition, delegation)
    with pytest.raises(WrongSignIn):
        accept(edition, invited, link, PASSWORD)
    assert accept(edition, invited, link, "an older password")


def test_the_database_keeps_neither_the_link_nor_anything_to_make_it(db, edition, delegation):
    invited, link = an_invitation(edition, delegation)
    [letter] = db.session.query(Letter).filter_by(kind="delegation.invited")
    assert "[[invitation]]" in letter.text
    assert link not in letter.text + letter.html + str(letter.secrets)
    assert link.encode() not in bytes(invited.invitation_hash)


def test_one_account_answers_for_several_delegations_and_editions(edition, delegation):
    second, elsewhere = a_delegation(edition), an_edition()
    third = a_delegation(elsewhere)
    account = a_coordinator(edition, delegation)
    assert a_coordinator(edition, second) is account
    assert a_coordinator(elsewhere, third) is account
    assert set(delegations_of(edition.id, account.id)) == {delegation, second}
    assert list(delegations_of(elsewhere.id, account.id)) == [third]


def test_access_ends_with_the_removal(edition, delegation):
    second = a_delegation(edition)
    invited, link = an_invitation(edition, delegation)
    accept(edition, invited, link)
    account = a_coordinator(edition, second)
    token = sign_in(email=account.email, password=PASSWORD)
    coordinating.remove(delegation, invited, by=SOMEBODY)
    assert list(delegations_of(edition.id, account.id)) == [second]
    assert person_of(token).holds(edition.id, Duty.COORDINATOR)


def test_with_the_last_delegation_the_duty_ends(edition, delegation):
    invited, link = an_invitation(edition, delegation)
    token = accept(edition, invited, link)
    coordinating.remove(delegation, invited, by=SOMEBODY)
    assert not person_of(token).belongs_to(edition.id)


def test_whoever_was_removed_can_be_invited_again(edition, delegation):
    invited, link = an_invitation(edition, delegation)
    accept(edition, invited, link)
    coordinating.remove(delegation, invited, by=SOMEBODY)
    again, new = an_invitation(edition, delegation)
    assert (again.id, again.accepted_at) == (invited.id, None)
    assert accept(edition, again, new)


def test_an_invitation_that_was_withdrawn_opens_nothing(edition, delegation):
    invited, link = an_invitation(edition, delegation)
    coordinating.remove(delegation, invited, by=SOMEBODY)
    with pytest.raises(InvitationOver):
        accept(edition, invited, link)
