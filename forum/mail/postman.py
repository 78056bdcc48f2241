"""Handing letters to the mail server: Flask-Mail, with a deadline, a verified line, and a kept connection."""

import smtplib
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from flask import current_app
from flask_mail import Connection, Mail

from forum.mail.inert import line
from forum.mail.post import Post
from forum.mail.rules import GOING_AWAY, NO_ANSWER

IMPLICIT_TLS = 465
IDLE = 10.0  # seconds for which a connection without work is kept
GOODBYE = 5.0  # seconds for saying so


@dataclass(frozen=True)
class Answer:
    """What the mail server said to one letter. `NO_ANSWER`: nothing that is about the letter."""

    code: int
    said: str

    @property
    def is_about_the_letter(self) -> bool:
        return self.code != NO_ANSWER

    @property
    def is_acceptance(self) -> bool:
        return 200 <= self.code < 300


class LeaseLost(Exception):
    """Somebody else has the letter in hand by now; nothing was sent."""


class NoAnswer(Exception):
    """The server said nothing about the letter: it is down, hangs, or will not have us."""

    def __init__(self, answer: Answer, *, body_went: bool) -> None:
        super().__init__(answer.said)
        self.answer = answer
        self.body_went = body_went


class Unhurried:
    """SMTP with one deadline for the whole of a letter, and a last look before its body goes out."""

    ends_at: float | None = None
    last_look: Callable[[], bool]
    body_went = False
    answer = ""

    def begin(self, last_look: Callable[[], bool], ends_at: float) -> "Unhurried":
        self.last_look, self.ends_at, self.body_went = last_look, ends_at, False
        return self

    def data(self, message: Any) -> tuple[int, bytes]:
        if not self.last_look():
            raise LeaseLost()
        self.body_went = True
        code, said = super().data(message)  # type: ignore[misc]
        self.answer = _in_words(code, said)
        return code, said

    def send(self, text: Any) -> None:
        self._keep_to_the_deadline()
        super().send(text)  # type: ignore[misc]

    def getreply(self) -> tuple[int, bytes]:
        self._keep_to_the_deadline()
        reply: tuple[int, bytes] = super().getreply()  # type: ignore[misc]
        return reply

    def _keep_to_the_deadline(self) -> None:
        sock: Any = getattr(self, "sock", None)
        if sock is not None and self.ends_at is not None:
            sock.settimeout(max(self.ends_at - time.monotonic(), 0.001))


class PlainLine(Unhurried, smtplib.SMTP):
    """Port 25 or 587: STARTTLS where it is set."""


class SecureLine(Unhurried, smtplib.SMTP_SSL):
    """Port 465: TLS from the first byte."""


class KeptConnection(Connection):
    """Flask-Mail's connection with what it lacks: a time limit, and a certificate that is looked at."""

    host: Any

    def configure_host(self) -> Any:
        line = self._dial()
        try:
            self._introduce(line)
        except BaseException:
            line.close()
            raise
        return line

    def _introduce(self, line: smtplib.SMTP) -> None:
        mail = self.mail
        if mail.use_tls and not isinstance(line, SecureLine):
            line.starttls(context=ssl.create_default_context())
        if mail.username and mail.password:
            line.login(mail.username, mail.password)

    def _dial(self) -> PlainLine | SecureLine:
        mail = self.mail
        # Our own name for the greeting: asking the machine for it may take seconds without a network.
        at = {
            "local_hostname": parseaddr(mail.default_sender)[1].rpartition("@")[2],
            "timeout": mail.deadline,
        }
        if mail.port == IMPLICIT_TLS:
            return SecureLine(mail.server, mail.port, context=ssl.create_default_context(), **at)
        return PlainLine(mail.server, mail.port, **at)


class Mailer(Mail):
    """The application's Flask-Mail. Whether a letter leaves is the worker's decision, not that of TESTING."""

    def init_mail(self, config: dict[str, Any], debug: bool | int = False, testing: bool = False) -> Any:
        state: Any = super().init_mail(config, debug=False, testing=False)
        state.deadline = config["MAIL_DEADLINE"]
        return state

    def connect(self) -> KeptConnection:
        return KeptConnection(current_app.extensions["mail"])


mailer = Mailer()


class Postman:
    """Hands over one letter after the other, on one connection that is kept."""

    def __init__(self) -> None:
        self._connection: KeptConnection | None = None
        self._used_at = 0.0

    def hand_over(self, post: Post, *, last_look: Callable[[], bool]) -> Answer:
        """Give the letter to the mail server. Raises `LeaseLost` if `last_look()`, asked when everything
        but the letter's body is said, says that it is no longer ours."""
        was_kept = self._connection is not None
        try:
            return self._try(post, last_look)
        except LeaseLost:
            self.hang_up()
            raise
        except NoAnswer as problem:
            # A server may end a kept connection whenever it likes: before the body, a new one loses nothing.
            if was_kept and not problem.body_went:
                return self._try_once_more(post, last_look)
            return problem.answer

    def hang_up(self) -> None:
        """Close the connection, politely where the other side is still there."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        connection.host.ends_at = time.monotonic() + GOODBYE
        try:
            connection.__exit__(None, None, None)  # type: ignore[arg-type]
        except (smtplib.SMTPException, OSError):
            connection.host.close()

    def hang_up_if_idle(self) -> None:
        if time.monotonic() - self._used_at > IDLE:
            self.hang_up()

    def _try(self, post: Post, last_look: Callable[[], bool]) -> Answer:
        line: Unhurried | None = None
        try:
            connection = self._connected()
            line = connection.host.begin(last_look, time.monotonic() + connection.mail.deadline)
            connection.send(post)
        except (smtplib.SMTPException, OSError) as problem:
            answer = answer_of(problem)
            if answer.is_about_the_letter:
                return answer
            self._drop()
            raise NoAnswer(answer, body_went=line is not None and line.body_went) from problem
        self._used_at = time.monotonic()
        return Answer(250, line.answer)

    def _try_once_more(self, post: Post, last_look: Callable[[], bool]) -> Answer:
        try:
            return self._try(post, last_look)
        except NoAnswer as problem:
            return problem.answer

    def _connected(self) -> KeptConnection:
        if self._connection is None:
            self._connection = mailer.connect().__enter__()
        return self._connection

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.host.close()


def answer_of(problem: smtplib.SMTPException | OSError) -> Answer:
    """What went wrong: about the letter if the server refused its recipient or its content."""
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(problem.recipients.values()))
        return Answer(NO_ANSWER if code == GOING_AWAY else code, _in_words(code, words))
    if isinstance(problem, smtplib.SMTPResponseException):
        is_about_it = isinstance(problem, smtplib.SMTPDataError) and problem.smtp_code != GOING_AWAY
        said = _in_words(problem.smtp_code, problem.smtp_error)
        return Answer(problem.smtp_code if is_about_it else NO_ANSWER, said)
    return Answer(NO_ANSWER, f"{type(problem).__name__}: {problem}")


def _in_words(code: int, said: bytes | str) -> str:
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return line(f"{code} {words}")
