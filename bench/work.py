"""What is measured, one function for each name."""

import gzip
import itertools
import json
import re
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from statistics import median
from typing import NamedTuple
from urllib.parse import urlencode

from bench.client import Answer, Client
from bench.databases import Engine
from bench.figures import Figure
from bench.seeding import DAYS, SESSIONS_A_DAY, Seeded
from bench.server import Server, spent_by
from bench.settings import ROUNDS, WARM_UP, Plan
from bench.wsgi_names import EVERYTHING, FORGET, PAGES

Ask = Callable[[], Answer]
ASSET = re.compile(rb'(?:href|src)="(/[^"]+\.(?:css|js|svg|png)[^"]*)"')
CSRF = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
DOOR_COOKIE = "door"


@dataclass(frozen=True)
class Stand:
    """Where a measurement is made: the product, a bare hello beside it, and what is in the database."""

    product: Server
    bare: Server
    plan: Plan
    engine: Engine
    seeded: Seeded


class Cost(NamedTuple):
    """Milliseconds for one request: our processor time, hello's, the database's, and the client's wait."""

    cpu: float
    hello: float
    database: float
    waited: float


def hello(bare: Server, plan: Plan) -> Figure:
    client = Client(bare.port)
    costs = [_work(lambda: client.get("/"), bare, plan.requests) for _ in range(ROUNDS + 1)]
    cpu, waited = sorted(costs[1:])[ROUNDS // 2]
    size = client.get("/").size
    return Figure("hello", "none", round(waited, 3), "ms", cpu_ms=round(cpu, 3), bytes=size)


def landing(stand: Stand) -> Iterator[Figure]:
    yield from _page("landing", f"/{stand.seeded.slug}/", stand, rows=stand.plan.rows)


def agenda(stand: Stand) -> Iterator[Figure]:
    yield from _page("agenda", f"/{stand.seeded.slug}/agenda", stand, rows=DAYS * SESSIONS_A_DAY)


def registration(stand: Stand) -> Iterator[Figure]:
    """The real form with its token and cookie; every submission is another person's."""
    client, path = Client(stand.product.port), f"/{stand.seeded.slug}/register"
    shown = client.get(path)
    client.keep_cookies(shown)
    token = CSRF.search(gzip.decompress(shown.body) if _is_packed(shown) else shown.body)
    answers = _answers(stand.seeded, token[1].decode() if token else "")
    numbers = itertools.count(1)

    def submit() -> Answer:
        number = next(numbers)
        person = {
            "key": uuid.uuid4().hex,
            "email": f"new{number}@example.org",
            "family_name": "Kim " + "ab" * (number % 7),
        }
        body = urlencode({**answers, **person}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return client.ask("POST", path, body=body, headers=headers, status=303)

    yield _measured("registration", submit, client, stand, rows=stand.plan.rows)


def scan(stand: Stand) -> Iterator[Figure]:
    """A device sends one scan at a time, each of another badge."""
    client = Client(stand.product.port, {DOOR_COOKIE: stand.seeded.device_secret})
    headers = {"Content-Type": "application/json", "X-Forum-Device": "1"}
    log = enumerate(itertools.cycle(stand.seeded.fingerprints), start=1)

    def send() -> Answer:
        seq, code = next(log)
        body = json.dumps({"records": [_record(seq, code)]}).encode()
        return client.ask("POST", "/api/scan/v1/scans", body=body, headers=headers)

    yield _measured("scan", send, client, stand, rows=stand.plan.rows)


MEASURES = {"landing": landing, "agenda": agenda, "registration": registration, "scan": scan}


def _measured(name: str, ask: Ask, client: Client, stand: Stand, *, rows: int) -> Figure:
    """Warm up, then the middle of the rounds by processor time. Hello runs in each round beside it, so that
    whatever else the machine does weighs on both. Statements are counted in a request of their own."""
    for _ in range(min(WARM_UP, stand.plan.requests)):
        ask()
    cost = sorted(_round(ask, stand) for _ in range(ROUNDS))[ROUNDS // 2]
    client.counts = True
    answer = ask()
    client.counts = False
    return Figure(
        name=name,
        engine=stand.engine.name,
        value=round(cost.waited, 3),
        unit="ms",
        rows=rows,
        cpu_ms=round(cost.cpu, 3),
        database_cpu_ms=round(cost.database, 3) if stand.engine.process else None,
        statements=answer.statements,
        bytes=answer.size,
        ratio_to_hello=round(cost.cpu / cost.hello, 2),
    )


def _round(ask: Ask, stand: Stand) -> Cost:
    bare, database = Client(stand.bare.port), stand.engine.process
    hello_cpu, _waited = _work(lambda: bare.get("/"), stand.bare, stand.plan.requests)
    before = spent_by(database) if database else 0.0
    cpu, waited = _work(ask, stand.product, stand.plan.requests)
    theirs = spent_by(database) - before if database else 0.0
    return Cost(cpu, hello_cpu, 1000 * theirs / stand.plan.requests, waited)


def _work(ask: Ask, server: Server, requests: int) -> tuple[float, float]:
    """Milliseconds for one request: the server's processor time, and the median of what the client waited."""
    before, waits = server.spent(), []
    for _ in range(requests):
        began = time.perf_counter()
        ask()
        waits.append(time.perf_counter() - began)
    return 1000 * (server.spent() - before) / requests, 1000 * median(waits)


def _page(name: str, path: str, stand: Stand, *, rows: int) -> Iterator[Figure]:
    """A kept page; the same page made anew for every request, from what is known about the programme, as for
    another language or a minute later; and as it is made after a change, when nothing is known."""
    client = Client(stand.product.port)
    weight = _weight(client, client.get(path))
    ways = {"": {}, "-uncached": {FORGET: PAGES}, "-changed": {FORGET: EVERYTHING}}
    for way, headers in ways.items():
        ask = partial(client.get, path, **headers)
        figure = _measured(name + way, ask, client, stand, rows=rows)
        yield replace(figure, bytes_in_all=figure.bytes + weight)


def _weight(client: Client, page: Answer) -> int:
    """Bytes of the styles, scripts and pictures the page asks for, as they travel."""
    html = gzip.decompress(page.body) if _is_packed(page) else page.body
    return sum(client.get(path.decode()).size for path in sorted(set(ASSET.findall(html))))


def _is_packed(answer: Answer) -> bool:
    return answer.headers.get("content-encoding") == "gzip"


def _answers(seeded: Seeded, token: str) -> dict[str, str]:
    return {
        "csrf_token": token,
        "given_name": "Haneul",
        "family_first": "1",
        "name_native": "김하늘",
        "country": "KR",
        "organisation": "Example Air Mobility",
        "position": "Engineer",
        "language": "ko",
        "category": str(seeded.category),
        "required": "y",
        "public_list": "y",
    }


def _record(seq: int, code: bytes) -> dict[str, object]:
    now = int(time.time() * 1000)
    number = now << 80 | 7 << 76 | 2 << 62 | seq
    return {
        "id": str(uuid.UUID(int=number)),
        "seq": seq,
        "h": code.hex(),
        "zone": "site",
        "action": "in",
        "device_time": now,
        "offset": 0,
        "monotonic": seq,
        "shown": "admitted",
        "source": "camera",
        "cursor": 0,
    }
