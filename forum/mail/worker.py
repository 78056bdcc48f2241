"""The worker: claims letters, hands them to the mail server, records the answer. Any number may run.

The promise: never zero; normally once; a crash or a lost reply in the instant after the mail server
accepted a letter may repeat it, with the same Message-ID.
"""

import logging
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from threading import Event
from time import monotonic

from flask import Flask
from sqlalchemy.exc import DBAPIError

from forum import clock
from forum.extensions import db
from forum.mail import services
from forum.mail.enclosures import Drawers, Links
from forum.mail.envelope import post_of
from forum.mail.models import Letter
from forum.mail.postman import Answer, LeaseLost, Postman
from forum.mail.queries import anything_due

log = logging.getLogger(__name__)
CANNOT_BE_MADE = 550  # our own "never"


@dataclass(frozen=True)
class Pace:
    """Seconds. A lease lasts longer than twice what one letter may take."""

    poll: float = 1.0
    lease: float = 150.0
    batch: int = 20
    longest_rest: float = 60.0

    @classmethod
    def for_deadline(cls, deadline: float) -> "Pace":
        return cls(lease=deadline * 2.5)


class Worker:
    def __init__(self, app: Flask, *, links: Links, drawers: Drawers, pace: Pace = Pace()) -> None:
        self.app = app
        self.links = links
        self.drawers = drawers
        self.pace = pace
        self.postman = Postman()
        self.lease = str(uuid.uuid4())
        self.stopping = Event()
        self.silences = 0  # how often in a row the mail server gave no answer
        self.resting_until = 0.0

    def run(self) -> None:
        """Until `stop()`: everything that is due, then wait for more."""
        log.info("mail worker started")
        while not self.stopping.is_set():
            if not self._round_or_rest():
                self.postman.hang_up_if_idle()
                self.stopping.wait(self.pace.poll)
        self.postman.hang_up()
        log.info("mail worker stopped")

    def once(self) -> int:
        """Everything that is due now; returns how many letters were tried."""
        tried = 0
        while count := self.round():
            tried += count
        self.postman.hang_up()
        return tried

    def stop(self, *_signal: object) -> None:
        """End after the letter in hand."""
        self.stopping.set()

    def round(self) -> int:
        """One batch; returns how many letters were tried."""
        if monotonic() < self.resting_until:
            return 0
        with self.app.app_context():
            if not anything_due():
                return 0
            if not self.app.config["MAIL_SERVER"]:
                return services.keep_here()
            lasts = timedelta(seconds=self.pace.lease)
            return self._deliver(services.claim(self.lease, lasts=lasts, most=self.pace.batch))

    def _round_or_rest(self) -> int:
        try:
            return self.round()
        except DBAPIError as problem:
            # What was claimed comes back when its lease runs out.
            log.warning("the database does not answer: %s", type(problem).__name__)
            self.postman.hang_up()
            return 0

    def _deliver(self, letters: Sequence[Letter]) -> int:
        for at, letter in enumerate(letters):
            if self.stopping.is_set() or not self._send(letter):
                services.give_back(letters[at:], self.lease)
                return at
        return len(letters)

    def _send(self, letter: Letter) -> bool:
        """Try one letter; False if the mail server gave no answer, and others need not be tried."""
        began = monotonic()
        try:
            answer = self._hand_over(letter)
        except LeaseLost:
            log.warning("letter %s went to another worker", letter.id)
            return True
        self._record(letter, answer)
        took = (monotonic() - began) * 1000
        log.info("letter %s %s: %s in %d ms", letter.id, letter.kind, answer.code, took)
        return self._heard(answer)

    def _hand_over(self, letter: Letter) -> Answer:
        lasts = timedelta(seconds=self.pace.lease)
        hold = partial(services.hold, letter, self.lease, lasts=lasts)
        try:
            post = post_of(letter, links=self.links, drawers=self.drawers, at=clock.now())
            return self.postman.hand_over(post, last_look=hold)
        except (DBAPIError, LeaseLost):
            raise
        except Exception as problem:  # one letter that cannot be made must not stop the others
            # Its name only: the message may hold what somebody typed.
            log.error("letter %s cannot be made: %s", letter.id, type(problem).__name__)
            self.postman.hang_up()
            return Answer(CANNOT_BE_MADE, f"Not sent: {type(problem).__name__} while the letter was made.")

    def _record(self, letter: Letter, answer: Answer) -> None:
        if answer.is_acceptance:
            self._record_acceptance(letter, answer)
        else:
            services.refused(letter, self.lease, code=answer.code, answer=answer.said)

    def _record_acceptance(self, letter: Letter, answer: Answer) -> None:
        """A database that is down for a moment is no reason to send a letter twice."""
        for _ in range(int(self.pace.lease)):
            try:
                return services.accepted(letter, answer.said)
            except DBAPIError:
                db.session.remove()
                self.stopping.wait(1)
        return services.accepted(letter, answer.said)

    def _heard(self, answer: Answer) -> bool:
        """A server that gives no answer is left in peace, longer each time."""
        if answer.is_about_the_letter:
            self.silences = 0
            return True
        self.silences += 1
        rest = min(2.0 ** (self.silences - 1), self.pace.longest_rest)
        self.resting_until = monotonic() + rest
        log.warning("the mail server does not answer; resting for %d s", rest)
        return False
