"""What stands in a passport: sealed for its row, never printed by accident."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from forum import keyring
from forum.sealing import open_text, place, seal_text, unwrap, wrap


@dataclass(frozen=True, repr=False)
class Document:
    """A passport. `issuing_country` and `nationality` are ISO codes."""

    number: str
    issued_on: date
    expires_on: date
    issuing_country: str
    born_on: date
    birthplace: str
    nationality: str
    given_from: str = ""  # the address of the registration when it was given: the letter goes there alone

    def __repr__(self) -> str:
        return "Document(…)"  # a traceback or a log line shows nothing of it


@dataclass(frozen=True)
class Stay:
    consulate: str
    enters_on: date
    leaves_on: date
    second_language: str


def sealed(document: Document, registration_id: int) -> bytes:
    said = json.dumps(asdict(document), default=date.isoformat, ensure_ascii=False)
    return seal_text(said, about=_place(registration_id))


def opened(data: bytes, registration_id: int) -> Document:
    """Raises `SealBroken` for what was sealed for another row."""
    said = json.loads(open_text(data, about=_place(registration_id)))
    days = {name: date.fromisoformat(said[name]) for name in ("issued_on", "expires_on", "born_on")}
    return Document(**(said | days))


def sealed_letter(pdf: bytes, registration_id: int) -> bytes:
    return wrap(pdf, with_keys=keyring.keys(), about=_place(registration_id, "letter"))


def opened_letter(data: bytes, registration_id: int) -> bytes:
    return unwrap(data, with_keys=keyring.keys(), about=_place(registration_id, "letter"))


def _place(registration_id: int, column: str = "document") -> bytes:
    return place("visa_request", registration_id, column)
