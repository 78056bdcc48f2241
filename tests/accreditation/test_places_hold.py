"""Whatever is done to registrations and limits, in whatever order: never one too many, nobody forgotten."""

import os

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import Connection

from forum import clock
from forum.editions import capacity
from forum.extensions import db
from forum.mail import outbox
from forum.mail.compose import Words
from tests.accreditation.places import Siege, a_besieged_edition, later
from tests.makers import NOW

EXAMPLES, STEPS = int(os.environ.get("FORUM_TEST_EXAMPLES", "250")), 12
WHO = st.integers(0, 7)
CATEGORY = st.integers(0, 2)
ONE_AT_A_TIME = (
    *("confirm", "waitlist", "decline", "cancel", "withdraw", "ask", "answer", "endorse"),
    *("decline_for_delegation", "accept", "let_go", "expire", "edit", "replace"),
)
TO_ANOTHER_CATEGORY = ("recategorise", "revise")


class Besieged(RuleBasedStateMachine):
    """Each example begins with the same forum, in a savepoint that is thrown away."""

    edition_id: int
    connection: Connection

    def __init__(self):
        super().__init__()
        clock.stand(NOW)
        self.example = self.connection.begin_nested()
        self.siege = Siege(self.edition_id)

    @rule(category=CATEGORY, of_delegation=st.booleans())
    def submit(self, category, of_delegation):
        self._try("submit", category, of_delegation)

    @rule(what=st.sampled_from(ONE_AT_A_TIME), who=WHO)
    def decide(self, what, who):
        self._try_with(who, what)

    @rule(what=st.sampled_from(TO_ANOTHER_CATEGORY), who=WHO, category=CATEGORY)
    def move(self, what, who, category):
        self._try_with(who, what, category)

    @rule(category=st.none() | CATEGORY, places=st.none() | st.integers(0, 6))
    def resize(self, category, places):
        self._try("resize", category, places)

    @rule(category=CATEGORY, places=st.integers(0, 3), is_hard=st.booleans())
    def set_quota(self, category, places, is_hard):
        self._try("set_quota", category, places, is_hard)

    @invariant()
    def everything_holds(self):
        assert self.siege.wrongs() == []

    def _try_with(self, who, what, *more):
        people = self.siege.people()
        self._try(what, people[-1 - who % len(people)], *more)

    def _try(self, what, *arguments):
        later()
        self.siege.try_to(getattr(self.siege, what), *arguments)

    def teardown(self):
        db.session.remove()
        self.example.rollback()


@pytest.fixture
def besieged(db, monkeypatch):
    # What letters say is not the subject, and takes half of the time.
    monkeypatch.setattr(outbox, "compose", lambda *_kind, **_facts: Words("Subject", "Text", "<p>Text</p>"))
    clock.stand(NOW)
    here = {"edition_id": a_besieged_edition(), "connection": db.session.get_bind()}
    siege = Siege(here["edition_id"])
    for number in range(4):
        siege.submit(number % 3, of_delegation=number == 0)
    db.session.remove()
    yield type("Besieged", (Besieged,), here)
    clock.stand(None)


def besiege(machine, examples=EXAMPLES):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.generate,),  # a failing example is short as it is
        ),
    )


def test_no_place_is_given_twice_and_nobody_is_passed_over(besieged):
    besiege(besieged)


def test_without_the_guard_there_is_one_too_many(besieged, monkeypatch):
    monkeypatch.setattr(capacity, "take", lambda edition_id, limits: None)
    with pytest.raises(AssertionError, match="are counted"):
        besiege(besieged, examples=20)


def test_without_promotion_somebody_is_forgotten(besieged, monkeypatch):
    monkeypatch.setattr("forum.accreditation.promoting.longest_waiting", lambda *_all: None)
    monkeypatch.setattr("forum.accreditation.promoting.somebody_waits", lambda *_all: None)
    with pytest.raises(AssertionError, match="waits though there is a place"):
        besiege(besieged, examples=200)
