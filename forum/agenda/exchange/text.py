"""The programme for a terminal: one line a session, 80 columns where the titles allow it."""

import unicodedata

from forum.agenda.exchange.schedule import Day, Item, Schedule

WIDTH = 80


def written(schedule: Schedule) -> bytes:
    lines = [schedule.title, "=" * width(schedule.title), f"{schedule.url}", f"{schedule.zone}", ""]
    for day in schedule.days():
        lines += _day(day)
    return ("\n".join(lines).rstrip() + "\n").encode()


def _day(day: Day) -> list[str]:
    head = f"{day.on.isoformat()}"
    return [head, "-" * width(head), *(line for item in day.items for line in _item(item)), ""]


def _item(item: Item) -> list[str]:
    time = f"{item.begins:%H:%M}–{item.ends:%H:%M}"
    names = ", ".join(each.name for each in item.performers)
    beside = " · ".join(part for part in (item.room, names) if part)
    lines = [*_wrapped(item.title), *(_wrapped(beside) if beside else ())]
    return [f"{time if not number else '':11}  {line}" for number, line in enumerate(lines)]


def _wrapped(text: str) -> list[str]:
    """Lines that fit beside the time, broken between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer) > WIDTH - 13:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def width(text: str) -> int:
    """Columns on a terminal: Hangul, Han and kana take two."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    marks = sum(unicodedata.combining(c) != 0 for c in text)
    return len(text) + wide - marks
