"""A gate with its device, as the door's tests use them."""

import itertools
import uuid
from base64 import b64decode

import pytest
from sqlalchemy import select

from forum import clock
from forum.badges import codes
from forum.badges.models import Badge
from forum.badges.queries import badges_of
from forum.badges.services import reissue, token_of
from forum.registration.models import Registration
from forum.registration.states import State
from forum.web.access import DOOR
from tests.makers import SOMEBODY, a_category, a_device, a_gate, a_registration, a_zone, an_edition_of_today

HEADERS = {"X-Forum-Device": "1"}


class Door:
    """One device at one gate, and the badges held to it."""

    def __init__(self, client, db):
        self.client, self.db = client, db
        self.edition = an_edition_of_today()
        self.zone = a_zone(self.edition)
        self.gate = a_gate(self.edition, self.zone, "Welcome tent")
        self.device, self.secret = a_device(self.edition, self.gate)
        self.numbers = itertools.count(1)
        db.session.expire_all()
        client.set_cookie(DOOR, self.secret)

    def badge(self, **changes) -> bytes:
        """The token on a confirmed delegate's badge."""
        category = changes.pop("category", None) or a_category(self.edition)
        self.db.session.expire_all()
        registration = a_registration(self.edition, category, state=State.CONFIRMED, **changes)
        return token_of(self.edition, badges_of(registration)[0])

    def another_badge(self, token: bytes) -> bytes:
        """The token of the badge that the holder of this one is given instead of it."""
        badge = self.db.session.scalars(select(Badge).filter_by(fingerprint=codes.fingerprint(token))).one()
        holder = self.db.session.get(Registration, badge.registration_id)
        return token_of(self.edition, reissue(self.edition, holder, by=SOMEBODY, reason="lost"))

    def record(self, token: bytes | None, **changes) -> dict:
        now = int(clock.now().timestamp() * 1000)
        facts = {
            "id": str(uuid.uuid4()),
            "device": self.device.uid,
            "seq": next(self.numbers),
            "h": token and codes.fingerprint(token).hex(),
            "zone": "site",
            "action": "in",
            "device_time": now,
            "offset": 0,
            "monotonic": 5000,
            "shown": "asked",
            "source": "camera",
            "cursor": 0,
        }
        return {**facts, **changes}

    def read(self, token: bytes, **changes) -> dict:
        """As `record`, with the proof that the badge is in the hand."""
        return self.record(token, proof=codes.proof(token).hex(), **changes)

    def send(self, *records: dict):
        return self.post({"records": list(records)})

    def post(self, body):
        return self.client.post("/api/scan/v1/scans", json=body, headers=HEADERS)

    def get(self, path: str):
        return self.client.get(f"/api/scan/v1/{path}", headers=HEADERS)

    def marks(self, columns: dict) -> list[str]:
        """The fingerprints of a list, each as a record says it."""
        whole = b64decode(columns["h"])
        return [whole[at : at + 16].hex() for at in range(0, len(whole), 16)]

    def outcomes(self, *records: dict) -> list[str]:
        return [result["outcome"] for result in self.send(*records).json["results"]]


@pytest.fixture
def door(client, db):
    return Door(client, db)
