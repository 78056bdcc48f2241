"""A real mail server for the tests: keeps what it accepts, and answers as it is told."""

import asyncio
import email
import os
import socket
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller

ACCEPTED = "250 OK, kept"
Answer = Callable[[EmailMessage], str]


class Sink:
    """`answer(message)` says what becomes of a letter; only what is answered with 250 is kept."""

    def __init__(self, answer: Answer = lambda message: ACCEPTED, **options: object) -> None:
        self.answer = answer
        self.letters: list[EmailMessage] = []
        self.silence = 0.0  # seconds before each answer
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port(), **options)

    @property
    def port(self) -> int:
        return self._controller.port

    @property
    def settings(self) -> dict[str, object]:
        return {
            "MAIL_SERVER": "127.0.0.1",
            "MAIL_PORT": self.port,
            "MAIL_USE_TLS": False,
            "MAIL_DEADLINE": 2.0,
        }

    @property
    def ids(self) -> list[str]:
        return [letter["Message-ID"] for letter in self.letters]

    def __enter__(self) -> "Sink":
        self._controller.start()
        return self

    def __exit__(self, *_problem: object) -> None:
        self._controller.stop()

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        message = email.message_from_bytes(envelope.content, policy=default)
        await asyncio.sleep(self.silence)
        answer = self.answer(message)
        if answer.startswith("250"):
            self.letters.append(message)
        return answer


def free_port() -> int:
    """A port of our own: the machine's ephemeral ones belong to outgoing connections."""
    for offset in range(100):
        port = 8500 + (os.getpid() + offset) % 100
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise RuntimeError("no port is free between 8500 and 8599")
