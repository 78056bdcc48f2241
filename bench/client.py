"""A browser without a face: one kept connection, headers as a browser sends them, nothing rendered."""

import http.client
import itertools
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from bench.server import HOST
from bench.wsgi_names import COUNT, STATEMENTS

AGENT = {"Accept-Encoding": "gzip", "Accept-Language": "en", "User-Agent": "forum-bench"}
_clients = itertools.count(1)


class Unexpected(RuntimeError):
    """The server answered something else than what is measured."""


@dataclass(frozen=True)
class Answer:
    """`size`: bytes of the body as they travelled."""

    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def size(self) -> int:
        return len(self.body)

    @property
    def statements(self) -> int | None:
        counted = self.headers.get(STATEMENTS.lower())
        return int(counted) if counted is not None else None


@dataclass
class Client:
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    counts: bool = False  # whether the server says how many statements an answer took

    def __post_init__(self) -> None:
        self.connection = http.client.HTTPConnection(HOST, self.port, timeout=30)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers=headers)

    def ask(
        self, method: str, path: str, *, body: bytes | None = None, headers: dict[str, str], status: int = 200
    ) -> Answer:
        """Every request comes from an address of its own. Raises `Unexpected` for another status."""
        sent = {**AGENT, "X-Forwarded-For": _address(), **headers}
        if self.counts:
            sent[COUNT] = "1"
        if self.cookies:
            sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        self.connection.request(method, path, body=body, headers=sent)
        got = self.connection.getresponse()
        answer = Answer(got.status, got.read(), {name.lower(): value for name, value in got.getheaders()})
        if answer.status != status:
            raise Unexpected(f"{method} {path} answered {answer.status}: {answer.body[:300]!r}")
        return answer

    def keep_cookies(self, answer: Answer) -> None:
        for name, morsel in SimpleCookie(answer.headers.get("set-cookie", "")).items():
            self.cookies[name] = morsel.value

    def close(self) -> None:
        self.connection.close()


def _address() -> str:
    number = next(_clients)
    return f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
