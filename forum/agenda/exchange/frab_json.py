"""schedule.json, strictly by its JSON schema."""

import json
from typing import Any

from forum.agenda.exchange.schedule import Day, Item, Schedule

SCHEMA = "https://c3voc.de/schedule/schema.json"


def written(schedule: Schedule) -> bytes:
    """UTF-8. Cancelled sessions are left out: the format has no word for them."""
    return json.dumps(_whole(schedule), ensure_ascii=False, separators=(",", ":")).encode()


def _whole(schedule: Schedule) -> dict[str, Any]:
    days = list(schedule.days())
    conference = {
        "acronym": schedule.acronym,
        "title": schedule.title,
        "start": schedule.first_day.isoformat(),
        "end": schedule.last_day.isoformat(),
        "daysCount": len(days),
        "timeslot_duration": "00:05",
        "time_zone_name": schedule.zone,
        "url": schedule.base_url,
        "rooms": [
            {"name": hall.name, "guid": hall.guid, "description": None, "capacity": hall.seats}
            for hall in schedule.halls
        ],
        "tracks": [{"name": track} for track in schedule.tracks],
        "days": [_day(day, schedule) for day in days],
    }
    return {
        "$schema": SCHEMA,
        "generator": {"name": "Forum"},
        "schedule": {
            "url": schedule.url,
            "version": schedule.version,
            "base_url": schedule.base_url,
            "conference": conference,
        },
    }


def _day(day: Day, schedule: Schedule) -> dict[str, Any]:
    return {
        "index": day.index,
        "date": day.on.isoformat(),
        "day_start": day.begins.isoformat(),
        "day_end": day.ends.isoformat(),
        "rooms": {
            name: [_event(item, schedule.known_as(item)) for item in items]
            for name, items in day.by_room().items()
        },
    }


def _event(item: Item, slug: str) -> dict[str, Any]:
    return {
        "guid": item.guid,
        "id": item.id,
        "date": item.begins.isoformat(),
        "start": f"{item.begins:%H:%M}",
        "end": item.ends.isoformat(),
        "duration": item.lasts,
        "room": item.room,
        "slug": slug,
        "url": item.url,
        "title": item.title,
        "subtitle": None,
        "track": item.track or None,
        "type": item.kind,
        "language": item.language or None,
        "abstract": item.abstract or None,
        "description": None,
        "persons": [{"id": each.id, "name": each.name} for each in item.performers],
        "links": [],
    }
