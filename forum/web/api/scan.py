"""The scanner's protocol: what a device holds, what changed since, and the scans it brings."""

import zlib
from typing import Any

from flask import Blueprint, Response, abort, g, jsonify, request
from werkzeug.exceptions import HTTPException

from forum import clock
from forum.badges import sealed_names
from forum.checkin import enrolment, lists, queries, services
from forum.checkin.enrolment import Health
from forum.checkin.readers import ReaderGate
from forum.checkin.records import MOST_AT_ONCE, BadRecord, Record, parse
from forum.checkin.rules import Profile
from forum.extensions import csrf
from forum.web.access import only_a_device, only_a_scanning_device
from forum.web.api import columns
from forum.web.headers import takes_gzip

LONGEST_ID, LONGEST_VERSION, MOST_UNSENT = 36, 20, 10**6
SHORT = 1000  # bytes: nothing is gained below

pages = Blueprint("scan", __name__, url_prefix="/api/scan/v1")
# There is no form here to carry a token. Instead the device's cookie is SameSite=Strict, and
# `_comes_from_our_page` asks for a header and a content type that the browser lets no other site send.
csrf.exempt(pages)


@pages.before_request
def _comes_from_our_page() -> None:
    if request.headers.get("X-Forum-Device") != "1":
        abort(400, "The header X-Forum-Device is missing.")
    if request.method == "POST" and request.mimetype != "application/json":
        abort(415, "Send application/json.")


@pages.errorhandler(HTTPException)
def _problem(error: HTTPException) -> Response:
    response = jsonify(title=error.name, detail=error.description, status=error.code)
    response.status_code, response.mimetype = error.code or 500, "application/problem+json"
    return response


@pages.get("/snapshot")
@only_a_device
def snapshot() -> Response:
    """Everything a device needs to answer by itself, packed: 100,000 badges are some megabytes."""
    gate, cursor, g.profile = _where()
    sealed_names.seal_the_rest(g.device.edition)
    return _packed(jsonify(_answer(cursor=cursor, **_rules(gate), **_rows(gate, since=0))))


@pages.get("/changes")
@only_a_device
def changes() -> Response | tuple[dict[str, Any], int, dict[str, str]]:
    gate, cursor, g.profile = _where()
    since = request.args.get("since", type=int)
    if since is None or since < 0:
        abort(400, "Say since which cursor.")
    if since > cursor:
        return _gone(cursor)
    enrolment.heard_from(g.device, _health(listed=since))
    rules = _rules(gate, known=request.args.get("rules"))
    counts = queries.counts_at(gate)._asdict()
    return _packed(jsonify(_answer(cursor=cursor, counts=counts, **rules, **_rows(gate, since=since))))


@pages.post("/scans")
@only_a_scanning_device
def scans() -> dict[str, Any]:
    records, unreadable = _sorted_out(_bodies())
    results = [_result(result) for result in services.take(g.device, records)] if records else []
    return _answer(results=results + unreadable)


def _where() -> tuple[ReaderGate, int, Profile]:
    """The cursor before the rows: what changes in between is told once more, and never missed."""
    device = g.device
    return device.gate, queries.cursor_of(device.edition_id), lists.profile_of(device.id)


def _rows(gate: ReaderGate, *, since: int) -> dict[str, Any]:
    rows = columns.of_badges(gate, g.profile, since=since)
    return {**rows, "present": columns.of_entries(gate, since=since)}


def _health(*, listed: int) -> Health:
    unsent, runs = request.args.get("unsent", type=int), request.args.get("runs", "")[:LONGEST_VERSION]
    return Health(unsent=unsent and min(max(unsent, 0), MOST_UNSENT), listed=listed, runs=runs or None)


def _rules(gate: ReaderGate, known: str | None = None) -> dict[str, Any]:
    mark = lists.mark_of(gate.edition_id)
    return {} if mark == known else {"rules": {"mark": mark, **columns.of_rules(gate.edition_id)}}


def _packed(response: Response) -> Response:
    """What is sealed looks like chance: nothing in it repeats, and looking for it takes the longest."""
    if takes_gzip() and len(response.data) > SHORT:
        strategy = zlib.Z_HUFFMAN_ONLY if g.profile is Profile.SEALED else zlib.Z_DEFAULT_STRATEGY
        packing = zlib.compressobj(1, wbits=zlib.MAX_WBITS | 16, strategy=strategy)
        response.data = packing.compress(response.data) + packing.flush()
        response.headers["Content-Encoding"], response.headers["Vary"] = "gzip", "Accept-Encoding"
    return response


def _gone(cursor: int) -> tuple[dict[str, Any], int, dict[str, str]]:
    """The device has heard of more than there is: this database was put back to an earlier hour."""
    said = "This cursor is unknown here. Take a new snapshot, or go on from the cursor given."
    answer = _answer(title="Gone", detail=said, status=410, cursor=cursor)
    return answer, 410, {"Content-Type": "application/problem+json"}


def _bodies() -> list[Any]:
    try:
        body = request.get_json()
    except RecursionError:
        abort(400, "This is nested too deeply.")
    bodies = body.get("records") if isinstance(body, dict) else None
    if not isinstance(bodies, list) or not 1 <= len(bodies) <= MOST_AT_ONCE:
        abort(400, f"Send between 1 and {MOST_AT_ONCE} records.")
    return bodies


def _sorted_out(bodies: list[Any]) -> tuple[list[Record], list[dict[str, Any]]]:
    """One broken record must not keep the others of a device's log from arriving."""
    records, unreadable = [], []
    for body in bodies:
        try:
            records.append(parse(body))
        except BadRecord as refusal:
            unreadable.append({"id": _name(body), "outcome": refusal.code, "field": refusal.facts["field"]})
    return records, unreadable


def _name(body: Any) -> str | None:
    """What a broken record calls itself, if that can be said again."""
    name = body.get("id") if isinstance(body, dict) else None
    return name if isinstance(name, str) and len(name) <= LONGEST_ID else None


def _answer(**parts: Any) -> dict[str, Any]:
    return {"now": columns.milliseconds(clock.now()), **parts}


def _result(result: services.Result) -> dict[str, Any]:
    answer: dict[str, Any] = {"id": result.id, "outcome": result.outcome}
    if result.holder:
        answer["holder"] = columns.of_holder(result.holder)
    if result.first_at:
        answer |= {"since": columns.milliseconds(result.first_at), "gate": result.first_gate}
    return answer
