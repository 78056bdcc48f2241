import pytest

from forum.accreditation import revising, services
from forum.accreditation.corrections import correct
from forum.audit.queries import history_of
from forum.badges.queries import badges_of, valid_badge_of
from forum.editions.capacity import Full, Step
from forum.editions.queries import places_left
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.revisions import RevisionState, pending_of
from forum.registration.states import State
from forum.transaction import locked, transaction
from tests.accreditation.letters import kinds_to, letters_to
from tests.makers import SOMEBODY, a_category, a_registration, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def delegate(edition):
    return a_registration(edition, state=State.CONFIRMED)


def ask(edition, delegate, **changes):
    return revising.edit(edition, delegate, changes)


def accept(edition, delegate):
    return revising.accept(edition, delegate, pending_of(delegate).id, by=SOMEBODY)


def left(edition, category):
    return places_left(edition.id, Step.CATEGORY)[category.id]


def test_before_the_decision_everything_changes_at_once(edition):
    registration = a_registration(edition)
    assert ask(edition, registration, given_name="Narae") is None
    assert registration.given_name == "Narae"


def test_after_it_a_name_waits_and_the_rest_changes_at_once(edition, delegate):
    revision = ask(edition, delegate, given_name="Narae", meals="vegan")
    assert (delegate.given_name, delegate.meals) == ("Haneul", "vegan")
    assert (revision.changes, revision.before) == ({"given_name": "Narae"}, {"given_name": "Haneul"})
    assert history_of(delegate)[-1].verb == "asked_for_change"


def test_accepting_changes_the_name_and_makes_a_new_badge(edition, delegate):
    ask(edition, delegate, given_name="Narae")
    accept(edition, delegate)
    assert delegate.given_name == "Narae"
    assert [badge.serial for badge in badges_of(delegate)] == [2, 1]
    assert kinds_to(delegate)[-1] == "revised"
    assert pending_of(delegate) is None


def test_whoever_has_no_badge_gets_none(edition, delegate):
    services.revoke_badge(delegate, by=SOMEBODY)
    ask(edition, delegate, given_name="Narae")
    accept(edition, delegate)
    assert valid_badge_of(delegate) is None
    assert kinds_to(delegate)[-1] == "revision_accepted"


def test_a_refusal_says_why_and_changes_nothing(edition, delegate):
    revision = ask(edition, delegate, given_name="Narae")
    revising.refuse(edition, delegate, revision.id, by=SOMEBODY, reason="As in the passport.")
    assert (delegate.given_name, revision.state) == ("Haneul", RevisionState.REFUSED)
    assert "As in the passport." in letters_to(delegate)[-1].text


def test_a_newer_change_takes_the_place_of_the_one_before(edition, delegate):
    first = ask(edition, delegate, given_name="Narae")
    second = ask(edition, delegate, given_name="Nara")
    assert (first.state, second.state) == (RevisionState.REPLACED, RevisionState.PENDING)
    with pytest.raises(revising.NothingPending):
        revising.accept(edition, delegate, first.id, by=SOMEBODY)


def test_the_same_change_sent_twice_is_one(edition, delegate):
    first = ask(edition, delegate, given_name="Narae")
    assert ask(edition, delegate, given_name="Narae") is first


def test_changing_back_takes_the_change_back(edition, delegate):
    first = ask(edition, delegate, given_name="Narae")
    assert ask(edition, delegate, given_name="Haneul") is None
    assert first.state == RevisionState.TAKEN_BACK


def test_a_delegate_takes_a_change_back(edition, delegate):
    revision = ask(edition, delegate, given_name="Narae")
    revising.take_back(delegate, revision.id)
    assert pending_of(delegate) is None
    assert history_of(delegate)[-1].verb == "took_back_change"


def test_what_the_organiser_corrected_in_between_stays_corrected(edition, delegate):
    ask(edition, delegate, given_name="Narae", organisation="Example Works")
    correct(edition, delegate, {"given_name": "Nari"}, by=SOMEBODY)
    accept(edition, delegate)
    assert (delegate.given_name, delegate.organisation) == ("Nari", "Example Works")


def test_a_change_that_was_overtaken_whole_cannot_be_accepted(edition, delegate):
    ask(edition, delegate, given_name="Narae")
    correct(edition, delegate, {"given_name": "Nari"}, by=SOMEBODY)
    with pytest.raises(revising.RevisionOutdated):
        accept(edition, delegate)


def test_another_category_moves_the_place(edition):
    old, new = (a_category(edition, capacity=1, keeps_waiting_list=True) for _one in range(2))
    delegate = a_registration(edition, old, state=State.CONFIRMED)
    waiting = a_registration(edition, old, state=State.WAITLISTED)
    ask(edition, delegate, category_id=new.id)
    assert (left(edition, old), left(edition, new)) == (0, 1)
    accept(edition, delegate)
    assert (delegate.category.id, left(edition, new), waiting.state) == (new.id, 0, State.CONFIRMED)


def test_a_full_category_takes_nobody_in(edition, delegate):
    full = a_category(edition, capacity=0)
    ask(edition, delegate, category_id=full.id)
    before = delegate.category_id
    with pytest.raises(Full):
        accept(edition, delegate)
    assert (delegate.category_id, pending_of(delegate).state) == (before, RevisionState.PENDING)


def test_whoever_leaves_takes_the_change_along(edition, delegate):
    ask(edition, delegate, given_name="Narae")
    services.withdraw(edition, delegate)
    assert pending_of(delegate) is None


def test_whoever_was_moved_meanwhile_is_held_in_their_new_category(edition, delegate):
    """Read before, decided about after somebody else has moved them."""
    new = a_category(edition)
    table = Registration.__table__
    db.session.execute(table.update().where(table.c.id == delegate.id).values(category_id=new.id))
    with transaction():
        assert locked(delegate).category is new
