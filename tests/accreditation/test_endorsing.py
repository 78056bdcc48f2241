import pytest

from forum.accreditation import endorsing, inquiring, services
from forum.accreditation.endorsement import NotEndorsed
from forum.audit.queries import history_of
from forum.badges.queries import valid_badge_of
from forum.registration.states import MoveRefused, State
from tests.accreditation.letters import kinds_to, letters_to
from tests.accreditation.places import a_delegation
from tests.makers import SOMEBODY, a_category, a_registration, an_application, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


def a_nominee(edition, delegation=None, **category):
    """Somebody who names a delegation, which has to endorse them."""
    delegation = delegation or a_delegation(edition, asks_endorsement=True)
    found = a_category(edition, **{"needs_decision": True, **category})
    application = an_application()
    whole = type(application)(application.person, application.consents, "en", found.id, delegation.id)
    return services.receive(edition, found, whole, key="k" * 20)


def test_without_the_delegations_word_nobody_is_confirmed(edition):
    nominee = a_nominee(edition)
    with pytest.raises(NotEndorsed) as refused:
        services.confirm(edition, nominee, by=SOMEBODY)
    assert refused.value.facts["delegation"].in_("en") == "Republic of Korea"
    assert nominee.state == State.SUBMITTED


def test_a_category_asks_for_a_word_too(edition):
    registration = a_registration(edition, a_category(edition, asks_endorsement=True))
    with pytest.raises(NotEndorsed):
        services.confirm(edition, registration, by=SOMEBODY)


def test_the_letter_says_that_the_delegation_is_asked(edition):
    nominee = a_nominee(edition)
    assert kinds_to(nominee) == ["received_for_delegation"]
    assert "Your delegation, Republic of Korea, is asked first" in letters_to(nominee)[0].text


def test_whoever_is_endorsed_waits_for_the_organiser(edition):
    nominee = a_nominee(edition)
    endorsing.endorse(edition, nominee, by=SOMEBODY)
    assert (nominee.state, nominee.endorsed_at is not None) == (State.ENDORSED, True)
    assert history_of(nominee)[-1].verb == "endorsed"
    services.confirm(edition, nominee, by=SOMEBODY)
    assert valid_badge_of(nominee) is not None


def test_where_nobody_else_decides_the_word_confirms(edition):
    nominee = a_nominee(edition, needs_decision=False)
    assert nominee.state == State.SUBMITTED
    endorsing.endorse(edition, nominee, by=SOMEBODY)
    assert nominee.state == State.CONFIRMED
    assert kinds_to(nominee)[-1] == "confirmed"


def test_a_word_is_given_once(edition):
    nominee = a_nominee(edition)
    endorsing.endorse(edition, nominee, by=SOMEBODY)
    with pytest.raises(endorsing.EndorsedAlready):
        endorsing.endorse(edition, nominee, by=SOMEBODY)


@pytest.mark.parametrize("state", [State.CONFIRMED, State.DECLINED, State.WITHDRAWN])
def test_no_word_is_taken_about_what_is_decided(edition, state):
    with pytest.raises(MoveRefused):
        endorsing.endorse(edition, a_registration(edition, state=state), by=SOMEBODY)


def test_a_word_that_comes_while_a_question_is_open_counts_after_the_answer(edition):
    nominee = a_nominee(edition)
    inquiring.ask(edition, nominee, by=SOMEBODY, reason="Which company?")
    endorsing.endorse(edition, nominee, by=SOMEBODY)
    assert nominee.state == State.INFO_REQUESTED
    inquiring.answer(nominee, text="Example Works.")
    assert nominee.state == State.ENDORSED


def test_a_delegation_says_no_and_the_letter_says_why(edition):
    nominee = a_nominee(edition)
    endorsing.decline_for_delegation(edition, nominee, by=SOMEBODY, reason="Somebody else comes.")
    assert nominee.state == State.DECLINED
    letter = letters_to(nominee)[-1]
    assert "Your delegation, Republic of Korea, does not put your name forward" in letter.text
    assert "Somebody else comes." in letter.text


def test_whoever_moves_up_waits_for_the_word_all_the_same(edition):
    delegation = a_delegation(edition, asks_endorsement=True)
    category = a_category(edition, capacity=1, keeps_waiting_list=True)
    holder = a_registration(edition, category, state=State.CONFIRMED)
    application = an_application()
    whole = type(application)(application.person, application.consents, "en", category.id, delegation.id)
    waiting = services.receive(edition, category, whole, key="w" * 20)
    services.withdraw(edition, holder)
    assert waiting.state == State.SUBMITTED
    assert kinds_to(waiting) == ["waitlisted", "received_for_delegation"]
