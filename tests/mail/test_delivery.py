"""From the outbox to the answer: what servers do, and what becomes of the letter."""

import logging
from datetime import timedelta

import pytest

from forum import clock
from forum.mail import services
from forum.mail.postman import LeaseLost
from forum.mail.queries import due, queue_age
from forum.mail.states import LetterState
from forum.transaction import transaction
from tests.mail.conftest import read_again, using
from tests.mail.sink import ACCEPTED, Sink, free_port


def test_an_accepted_letter_is_sent(queued, worker, sink):
    letter = queued()
    worker.once()
    assert read_again(letter).state == LetterState.SENT
    assert letter.answer == ACCEPTED
    assert sink.ids == [letter.message_id]


def test_a_letter_is_sent_once(queued, worker, sink):
    queued()
    worker.once()
    assert worker.once() == 0
    assert len(sink.letters) == 1


def test_without_a_mail_server_nothing_leaves(queued, worker):
    letter = queued()
    worker.once()
    assert read_again(letter).state == LetterState.SUPPRESSED


def test_later_means_later(queued, worker, sink, at):
    letter = queued()
    sink.answer = lambda message: "452 4.2.2 Mailbox full"
    worker.once()
    assert read_again(letter).state == LetterState.DEFERRED
    assert letter.answer == "452 4.2.2 Mailbox full"
    assert worker.once() == 0
    sink.answer = lambda message: ACCEPTED
    at(clock.now() + timedelta(hours=2))
    worker.once()
    assert read_again(letter).state == LetterState.SENT


def test_never_means_never_and_is_shown(queued, worker, sink):
    letter = queued()
    sink.answer = lambda message: "554 5.7.1 Rejected"
    worker.once()
    assert read_again(letter).state == LetterState.FAILED
    assert letter.answer == "554 5.7.1 Rejected"


def test_a_server_that_hangs_costs_no_letter(queued, worker, app, at):
    letter = queued()
    with Sink() as sink, using(app, sink.settings | {"MAIL_DEADLINE": 0.3}):
        sink.silence = 1.0
        worker.round()
        assert read_again(letter).state == LetterState.DEFERRED
        sink.silence = 0
        at(clock.now() + timedelta(hours=1))
        worker.once()
        assert read_again(letter).state == LetterState.SENT
        assert set(sink.ids) == {letter.message_id}


def test_a_server_that_is_down_for_hours_costs_no_letter(queued, worker, app, at):
    letters = [queued(to_email=f"kim{n}@example.com") for n in range(3)]
    sink = Sink()
    with using(app, sink.settings):
        for hour in range(4):
            at(clock.now() + timedelta(hours=hour))
            worker.round()
        assert {read_again(letter).state for letter in letters} <= {LetterState.DEFERRED, LetterState.WAITING}
        with sink:
            at(clock.now() + timedelta(hours=1))
            worker.once()
            assert sorted(sink.ids) == sorted(letter.message_id for letter in letters)


