"""What an organiser does: open a table of many people, look for somebody, move a session on the board."""

import gzip
import itertools
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, urlencode

from bench.client import Answer, Client
from bench.crowd import people
from bench.figures import Figure
from bench.measuring import Stand, measured
from bench.seeding import DAYS, ORGANISER, PASSWORD, SESSIONS_A_DAY

CSRF = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
SPOT = re.compile(
    r'data-ref="([^"]+)" data-at="\d+" data-minutes="(\d+)" data-room="(\d*)" data-version="(\d+)"'
)
DAY = re.compile(r'data-day="([^"]+)" data-csrf="([^"]+)"')
LOOKED_FOR = 40  # different people, each in each of these ways
WAYS = (
    lambda who: who["family_name"],
    lambda who: f"{who['given_name']} {who['family_name']}",
    lambda who: who["name_native"] or who["given_name"],
    lambda who: who["organisation"],
    lambda who: who["email"],
    lambda who: who["ref"],
    lambda who: who["phone"][-5:],
    lambda who: who["given_name"][:3],
)


def table(stand: Stand) -> Iterator[Figure]:
    """The first page of all registrations."""
    client = signed_in(stand)
    yield measured("table", partial(client.get, _path(stand)), client, stand)


def search(stand: Stand) -> Iterator[Figure]:
    """Names in every script, whole and begun, firms, addresses, references. `value` is the 95th percentile of
    what the client waited."""
    # The crowd first: making it again takes longer than a connection waits.
    wishes, client = itertools.cycle(_wishes(stand.rows)), signed_in(stand)
    figure = measured(
        "search", lambda: client.get(f"{_path(stand)}?q={quote(next(wishes))}"), client, stand, percentile=95
    )
    yield figure


def move(stand: Stand) -> Iterator[Figure]:
    """One session of 120, each time five minutes later: saved, and answered with what does not fit."""
    client, agenda = signed_in(stand), f"/desk/{stand.seeded.slug}/agenda"
    shown = client.get(f"{agenda}/board")
    client.keep_cookies(shown)
    board = _unpacked(shown).decode()
    (day, token), (ref, minutes, room, version) = (_found(each, board) for each in (DAY, SPOT))
    headers = {
        **{"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"},
        "X-CSRFToken": token,
    }
    turns = itertools.count(int(version))

    def later() -> Answer:
        turn = next(turns)
        time = f"{6 + turn // 12 % 16:02}:{turn % 12 * 5:02}"
        spot = {"day": day, "time": time, "minutes": minutes, "room": room, "version": turn}
        return client.ask("POST", f"{agenda}/{ref}/spot", body=urlencode(spot).encode(), headers=headers)

    yield measured("move", later, client, stand, rows=DAYS * SESSIONS_A_DAY)


def signed_in(stand: Stand) -> Client:
    client = Client(stand.product.port)
    shown = client.get("/sign-in")
    client.keep_cookies(shown)
    token = CSRF.search(_unpacked(shown))
    assert token, "the page of signing in has no token"
    body = urlencode({"csrf_token": token[1].decode(), "email": ORGANISER, "password": PASSWORD}).encode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    client.keep_cookies(client.ask("POST", "/sign-in", body=body, headers=form, status=303))
    return client


def _unpacked(answer: Answer) -> bytes:
    return gzip.decompress(answer.body) if answer.headers.get("content-encoding") == "gzip" else answer.body


def _found(pattern: re.Pattern[str], page: str) -> tuple[str, ...]:
    found = pattern.search(page)
    assert found, f"the page has no {pattern.pattern}"
    return found.groups()


def _path(stand: Stand) -> str:
    return f"/desk/{stand.seeded.slug}/registrations"


def _wishes(rows: int) -> list[str]:
    """Of people all over the crowd, so that what is asked grows with nothing but the number of rows."""
    step = max(1, rows // LOOKED_FOR)
    return [way(who) for who in itertools.islice(people(rows), 0, None, step) for way in WAYS]
