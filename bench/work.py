"""What a reader, a delegate and a gate do, one function for each name."""

import gzip
import itertools
import json
import re
import time
import uuid
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from bench.client import Answer, Client
from bench.figures import Figure
from bench.measuring import Stand, measured
from bench.seeding import DAYS, SESSIONS_A_DAY, Seeded
from bench.wsgi_names import EVERYTHING, FORGET, PAGES

ASSET = re.compile(rb'(?:href|src)="(/[^"]+\.(?:css|js|svg|png)[^"]*)"')
CSRF = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
DOOR_COOKIE = "door"


def landing(stand: Stand) -> Iterator[Figure]:
    yield from _page("landing", f"/{stand.seeded.slug}/", stand, rows=stand.rows)


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

    yield measured("registration", submit, client, stand)


def scan(stand: Stand) -> Iterator[Figure]:
    """A device sends one scan at a time, each of another badge."""
    client = Client(stand.product.port, {DOOR_COOKIE: stand.seeded.device_secret})
    headers = {"Content-Type": "application/json", "X-Forum-Device": "1"}
    log = enumerate(itertools.cycle(stand.seeded.fingerprints), start=1)

    def send() -> Answer:
        seq, code = next(log)
        body = json.dumps({"records": [_record(seq, code)]}).encode()
        return client.ask("POST", "/api/scan/v1/scans", body=body, headers=headers)

    yield measured("scan", send, client, stand)


def _page(name: str, path: str, stand: Stand, *, rows: int) -> Iterator[Figure]:
    """A kept page; the same page made anew for every request, from what is known about the programme, as for
    another language or a minute later; and as it is made after a change, when nothing is known."""
    client = Client(stand.product.port)
    weight = _weight(client, client.get(path))
    ways = {"": {}, "-uncached": {FORGET: PAGES}, "-changed": {FORGET: EVERYTHING}}
    for way, headers in ways.items():
        ask = partial(client.get, path, **headers)
        figure = measured(name + way, ask, client, stand, rows=rows)
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
