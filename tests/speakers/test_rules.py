"""What is asked of a speaker, as tables: nothing here needs a database."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from forum.speakers.decks import (
    MOST_BYTES,
    Deck,
    SlidesBroken,
    SlidesTooHeavy,
    SlidesUnknown,
    SlidesWithMacros,
    kind_of,
)
from forum.speakers.proposals.states import MOVES as PROPOSAL_MOVES
from forum.speakers.proposals.states import ProposalDecided, ProposalState, check_move, takes_proposals
from forum.speakers.rules import Hours, Item, Known, cut, hours_said, missing_of, was_just_reminded
from forum.speakers.states import MOVES, Standing, may_move, standing_of
from tests.speakers.making import PDF, a_package

NOW = datetime(2025, 9, 1, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    photo_file_id: int | None = 1
    without_slides: bool = False
    equipment: str | None = ""
    recording: bool | None = False
    hours: dict | None = None
    is_local: bool | None = True
    arrives_at: datetime | None = None
    invited_at: datetime | None = NOW
    declined_at: datetime | None = None


ALL = Known(Standing.CONFIRMED, Told(hours={}), True, [True], True)


def told(**changes):
    return replace(ALL, told=replace(ALL.told, **changes))


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        (ALL, []),
        (replace(ALL, standing=Standing.INVITED), [Item.ANSWER]),
        (replace(ALL, standing=Standing.ASKED), [Item.ANSWER]),
        (replace(ALL, standing=Standing.DECLINED, has_biography=False), []),
        (replace(ALL, has_biography=False), [Item.BIOGRAPHY]),
        (replace(ALL, talks=[True, False]), [Item.TALK]),
        (replace(ALL, has_slides=False), [Item.SLIDES]),
        (replace(ALL, has_slides=False, talks=[]), []),
        (replace(told(without_slides=True), has_slides=False), []),
        (told(photo_file_id=None), [Item.PHOTO]),
        (told(equipment=None), [Item.EQUIPMENT]),
        (told(recording=None), [Item.RECORDING]),
        (told(hours=None), [Item.HOURS]),
        (told(is_local=False), [Item.TRAVEL]),
        (told(is_local=None, arrives_at=NOW), []),
        (
            replace(ALL, told=None, talks=[], has_slides=False),
            [Item.PHOTO, Item.EQUIPMENT, Item.RECORDING, Item.HOURS, Item.TRAVEL],
        ),
    ],
)
def test_the_checklist_says_exactly_what_is_missing(known, missing):
    assert missing_of(known) == missing


@pytest.mark.parametrize(
    ("confirmed", "engagement", "standing"),
    [
        (True, None, Standing.CONFIRMED),
        (False, None, Standing.ASKED),
        (False, Told(invited_at=None), Standing.ASKED),
        (False, Told(), Standing.INVITED),
        (False, Told(declined_at=NOW), Standing.DECLINED),
    ],
)
def test_where_an_invitation_stands(confirmed, engagement, standing):
    assert standing_of(confirmed, engagement) is standing


def test_every_standing_says_what_may_follow():
    assert MOVES.keys() == set(Standing)
    assert not may_move(Standing.CONFIRMED, Standing.CONFIRMED)
    assert may_move(Standing.DECLINED, Standing.CONFIRMED)


@pytest.mark.parametrize("old", ProposalState)
@pytest.mark.parametrize("new", ProposalState)
def test_a_proposal_moves_as_its_table_says(old, new):
    if new in PROPOSAL_MOVES[old]:
        check_move(old, new)
    else:
        with pytest.raises(ProposalDecided):
            check_move(old, new)


@dataclass
class Call:
    is_open: bool = True
    closes_at: datetime | None = None


@pytest.mark.parametrize(
    ("call", "takes"),
    [
        (None, False),
        (Call(is_open=False), False),
        (Call(), True),
        (Call(closes_at=NOW + HOUR), True),
        (Call(closes_at=NOW), False),
    ],
)
def test_the_call_is_open_until_it_closes(call, takes):
    assert takes_proposals(call, NOW) is takes


def test_nobody_is_reminded_twice_within_a_day():
    assert was_just_reminded(NOW - 23 * HOUR, NOW)
    assert not was_just_reminded(NOW - 24 * HOUR, NOW)
    assert not was_just_reminded(None, NOW)


def test_hours_are_read_in_order_of_days():
    said = hours_said({"2025-09-13": ["10:00", "12:30"], "2025-09-12": ["00:00", "23:59"]})
    assert said[1] == Hours(date(2025, 9, 13), time(10), time(12, 30))
    assert [each.is_whole for each in said] == [True, False]


def test_a_journey_cuts_the_hours():
    spans = [(NOW, NOW + 4 * HOUR), (NOW + 8 * HOUR, NOW + 9 * HOUR)]
    assert cut(spans, arrives=NOW + HOUR, departs=NOW + 5 * HOUR) == [(NOW + HOUR, NOW + 4 * HOUR)]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, Deck.PDF),
        (a_package("ppt/presentation.xml"), Deck.PPTX),
        (
            a_package("content.xml", first=("mimetype", "application/vnd.oasis.opendocument.presentation")),
            Deck.ODP,
        ),
    ],
)
def test_slides_are_known_by_their_bytes(data, kind):
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", SlidesUnknown),
        (b"<html>", SlidesUnknown),
        (b"%PDF-1.7 and no end", SlidesBroken),
        (b"PK\x03\x04 and no more", SlidesBroken),
        (a_package("word/document.xml"), SlidesUnknown),
        (a_package("ppt/presentation.xml", "ppt/vbaProject.bin"), SlidesWithMacros),
        (a_package("Basic/Standard/Module1.xml"), SlidesWithMacros),
        (b"%PDF-" + bytes(MOST_BYTES), SlidesTooHeavy),
    ],
)
def test_what_is_no_slides_is_refused(data, refusal):
    with pytest.raises(refusal):
        kind_of(data)
