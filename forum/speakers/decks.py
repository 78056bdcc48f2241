"""Slides from a stranger: what they are is read from the bytes, never believed from the name. Pure."""

import zipfile
from enum import StrEnum
from io import BytesIO

from forum.errors import Refusal

MOST_BYTES = 30 * 1024 * 1024
MOST_MEMBERS = 5000
MOST_UNPACKED = 500 * 1024 * 1024
MOST_VERSIONS = 20


class Deck(StrEnum):
    PDF = "pdf"
    PPTX = "pptx"
    ODP = "odp"


MEDIA_TYPES = {
    Deck.PDF: "application/pdf",
    Deck.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Deck.ODP: "application/vnd.oasis.opendocument.presentation",
}


class SlidesTooHeavy(Refusal):
    code = "slides_too_heavy"


class SlidesUnknown(Refusal):
    code = "slides_kind_unknown"


class SlidesBroken(Refusal):
    code = "slides_broken"


class SlidesWithMacros(Refusal):
    """Programs in a presentation would run on the machine in the hall."""

    code = "slides_with_macros"


class TooManyVersions(Refusal):
    code = "slides_too_many"


def kind_of(data: bytes) -> Deck:
    """Raises one of the refusals above. Nothing is unpacked: a package's list of contents is read."""
    if len(data) > MOST_BYTES:
        raise SlidesTooHeavy()
    if data.startswith(b"%PDF-"):
        if b"%%EOF" not in data[-2048:]:
            raise SlidesBroken()
        return Deck.PDF
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_package(data)
    raise SlidesUnknown()


def _kind_of_package(data: bytes) -> Deck:
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise SlidesBroken() from None
    if len(members) > MOST_MEMBERS or sum(each.file_size for each in members) > MOST_UNPACKED:
        raise SlidesBroken()
    names = {each.filename.lower() for each in members}
    if any("vbaproject" in name or name.startswith(("basic/", "scripts/")) for name in names):
        raise SlidesWithMacros()
    if "ppt/presentation.xml" in names:
        return Deck.PPTX
    if data[30:38] == b"mimetype" and MEDIA_TYPES[Deck.ODP].encode() in data[38:120]:
        return Deck.ODP
    raise SlidesUnknown()
