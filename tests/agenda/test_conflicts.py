"""Every way a programme can fail to fit, and the ways that look like it and do fit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from forum.agenda.conflicts.rules import RULES, Severity, conflicts
from forum.agenda.conflicts.timetable import Guest, Hall, Site, Slot, Span, Timetable, travel

NINE = datetime(2025, 9, 13, 4, 0, tzinfo=UTC)  # 09:00 in Almaty
ALMATY, ALATAU_CITY, NOWHERE = Site(1, 43.238, 76.889), Site(2, 43.67, 77.06), Site(3)
HALLS = {
    1: Hall(1, venue=1, seats=180, booths=2, turnaround=timedelta(minutes=15)),
    2: Hall(2, venue=1, seats=80),
    3: Hall(3, venue=2, seats=600, booths=4),
    4: Hall(4, venue=3),
}
SORA, MARIA = 7, 8


def span(begins: int, lasts: int) -> Span:
    """In minutes after nine."""
    start = NINE + timedelta(minutes=begins)
    return Span(start, start + timedelta(minutes=lasts))


def slot(ref: str, begins: int = 0, lasts: int = 60, **facts) -> Slot:
    told = {"kind": "pitch", "titled": ("en", "ko"), **facts}
    return Slot(ref, span=span(begins, lasts), **told)


def of(*slots: Slot, **facts) -> Timetable:
    sites = {site.id: site for site in (ALMATY, ALATAU_CITY, NOWHERE)}
    known = {"halls": HALLS, "sites": sites, "languages": ("en", "ko"), **facts}
    return Timetable(slots, **known)


def by(person: int, role: str = "speaker"):
    return {"people": ((person, role),)}


def closed(*spans: Span):
    return {"halls": {1: replace(HALLS[1], closed=spans)}}


def guest(**facts):
    return {"guests": {SORA: Guest(SORA, **facts)}}


FITS = None
CASES = {
    # one person, two places
    "a person in two sessions at once": (
        of(slot("a", **by(SORA)), slot("b", 30, **by(SORA))),
        "person_twice",
    ),
    "a session inside another": (
        of(slot("a", 0, 120, **by(SORA)), slot("b", 30, 10, **by(SORA))),
        "person_twice",
    ),
    "the same minutes": (of(slot("a", **by(SORA)), slot("b", **by(SORA))), "person_twice"),
    "a moderator who speaks elsewhere": (
        of(slot("a", **by(SORA, "moderator")), slot("b", 59, **by(SORA))),
        "person_twice",
    ),
    "a third session later in a long one": (
        of(slot("a", 0, 180, **by(SORA)), slot("b", 10, 20), slot("c", 120, **by(SORA))),
        "person_twice",
    ),
    "one after the other": (of(slot("a", **by(SORA)), slot("b", 60, **by(SORA))), FITS),
    "two people at once": (of(slot("a", **by(SORA)), slot("b", **by(MARIA))), FITS),
    "one person in two roles of one session": (
        of(slot("a", people=((SORA, "speaker"), (SORA, "moderator")))),
        FITS,
    ),
    # on the way between venues
    "two venues, forty minutes apart": (
        of(slot("a", hall=1, **by(SORA)), slot("b", 100, hall=3, **by(SORA))),
        "person_on_the_way",
    ),
    "two venues, one right after the other": (
        of(slot("a", hall=1, **by(SORA)), slot("b", 60, hall=3, **by(SORA))),
        "person_on_the_way",
    ),
    "two venues, three hours apart": (
        of(slot("a", hall=1, **by(SORA)), slot("b", 240, hall=3, **by(SORA))),
        FITS,
    ),
    "a venue that is not on the map, ten minutes apart": (
        of(slot("a", hall=1, **by(SORA)), slot("b", 70, hall=4, **by(SORA))),
        "person_on_the_way",
    ),
    "a venue that is not on the map, an hour apart": (
        of(slot("a", hall=1, **by(SORA)), slot("b", 120, hall=4, **by(SORA))),
        FITS,
    ),
    "two rooms of one venue": (of(slot("a", hall=1, **by(SORA)), slot("b", 60, hall=2, **by(SORA))), FITS),
    "a session without a room": (of(slot("a", hall=1, **by(SORA)), slot("b", 60, **by(SORA))), FITS),
    # rooms
    "two sessions in a room": (of(slot("a", hall=2), slot("b", 59, hall=2)), "room_overlap"),
    "three sessions in a room": (of(slot("a", 0, 90, hall=2), slot("b", 0, 30, hall=2)), "room_overlap"),
    "two sessions in two rooms": (of(slot("a", hall=1), slot("b", hall=2)), FITS),
    "two sessions without a room": (of(slot("a"), slot("b")), FITS),
    "back to back": (of(slot("a", hall=2), slot("b", 60, hall=2)), FITS),
    "a room that is closed": (of(slot("a", hall=1), **closed(span(30, 60))), "room_closed"),
    "a room that closes as the session ends": (of(slot("a", hall=1), **closed(span(60, 60))), FITS),
    "a room that opens as the session begins": (of(slot("a", hall=1), **closed(span(-60, 60))), FITS),
    "too short to turn the room round": (of(slot("a", hall=1), slot("b", 70, hall=1)), "turnaround_short"),
    "no time to turn the room round": (of(slot("a", hall=1), slot("b", 60, hall=1)), "turnaround_short"),
    "just enough to turn the room round": (of(slot("a", hall=1), slot("b", 75, hall=1)), FITS),
    # places
    "more signed up than seats": (of(slot("a", hall=2, signed_up=81)), "too_few_places"),
    "more signed up than places": (of(slot("a", hall=1, places=20, signed_up=21)), "too_few_places"),
    "more signed up than places, without a room": (of(slot("a", places=20, signed_up=21)), "too_few_places"),
    "every seat taken": (of(slot("a", hall=2, signed_up=80)), FITS),
    "a room of which nobody knows the seats": (of(slot("a", hall=4, signed_up=900)), FITS),
    "more interest than seats": (of(slot("a", hall=2, signed_up=10, interested=71)), "room_small"),
    "as much interest as seats": (of(slot("a", hall=2, interested=80)), FITS),
    # languages
    "more languages than booths": (
        of(slot("a", hall=1, floor=("en",), interpreted=("ru", "kk", "ko"))),
        "too_few_booths",
    ),
    "a room without booths": (
        of(slot("a", hall=1, interpreted=("ru",)), halls={1: replace(HALLS[1], booths=0)}),
        "too_few_booths",
    ),
    "as many languages as booths": (
        of(slot("a", hall=1, floor=("en",), interpreted=("ru", "en", "ko"))),
        FITS,
    ),
    "booths of which nobody knows": (of(slot("a", hall=2, interpreted=("ru", "kk", "ko", "zh"))), FITS),
    "a title not in every language": (of(slot("a", titled=("en",))), "translation_missing"),
    "a title in more languages": (of(slot("a", titled=("en", "ko", "zh"))), FITS),
    # people
    "somebody who lands later": (
        of(slot("a", **by(SORA)), **guest(present=[span(30, 600)])),
        "person_absent",
    ),
    "somebody who leaves earlier": (
        of(slot("a", **by(SORA)), **guest(present=[span(-60, 90)])),
        "person_absent",
    ),
    "somebody who never comes": (of(slot("a", **by(SORA)), **guest(present=[])), "person_absent"),
    "somebody who is there just then": (of(slot("a", **by(SORA)), **guest(present=[span(0, 60)])), FITS),
    "somebody who said nothing": (of(slot("a", **by(SORA)), **guest()), FITS),
    "a panel without a moderator": (of(slot("a", kind="panel", **by(SORA))), "no_moderator"),
    "a round table without a moderator": (of(slot("a", kind="round_table", **by(SORA))), "no_moderator"),
    "a panel with a moderator": (of(slot("a", kind="panel", **by(SORA, "moderator"))), FITS),
    "a panel that nobody is in yet": (of(slot("a", kind="panel")), FITS),
    "a speech without a moderator": (of(slot("a", kind="keynote", **by(SORA))), FITS),
    "unconfirmed, two days before": (
        of(slot("a", **by(SORA)), **guest(is_confirmed=False), now=NINE - timedelta(days=2)),
        "speaker_unconfirmed",
    ),
    "unconfirmed, a week before": (
        of(slot("a", **by(SORA)), **guest(is_confirmed=False), now=NINE - timedelta(days=7)),
        FITS,
    ),
    "unconfirmed, but it is over": (
        of(slot("a", **by(SORA)), **guest(is_confirmed=False), now=NINE + timedelta(hours=2)),
        FITS,
    ),
    "confirmed, the day before": (of(slot("a", **by(SORA)), **guest(), now=NINE - timedelta(days=1)), FITS),
    # readers
    "one track, side by side": (of(slot("a", track=5), slot("b", 30, track=5)), "same_track_parallel"),
    "one track, one after the other": (of(slot("a", track=5), slot("b", 60, track=5)), FITS),
    "two tracks, side by side": (of(slot("a", track=5), slot("b", track=6)), FITS),
    "a track beside what is for everybody": (
        of(slot("a", track=5), slot("b", track=5, kind="plenary")),
        FITS,
    ),
    "a session without an abstract": (of(slot("a", has_abstract=False)), "abstract_missing"),
    "a break without an abstract": (of(slot("a", kind="break", has_abstract=False)), FITS),
}


@pytest.mark.parametrize(("timetable", "code"), CASES.values(), ids=CASES.keys())
def test_what_does_not_fit_is_found_and_what_fits_is_left_alone(timetable, code):
    found = {conflict.code for conflict in conflicts(timetable)}
    assert found == ({code} if code else set())


def test_every_rule_has_its_case():
    assert {rule.__name__ for rule in RULES} == {code for _timetable, code in CASES.values() if code}


def test_every_conflict_names_its_sessions_and_a_remedy():
    for timetable, code in CASES.values():
        for conflict in conflicts(timetable):
            assert conflict.slots, code
            assert conflict.remedies, code


def test_the_gravest_comes_first_then_the_earliest():
    late = [slot("c", 300, hall=2), slot("d", 310, hall=2)]
    early = [slot("a", kind="panel", has_abstract=False, **by(SORA))]
    found = conflicts(of(*early, *late))
    assert [each.severity for each in found] == [Severity.ERROR, Severity.WARNING, Severity.HINT]


def test_a_conflict_is_told_in_order_of_time_whatever_the_order_of_the_slots():
    found = conflicts(of(slot("b", 30, hall=2), slot("a", hall=2)))
    assert found[0].slots == ("a", "b")


def test_the_way_to_alatau_city_takes_more_than_an_hour():
    assert timedelta(hours=1) < travel(ALMATY, ALATAU_CITY) < timedelta(hours=2)


def test_the_sentence_has_its_figures():
    (found,) = conflicts(of(slot("a", hall=1), slot("b", 70, hall=1)))
    assert found.about == {"room": 1, "minutes": 10, "needed": 15}
