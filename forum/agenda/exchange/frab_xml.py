"""schedule.xml, strictly by its XSD."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from forum.agenda.exchange.schedule import Day, Item, Schedule

GENERATOR = "Forum"


def written(schedule: Schedule) -> bytes:
    """UTF-8, indented. Cancelled sessions are left out: the format has no word for them."""
    root = Element("schedule")
    SubElement(root, "generator", name=GENERATOR)
    _say(root, url=schedule.url, version=schedule.version)
    _conference(root, schedule)
    rooms = {hall.name: hall.guid for hall in schedule.halls}
    for day in schedule.days():
        _day(root, day, rooms, schedule)
    indent(root)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _conference(root: Element, schedule: Schedule) -> None:
    conference = SubElement(root, "conference")
    _say(
        conference,
        title=schedule.title,
        acronym=schedule.acronym,
        start=schedule.first_day.isoformat(),
        end=schedule.last_day.isoformat(),
        days=str(sum(1 for _day in schedule.days())),
        timeslot_duration="00:05",
        base_url=schedule.base_url,
        time_zone_name=schedule.zone,
    )
    for track in schedule.tracks:
        SubElement(conference, "track", name=_clean(track))


def _day(root: Element, day: Day, rooms: dict[str, str], schedule: Schedule) -> None:
    element = SubElement(root, "day", index=str(day.index), date=day.on.isoformat())
    element.set("start", day.begins.isoformat())
    element.set("end", day.ends.isoformat())
    for name, items in day.by_room().items():
        room = SubElement(element, "room", name=_clean(name))
        if name in rooms:
            room.set("guid", rooms[name])
        for item in items:
            _event(room, item, schedule.known_as(item))


def _event(room: Element, item: Item, slug: str) -> None:
    event = SubElement(room, "event", guid=item.guid, id=str(item.id))
    _say(
        event,
        room=item.room,
        title=item.title,
        subtitle="",
        type=item.kind,
        date=item.begins.isoformat(),
        start=f"{item.begins:%H:%M}",
        duration=item.lasts,
        abstract=item.abstract,
        slug=slug,
        track=item.track,
    )
    persons = SubElement(event, "persons")
    for each in item.performers:
        SubElement(persons, "person", id=str(each.id)).text = _clean(each.name)
    _say(event, language=item.language, description="")
    if item.url:
        _say(event, url=item.url)


def _say(element: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(element, name).text = _clean(text)


def _clean(text: str) -> str:
    """Without the control characters that XML 1.0 cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
