"""What is measured, one function for each name."""

import gzip
import itertools
import json
import re
import time
import uuid
from collections.abc import Callable, Iterator
from statistics import median
from urllib.parse import urlencode

from bench.client import Answer, Client
from bench.databases import Engine
from bench.figures import Figure
from bench.seeding import DAYS, SESSIONS_A_DAY, Seeded
from bench.server import Server, spent_by
from bench.settings import ROUNDS, WARM_UP, Plan
from bench.wsgi_names import FORGET

Ask = Callable[[], Answer]
ASSET = re.compile(rb'(?:href|src)="(/[^"]+\.(?:css|js|svg|png)[^"]*)"')
CSRF = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
DOOR_COOKIE = "door"


def hello(server: Server, plan: Plan) -> Figure:
    client = Client(server.port)
    return _measured("hello", lambda: client.get("/"), server, plan, Engine("none"))


def landing(server: Server, seeded: Seeded, plan: Plan, engine: Engine) -> Iterator[Figure]:
    yield from _page("landing", f"/{seeded.slug}/", server, plan, engine, rows=plan.rows)


def agenda(server: Server, seeded: Seeded, plan: Plan, engine: Engine) -> Iterator[Figure]:
    yield from _page("agenda", f"/{seeded.slug}/agenda", server, plan, engine, rows=DAYS * SESSIONS_A_DAY)


def registration(server: Server, seeded: Seeded, plan: Plan, engine: Engine) -> Iterator[Figure]:
    """The real form with its token and cookie; every submission is another person's."""
    client, path = Client(server.port), f"/{seeded.slug}/register"
    shown = client.get(path)
    client.keep_cookies(shown)
    token = CSRF.search(gzip.decompress(shown.body) if _is_packed(shown) else shown.body)
    answers = _answers(seeded, token[1].decode() if token else "")
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

    yield _measured("registration", submit, server, plan, engine, rows=plan.rows)


def scan(server: Server, seeded: Seeded, plan: Plan, engine: Engine) -> Iterator[Figure]:
    """A device sends one scan at a time, each of another badge."""
    client = Client(server.port, {DOOR_COOKIE: seeded.device_secret})
    headers = {"Content-Type": "application/json", "X-Forum-Device": "1"}
    log = enumerate(itertools.cycle(seeded.fingerprints), start=1)

    def send() -> Answer:
        seq, code = next(log)
        body = json.dumps({"records": [_record(seq, code)]}).encode()
        return client.ask("POST", "/api/scan/v1/scans", body=body, headers=headers)

    yield _measured("scan", send, server, plan, engine, rows=len(seeded.fingerprints))


MEASURES = {"landing": landing, "agenda": agenda, "registration": registration, "scan": scan}


def _measured(
    name: str, ask: Ask, server: Server, plan: Plan, engine: Engine, *, rows: int | None = None
) -> Figure:
    """Warm up, then the middle of three rounds by the server's processor time."""
    for _ in range(min(WARM_UP, plan.requests)):
        answer = ask()
    rounds = sorted(_round(ask, server, plan.requests, engine) for _ in range(ROUNDS))
    cpu, database, wall = rounds[ROUNDS // 2]
    answer = ask()
    return Figure(
        name=name,
        engine=engine.name,
        value=round(wall, 3),
        unit="ms",
        rows=rows,
        cpu_ms=round(cpu, 3),
        database_cpu_ms=round(database, 3) if engine.process else None,
        statements=answer.statements,
        bytes=answer.size,
    )


def _round(ask: Ask, server: Server, requests: int, engine: Engine) -> tuple[float, float, float]:
    """Milliseconds per request: our processor time, the database's, and the median the client waited."""
    before, database = server.spent(), spent_by(engine.process) if engine.process else 0.0
    waits = []
    for _ in range(requests):
        began = time.perf_counter()
        ask()
        waits.append(time.perf_counter() - began)
    theirs = spent_by(engine.process) - database if engine.process else 0.0
    return 1000 * (server.spent() - before) / requests, 1000 * theirs / requests, 1000 * median(waits)


def _page(name: str, path: str, server: Server, plan: Plan, engine: Engine, *, rows: int) -> Iterator[Figure]:
    """A kept page, and the same page made anew for every request."""
    client = Client(server.port)
    weight = _weight(client, client.get(path))
    for called, headers in ((name, {}), (f"{name}-uncached", {FORGET: "1"})):
        figure = _measured(
            called, lambda headers=headers: client.get(path, **headers), server, plan, engine, rows=rows
        )
        yield Figure(**{**vars(figure), "bytes_in_all": figure.bytes + weight})


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
