"""Reads what other software says about a programme: leniently, and noting all that had to be mended.

`read(content, zone, language)` finds out by itself which format it was given.
"""

import json
from collections.abc import Callable
from datetime import tzinfo

from forum.agenda.exchange.reading import frab_json, frab_xml, icalendar_file, pretalx_api, xcal
from forum.agenda.exchange.reading.incoming import LARGEST, Reading, Unreadable


def read(content: bytes, *, zone: tzinfo, language: str) -> Reading:
    """`zone` and `language` are the edition's: for times and titles that say none themselves.
    Raises `Unreadable`, whose `facts["why"]` is one of the codes in `incoming.py`."""
    if len(content) > LARGEST:
        raise Unreadable(why="too_large")
    try:
        return _reader(content)(content, zone, language)
    except BROKEN:
        raise Unreadable(why="broken") from None


# What a format's reader meets where a file breaks its own format.
BROKEN = (KeyError, TypeError, AttributeError, ValueError, OverflowError, RecursionError)


def _reader(content: bytes) -> Callable[[bytes, tzinfo, str], Reading]:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"BEGIN:VCALENDAR"):
        return icalendar_file.read
    if start.startswith(b"<"):
        return _of_xml
    if start.startswith((b"{", b"[")):
        return _of_json
    raise Unreadable(why="unknown_format")


def _of_xml(content: bytes, zone: tzinfo, language: str) -> Reading:
    root = frab_xml.tree(content)
    if root.tag == "schedule":
        return frab_xml.read(root, zone, language)
    if root.tag == "iCalendar":
        return xcal.read(root, zone, language)
    raise Unreadable(why="unknown_format")


def _of_json(content: bytes, zone: tzinfo, language: str) -> Reading:
    said = json.loads(content)
    schedule = said.get("schedule") if isinstance(said, dict) else None
    if not isinstance(schedule, dict):
        raise Unreadable(why="unknown_format")
    reader = frab_json.read if "conference" in schedule else pretalx_api.read
    return reader(said, zone, language)
