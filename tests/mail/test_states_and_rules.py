from datetime import timedelta

import pytest

from forum.mail.rules import LONGEST, MOST_ATTEMPTS, NO_ANSWER, delay, state_after
from forum.mail.states import MOVES, STUCK, LetterMoveRefused, LetterState, check_move


def test_a_sent_letter_is_sent_for_good():
    with pytest.raises(LetterMoveRefused):
        check_move(LetterState.SENT, LetterState.WAITING)


def test_every_state_has_its_moves():
    assert set(MOVES) == set(LetterState)


def test_only_letters_that_are_stuck_can_be_sent_again():
    assert {LetterState.DEFERRED, LetterState.FAILED, LetterState.SUPPRESSED} == STUCK


@pytest.mark.parametrize(
    ("code", "state"),
    [(250, "sent"), (421, "deferred"), (452, "deferred"), (550, "failed"), (NO_ANSWER, "deferred")],
)
def test_the_servers_answer_decides(code, state):
    assert state_after(code, attempts=1) == state


def test_later_does_not_mean_for_ever():
    assert state_after(452, attempts=MOST_ATTEMPTS) == LetterState.FAILED


def test_a_silent_server_never_fails_a_letter():
    assert state_after(NO_ANSWER, attempts=10 * MOST_ATTEMPTS) == LetterState.DEFERRED


def test_the_wait_doubles_up_to_an_hour():
    waits = [delay(452, attempts, "a") for attempts in range(1, 60)]
    assert timedelta(seconds=45) <= waits[0] <= timedelta(seconds=75)
    assert all(wait <= LONGEST * 1.25 for wait in waits)
    assert waits[3] > waits[1] > waits[0] / 2


def test_two_letters_do_not_come_back_together():
    assert delay(452, 4, "a") != delay(452, 4, "b")
    assert delay(452, 4, "a") == delay(452, 4, "a")
