"""What an organiser does in a table of many people: open it, and look for somebody."""

import gzip
import itertools
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import quote, urlencode

from bench.client import Client
from bench.crowd import people
from bench.figures import Figure
from bench.measuring import Stand, measured
from bench.seeding import ORGANISER, PASSWORD

CSRF = re.compile(rb'name="csrf_token"[^>]*value="([^"]+)"')
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


def signed_in(stand: Stand) -> Client:
    client = Client(stand.product.port)
    shown = client.get("/sign-in")
    client.keep_cookies(shown)
    page = gzip.decompress(shown.body) if shown.headers.get("content-encoding") == "gzip" else shown.body
    token = CSRF.search(page)
    assert token, "the page of signing in has no token"
    body = urlencode({"csrf_token": token[1].decode(), "email": ORGANISER, "password": PASSWORD}).encode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    client.keep_cookies(client.ask("POST", "/sign-in", body=body, headers=form, status=303))
    return client


def _path(stand: Stand) -> str:
    return f"/desk/{stand.seeded.slug}/registrations"


def _wishes(rows: int) -> list[str]:
    """Of people all over the crowd, so that what is asked grows with nothing but the number of rows."""
    step = max(1, rows // LOOKED_FOR)
    return [way(who) for who in itertools.islice(people(rows), 0, None, step) for way in WAYS]
