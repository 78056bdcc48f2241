"""A place, or the end of the line."""

import pytest

from forum.accreditation import services as accreditation
from forum.agenda.models import PublishState
from forum.agenda.signups import services as signups
from forum.agenda.signups.models import Mode, SignUp, Standing
from forum.agenda.signups.queries import entry_of, sign_ups_of
from forum.agenda.signups.rules import MeetsAnother, NotForSignUp
from forum.agenda.signups.services import NotADelegate
from forum.agenda.signups.settling import settle
from forum.audit.queries import history_of
from forum.editions.capacity import BelowTaken, Full
from forum.mail.models import Letter
from tests.makers import SOMEBODY, a_registration
from tests.workshops import a_delegate, a_workshop, delegates

IN, WAITING = Standing.IN, Standing.WAITING


def standings(workshop, *people):
    return [sign_ups_of(person.id).get(workshop.ref) for person in people]


def sign_up_all(edition, workshop, people):
    return [signups.sign_up(edition, person, workshop) for person in people]


def letters_of(db, person):
    found = db.session.query(Letter).filter_by(about="registration", about_id=person.id)
    return [letter.kind for letter in found if letter.kind.startswith("session.")]


def test_the_third_of_two_waits(edition, workshop):
    assert sign_up_all(edition, workshop, delegates(edition, 3)) == [IN, IN, WAITING]
    assert entry_of(edition.id, "workshop").left == 0


def test_asking_twice_takes_one_place(edition, workshop):
    amina = a_delegate(edition)
    assert sign_up_all(edition, workshop, [amina, amina]) == [IN, IN]
    assert entry_of(edition.id, "workshop").taken == 1


def test_whoever_waited_longest_moves_up_and_gets_a_letter(edition, workshop, db):
    first, second, third, fourth = delegates(edition, 4)
    sign_up_all(edition, workshop, [first, second, third, fourth])
    signups.leave(edition, first, workshop)
    assert standings(workshop, first, second, third, fourth) == [None, IN, IN, WAITING]
    assert letters_of(db, third) == ["session.place_free"]
    assert letters_of(db, fourth) == []


def test_leaving_the_line_frees_no_place(edition, workshop):
    first, second, third = delegates(edition, 3)
    sign_up_all(edition, workshop, [first, second, third])
    signups.leave(edition, third, workshop)
    signups.leave(edition, third, workshop)
    assert entry_of(edition.id, "workshop").taken == 2


def test_whoever_withdraws_from_the_forum_gives_up_every_place(edition, workshop):
    first, second, third = delegates(edition, 3)
    sign_up_all(edition, workshop, [first, second, third])
    accreditation.withdraw(edition, first)
    assert standings(workshop, first, second, third) == [None, IN, IN]


def test_more_places_let_the_line_move_up(edition, workshop):
    people = delegates(edition, 4)
    sign_up_all(edition, workshop, people)
    settle(edition, workshop, Mode.SIGN_UP, 3, by=SOMEBODY)
    assert standings(workshop, *people) == [IN, IN, IN, WAITING]
    settle(edition, workshop, Mode.OPEN, None, by=SOMEBODY)
    assert standings(workshop, *people) == [IN] * 4


def test_there_cannot_be_fewer_places_than_are_taken(edition, workshop):
    sign_up_all(edition, workshop, delegates(edition, 2))
    with pytest.raises(BelowTaken):
        settle(edition, workshop, Mode.SIGN_UP, 1, by=SOMEBODY)


def test_only_delegates_sign_up(edition, workshop):
    with pytest.raises(NotADelegate):
        signups.sign_up(edition, a_registration(edition), workshop)


@pytest.mark.parametrize(
    "facts",
    [
        {"mode": Mode.INVITATION},
        {"mode": Mode.OPEN},
        {"hours": -2},
        {"state": PublishState.CANCELLED},
        {"state": PublishState.DRAFT},
    ],
    ids=str,
)
def test_one_cannot_sign_up_for_what_is_not_offered(edition, facts):
    workshop = a_workshop(edition, "another", **facts)
    with pytest.raises(NotForSignUp):
        signups.sign_up(edition, a_delegate(edition), workshop)


def test_nobody_signs_up_for_two_sessions_at_once(edition, workshop):
    amina, same_time = a_delegate(edition), a_workshop(edition, "same-time", hours=241)
    signups.sign_up(edition, amina, workshop)
    with pytest.raises(MeetsAnother) as refused:
        signups.sign_up(edition, amina, same_time)
    assert refused.value.facts["title"]["en"] == "What an air taxi needs"


def test_one_after_the_other_is_no_clash(edition, workshop):
    amina, later = a_delegate(edition), a_workshop(edition, "later", hours=242)
    assert signups.sign_up(edition, amina, workshop) is IN
    assert signups.sign_up(edition, amina, later) is IN


def test_the_desk_takes_somebody_in_past_the_line(edition, workshop, db):
    settle(edition, workshop, Mode.INVITATION, 2, by=SOMEBODY)
    guest = a_delegate(edition)
    signups.take_in(edition, guest, workshop, by=SOMEBODY)
    assert standings(workshop, guest) == [IN]
    assert letters_of(db, guest) == ["session.taken_in"]
    assert history_of(guest)[-1].verb == "taken_into_session"


def test_the_desk_does_not_overfill_a_session(edition, workshop):
    sign_up_all(edition, workshop, delegates(edition, 2))
    with pytest.raises(Full):
        signups.take_in(edition, a_delegate(edition), workshop, by=SOMEBODY)


def test_whoever_is_taken_out_is_told_and_the_next_moves_up(edition, workshop, db):
    first, second, third = delegates(edition, 3)
    sign_up_all(edition, workshop, [first, second, third])
    signups.take_out(edition, first, workshop, by=SOMEBODY)
    assert standings(workshop, first, second, third) == [None, IN, IN]
    assert letters_of(db, first) == ["session.taken_out"]


def test_nobody_moves_up_into_a_session_by_invitation(edition, workshop):
    people = delegates(edition, 3)
    sign_up_all(edition, workshop, people)
    settle(edition, workshop, Mode.INVITATION, 2, by=SOMEBODY)
    signups.leave(edition, people[0], workshop)
    assert standings(workshop, *people) == [None, IN, WAITING]


def test_the_counter_is_the_number_of_those_who_are_in(edition, workshop, db):
    people = delegates(edition, 4)
    sign_up_all(edition, workshop, people)
    signups.leave(edition, people[1], workshop)
    held = db.session.query(SignUp).filter_by(session_id=workshop.id, state=IN).count()
    assert entry_of(edition.id, "workshop").taken == held == 2