def test_a_silent_server_is_not_asked_about_the_other_letters(queued, worker, app):
    letters = [queued(to_email=f"kim{n}@example.com") for n in range(5)]
    with using(app, {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": free_port(), "MAIL_USE_TLS": False}):
        worker.round()
    states = [read_again(letter).state for letter in letters]
    assert states == [LetterState.DEFERRED] + [LetterState.WAITING] * 4
    assert [letter.attempts for letter in letters] == [1, 0, 0, 0, 0]


def test_letters_to_one_recipient_keep_their_order(queued, worker, sink, at):
    first, second = queued("registration.received"), queued("registration.confirmed")
    other = queued(to_email="amina@example.com")
    sink.answer = lambda message: "451 later" if message["To"].endswith("<kim@example.com>") else ACCEPTED
    worker.once()
    assert sink.ids == [other.message_id]
    sink.answer = lambda message: ACCEPTED
    at(clock.now() + timedelta(hours=2))
    worker.once()
    assert sink.ids[1:] == [first.message_id, second.message_id]


def test_a_refused_letter_does_not_hold_up_the_next(queued, worker, sink):
    first, second = queued("registration.received"), queued("registration.confirmed")
    sink.answer = lambda message: "550 no" if message["Message-ID"] == first.message_id else ACCEPTED
    worker.once()
    assert sink.ids == [second.message_id]


def test_two_workers_never_hold_the_same_letter(queued):
    letters = [queued(to_email=f"kim{n}@example.com") for n in range(6)]
    one = services.claim("one", lasts=timedelta(minutes=1), most=4)
    two = services.claim("two", lasts=timedelta(minutes=1), most=4)
    assert [letter.id for letter in [*one, *two]] == [letter.id for letter in letters]


def test_a_dead_workers_letters_go_to_the_next(queued, at):
    letter = queued()
    services.claim("dead", lasts=timedelta(minutes=1), most=4)
    assert not services.claim("alive", lasts=timedelta(minutes=1), most=4)
    at(clock.now() + timedelta(minutes=2))
    assert [each.id for each in services.claim("alive", lasts=timedelta(minutes=1), most=4)] == [letter.id]
    assert not services.hold(letter, "dead", lasts=timedelta(minutes=1))
    assert services.hold(letter, "alive", lasts=timedelta(minutes=1))


def test_a_letter_that_went_to_another_worker_is_not_sent(queued, worker, sink, monkeypatch):
    queued()
    monkeypatch.setattr(services, "hold", lambda *_letter, **_lasts: False)
    worker.round()
    assert sink.letters == []


def test_a_lease_is_renewed_before_it_runs_out(queued, at):
    letter = queued()
    services.claim("one", lasts=timedelta(minutes=1), most=1)
    at(clock.now() + timedelta(seconds=50))
    assert services.hold(letter, "one", lasts=timedelta(minutes=1))
    assert read_again(letter).leased_until > clock.now() + timedelta(seconds=55)


def test_an_acceptance_counts_whoever_holds_the_letter(queued):
    letter = queued()
    services.claim("one", lasts=timedelta(minutes=1), most=1)
    services.accepted(letter, ACCEPTED)
    assert read_again(letter).state == LetterState.SENT
    services.refused(letter, "one", code=451, answer="451 too late")
    assert read_again(letter).state == LetterState.SENT


def test_an_answer_that_no_database_takes_is_kept_as_far_as_it_can_be_read(queued):
    letter = queued()
    services.claim("one", lasts=timedelta(minutes=1), most=1)
    services.refused(letter, "one", code=550, answer="550 go\x00 away\udc80")
    assert read_again(letter).answer == "550 go away"


def test_a_letter_that_cannot_be_made_does_not_stop_the_others(queued, worker, sink):
    broken, whole = queued("registration.confirmed"), queued(to_email="amina@example.com")
    worker.drawers = {}
    worker.once()
    assert read_again(broken).state == LetterState.FAILED
    assert broken.answer == "Not sent: KeyError while the letter was made."
    assert read_again(whole).state == LetterState.SENT


def test_one_connection_carries_many_letters(queued, worker, app):
    greetings = []
    with Sink() as sink, using(app, sink.settings):
        sink.handle_EHLO = None
        for number in range(5):
            queued(to_email=f"kim{number}@example.com")
        connect = worker.postman._connected
        worker.postman._connected = lambda: greetings.append(worker.postman._connection) or connect()
        worker.once()
    assert greetings.count(None) == 1


def test_a_connection_the_server_ended_is_opened_again(queued, worker, sink):
    queued()
    worker.round()
    worker.postman._connection.host.sock.close()
    second = queued()
    worker.round()
    assert read_again(second).state == LetterState.SENT


def test_a_server_with_a_certificate_of_its_own_making_gets_no_letter(queued, worker, app, self_signed):
    letter = queued()
    with Sink(tls_context=self_signed) as sink, using(app, sink.settings | {"MAIL_USE_TLS": True}):
        worker.round()
        assert sink.letters == []
    assert read_again(letter).state == LetterState.DEFERRED
    assert "certificate" in letter.answer


def test_a_server_without_tls_gets_no_letter_where_tls_is_set(queued, worker, app):
    letter = queued()
    with Sink() as sink, using(app, sink.settings | {"MAIL_USE_TLS": True}):
        worker.round()
        assert sink.letters == []
    assert read_again(letter).state == LetterState.DEFERRED


def test_the_log_names_nobody(queued, worker, sink, caplog):
    caplog.set_level(logging.DEBUG, logger="forum.mail")
    letter = queued()
    sink.answer = lambda message: "550 5.1.1 kim@example.com is unknown"
    worker.once()
    assert f"letter {letter.id} registration.received: 550" in caplog.text
    assert "example.com" not in caplog.text
    assert "Haneul" not in caplog.text


def test_an_idle_worker_asks_once(worker, sink, statements):
    worker.round()
    assert len(statements) == 1


def test_the_queues_age_is_that_of_its_oldest_letter(queued, at):
    assert queue_age() == timedelta(0)
    queued()
    at(clock.now() + timedelta(minutes=5))
    assert timedelta(minutes=5) <= queue_age() < timedelta(minutes=6)


def test_sending_again_waits_for_nothing(queued, worker, sink):
    letter, seen = queued(), []
    sink.answer = lambda message: "550 no"
    worker.once()
    sink.answer = lambda message: ACCEPTED
    services.send_again(read_again(letter), noted=lambda verb, thing: seen.append((verb, thing.id)))
    worker.once()
    assert read_again(letter).state == LetterState.SENT
    assert seen == [("sent_again", letter.id)]


def test_a_corrected_address_is_this_letters_alone(queued, worker, sink):
    letter = queued()
    sink.answer = lambda message: "550 no"
    worker.once()
    sink.answer = lambda message: ACCEPTED
    services.correct_address(
        read_again(letter), " Kim@Example.org ", noted=lambda verb, thing, **changes: None
    )
    worker.once()
    assert sink.letters[0]["To"].addresses[0].addr_spec == "kim@example.org"


def test_what_is_sent_is_not_sent_again(queued, worker, sink):
    letter = queued()
    worker.once()
    with pytest.raises(services.LetterMoveRefused):
        services.send_again(read_again(letter), noted=lambda verb, thing, **changes: None)


def test_letters_are_due_in_the_order_they_were_written(queued):
    letters = [queued(to_email=f"kim{n}@example.com") for n in range(3)]
    with transaction():
        assert list(due(2)) == [letters[0].id, letters[1].id]


def test_losing_the_lease_is_not_a_problem_of_the_line():
    assert not issubclass(LeaseLost, OSError)


def test_a_worker_told_to_end_finishes_the_letter_in_hand(queued, worker, sink):
    first, second = queued(), queued(to_email="amina@example.com")

    def stop_and_accept(message):
        worker.stop()
        return ACCEPTED

    sink.answer = stop_and_accept
    worker.run()
    assert read_again(first).state == LetterState.SENT
    assert read_again(second).state == LetterState.WAITING
    assert (second.attempts, second.lease) == (0, None)
