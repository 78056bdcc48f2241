"""A file from a stranger that answers a question: a PDF as it is, a picture written anew."""

import re
import unicodedata
from dataclasses import dataclass

from forum.errors import Refusal
from forum.files import pictures

MOST_BYTES = 5 * 1024 * 1024
PDF = "application/pdf"
LONGEST_NAME = 100
# What makes a PDF do something when it is opened, as far as its own text says so.
ACTS = re.compile(rb"/(?:JavaScript|JS|Launch|EmbeddedFile|RichMedia)\b")
ARCHIVE_ENDS = b"PK\x05\x06"


@dataclass(frozen=True)
class Document:
    """Checked bytes. `name` as the sender called the file, fit to be one anywhere."""

    name: str
    media_type: str
    data: bytes


class NotTaken(Exception):
    """`code` says why; whoever asked for the file has the sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def taken(name: str, data: bytes) -> Document:
    """Raises `NotTaken`."""
    if len(data) > MOST_BYTES:
        raise NotTaken("file_too_heavy")
    if data.startswith(b"%PDF-"):
        return Document(_named(name, ".pdf"), PDF, _harmless(data))
    try:
        return Document(_named(name, ".jpg"), pictures.JPEG, pictures.plain(data))
    except pictures.UnknownKind:
        raise NotTaken("file_kind_unknown") from None
    except Refusal:
        raise NotTaken("file_broken") from None


def _harmless(data: bytes) -> bytes:
    if b"%%EOF" not in data[-2048:]:
        raise NotTaken("file_broken")
    if ACTS.search(data) or ARCHIVE_ENDS in data[-65_557:]:
        raise NotTaken("file_acts")
    return data


def _named(name: str, ending: str) -> str:
    """Without folders, signs that cannot be seen and signs that mean something to a disk."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(c for c in last if not unicodedata.category(c).startswith("C"))
    stem = re.sub(r'[:*?"<>|]', "", seen).rpartition(".")[0] or seen
    return (stem.strip(" .")[: LONGEST_NAME - len(ending)] or "file") + ending
