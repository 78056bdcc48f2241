"""What happens to each registration, from the form to the forum. Pure: people and a seed in, steps out.

The steps are written so that, on the morning of the forum, the states add up to the figures in `ENDS`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random

from forum.demo.cast import Registrant
from forum.demo.facts import OPENS, at

# Category → how its people stand at the end; whoever is not counted here is confirmed.
ENDS: dict[str, dict[str, int]] = {
    "entrepreneur": {"withdrawn": 10},
    # Later one more withdraws and the first who waits moves up: in the end six and twenty.
    "investor": {"submitted": 16, "info_requested": 6, "declined": 12, "withdrawn": 5, "waitlisted": 21},
    "official": {"submitted": 3, "info_requested": 1},
    "expert_speaker": {"submitted": 5, "info_requested": 2, "declined": 3, "withdrawn": 1},
    "press": {"submitted": 9, "info_requested": 4, "declined": 7, "withdrawn": 1},
    "sponsor": {"submitted": 7, "info_requested": 2, "declined": 3, "withdrawn": 1},
    "accompanying": {"withdrawn": 1},
}
DECIDED_AT_ONCE = {"entrepreneur", "accompanying"}
# From here on investors wait; before, every place that was given up has been taken again.
FULL_FROM, LAST = at("2025-08-27 12:00"), at("2025-09-12 17:00")
QUIET_UNTIL = at("2025-08-14 18:00")


class Step(StrEnum):
    SUBMIT = "submit"
    WAIT = "wait"  # submitted, and put on the waiting list
    CONFIRM = "confirm"
    ASK = "ask"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    PROMOTE = "promote"
    REVOKE = "revoke"
    REISSUE = "reissue"


@dataclass(frozen=True)
class Event:
    at: datetime
    step: Step
    reason: str | None = None


@dataclass
class Life:
    registrant: Registrant
    end: str
    events: list[Event] = field(default_factory=list)


def lives_of(people: Sequence[Registrant], rng: Random) -> list[Life]:
    """A life for everybody, in the order in which they registered."""
    lives = [
        life for category in sorted({one.category for one in people}) for life in _of(category, people, rng)
    ]
    return sorted(lives, key=lambda life: life.events[0].at)


def _of(category: str, people: Sequence[Registrant], rng: Random) -> list[Life]:
    mine = [one for one in people if one.category == category]
    lives = [Life(one, end) for one, end in zip(mine, _ends(category, mine, rng), strict=True)]
    for life in lives:
        life.events = _events(life, category, rng)
    if category == "investor":
        _move_up(lives)
    return lives


def _ends(category: str, people: Sequence[Registrant], rng: Random) -> list[str]:
    """An end for each; those whose fate is told already keep it."""
    ends = [end for end, number in ENDS.get(category, {}).items() for _ in range(number)]
    for one in people:
        if one.fate in ends:
            ends.remove(one.fate)
    free = [one for one in people if one.fate is None]
    ends += ["confirmed"] * (len(free) - len(ends))
    rng.shuffle(ends)
    return [one.fate or ends.pop() for one in people]


def _events(life: Life, category: str, rng: Random) -> list[Event]:
    if life.end == "waitlisted":
        return [Event(_moment(rng, FULL_FROM, at("2025-09-10 20:00")), Step.WAIT)]
    submitted = _submitted(life, category, rng)
    events = [Event(submitted, Step.SUBMIT)]
    if category in DECIDED_AT_ONCE:
        events.append(Event(submitted, Step.CONFIRM))
    elif life.end in ("confirmed", "withdrawn"):
        events.append(Event(_office_hours(submitted, rng, life.registrant.category == "staff"), Step.CONFIRM))
    elif life.end == "info_requested":
        events.append(Event(_office_hours(submitted, rng), Step.ASK, _ask(category)))
    elif life.end == "declined":
        events.append(Event(_office_hours(submitted, rng), Step.DECLINE, _why(life.registrant)))
    return events + list(_afterwards(life, events[-1].at, rng))


def _submitted(life: Life, category: str, rng: Random) -> datetime:
    """Those who leave again come early, those who wait for a decision late."""
    is_pending = life.end in ("submitted", "info_requested")
    if category == "investor":
        start = at("2025-08-18 09:00") if is_pending else OPENS
        return _moment(
            rng, start, QUIET_UNTIL if life.end in ("declined", "withdrawn") else at("2025-08-26 20:00")
        )
    if category == "staff":
        return _moment(rng, at("2025-08-25 09:00"), at("2025-09-05 18:00"))
    if is_pending:
        return _moment(rng, at("2025-09-04 09:00"), LAST)
    return _moment(rng, OPENS, at("2025-09-04 20:00") if life.end != "confirmed" else at("2025-09-10 20:00"))


def _afterwards(life: Life, since: datetime, rng: Random) -> Iterable[Event]:
    if life.end == "withdrawn":
        yield Event(since + timedelta(days=rng.randint(1, 6), minutes=rng.randrange(600)), Step.WITHDRAW)
    if life.registrant.key == "revoked":
        yield Event(at("2025-09-12 16:20"), Step.REVOKE, "Lent to somebody else on Friday.")
    if life.registrant.key == "replaced":
        yield Event(at("2025-09-12 12:05"), Step.REISSUE, "Lost on the way to Alatau City.")


def _move_up(investors: list[Life]) -> None:
    """A confirmed investor gives up the place on 8 September; the longest-waiting one gets it."""
    leaver = max((one for one in investors if one.end == "confirmed" and not one.registrant.fate), key=_began)
    first = min((one for one in investors if one.end == "waitlisted"), key=_began)
    gives_up = at("2025-09-08 14:12")
    leaver.end, first.end = "withdrawn", "confirmed"
    leaver.events.append(Event(gives_up, Step.WITHDRAW))
    first.events += [Event(gives_up, Step.PROMOTE), Event(at("2025-09-09 10:40"), Step.CONFIRM)]


def _began(life: Life) -> datetime:
    return life.events[0].at


def _moment(rng: Random, start: datetime, end: datetime) -> datetime:
    """A moment between the two: more of them towards the end, by day rather than by night."""
    for _ in range(50):
        found = start + (end - start) * rng.random() ** 0.6
        hour = rng.triangular(7.5, 23.5, 14.0)
        found = found.replace(
            hour=int(hour), minute=rng.randrange(60), second=rng.randrange(60), microsecond=0
        )
        is_slow = found.weekday() >= 5 and rng.random() < 0.6
        if start <= found < end and not is_slow:
            return found
    return start


def _office_hours(since: datetime, rng: Random, at_once: bool = False) -> datetime:
    """When the organisers decided: the next working days, between nine and six."""
    decided = since + timedelta(days=0 if at_once else rng.choice((1, 1, 2, 3)))
    decided += timedelta(days=max(0, 7 - decided.weekday()) if decided.weekday() >= 5 else 0)
    decided = decided.replace(hour=rng.randrange(9, 18), minute=rng.randrange(60))
    return min(max(decided, since + timedelta(minutes=4)), at("2025-09-12 17:30"))


def _ask(category: str) -> str:
    return {
        "press": "Which newspaper or channel do you report for?",
        "investor": "Which of the projects would you like to hear about?",
    }.get(category, "Which organisation do you represent at the forum?")


def _why(registrant: Registrant) -> str:
    if registrant.key == "over_quota":
        return "The quota of your delegation is used up."
    return {
        "investor": "The project presentations are for funds and banks that can invest in the region.",
        "press": "We could not find the publication you named.",
        "sponsor": "The stands in the foyer are taken.",
    }.get(registrant.category, "The programme of the round table is complete.")
