"""The programme as a board: rooms side by side, time running down. A list with pickers where there is no room
for it, or no JavaScript. Each move is saved as it is made."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from flask import jsonify, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from werkzeug.wrappers import Response
from wtforms import DateField, HiddenField, IntegerField, SelectField, TimeField
from wtforms.validators import InputRequired, NumberRange

from forum.agenda import moving
from forum.agenda.drafts import WITHOUT_ROOM, session_with, sessions_of
from forum.agenda.models import AgendaSession, PublishState
from forum.agenda.moving import Spot
from forum.agenda.policy import may_edit_the_agenda
from forum.audit.queries import history_of
from forum.editions.dates import clock_time
from forum.editions.models import Edition, Room
from forum.editions.queries import rooms_of
from forum.editions.zone import at, instant
from forum.errors import Refusal
from forum.registration.fields import options
from forum.web.access import actor, only
from forum.web.numbers import number
from forum.web.organiser import pages
from forum.web.organiser.conflicts import told_of
from forum.web.pages import back_to, or_404, page
from forum.web.wording import of_refusal, words

MIDNIGHT = 24 * 60


class SpotForm(FlaskForm):
    """When and where a session takes place."""

    day = DateField(_l("Day"), [InputRequired(_l("Choose a day."))])
    time = TimeField(_l("Begins"), [InputRequired(_l("Write a time, like 09:30."))])
    minutes = IntegerField(
        _l("Minutes"),
        [
            InputRequired(_l("Write how many minutes it takes.")),
            NumberRange(5, moving.MOST_MINUTES, _l("Between 5 minutes and a day.")),
        ],
    )
    room = SelectField(_l("Room"), coerce=lambda value: int(value) if value else None)
    version = HiddenField()

    def offer(self, rooms: list[Room]) -> "SpotForm":
        named = [("", _("No room yet")), *((room.id, words(room.name)) for room in rooms)]
        self.room.choices = options(named)
        return self

    def spot(self, edition: Edition) -> Spot:
        return Spot(instant(self.day.data, self.time.data, edition), self.minutes.data, self.room.data)


@pages.get("/desk/<edition>/agenda/board")
@only(may_edit_the_agenda)
def board(edition):
    sessions = [each for each in sessions_of(edition.id) if each.state != PublishState.CANCELLED]
    days = sorted({*_days_of(edition), *(_day(each, edition) for each in sessions)})
    day = _wished(request.args.get("day", ""), days)
    today = [each for each in sessions if _day(each, edition) == day]
    rooms = list(rooms_of(edition.id))
    return page(
        "organiser/agenda/board.html",
        edition=edition,
        day=day,
        days=days,
        rooms=_used_first(rooms, today),
        every_room=rooms,
        spots=[_spot(each, edition) for each in today],
        conflicts=told_of(edition),
    )


@pages.post("/desk/<edition>/agenda/<ref>/spot")
@only(may_edit_the_agenda)
def move_session(edition, ref):
    session = or_404(session_with(edition.id, ref))
    form = SpotForm().offer(list(rooms_of(edition.id)))
    if not form.validate():
        return _not_moved(edition, session, " ".join(_complaints(form)), 422)
    try:
        moving.move(
            edition, session, form.spot(edition), seen=number(form.version.data or "") or 0, by=actor()
        )
    except Refusal as refusal:
        return _not_moved(edition, session, _overtaken(edition, session, refusal), 409)
    return _moved(edition, session)


@pages.post("/desk/<edition>/agenda/<ref>/shift")
@only(may_edit_the_agenda)
def shift_sessions(edition, ref):
    """This session and everything after it on its day, by some minutes."""
    session = or_404(session_with(edition.id, ref))
    minutes, day = request.form.get("minutes", type=int) or 0, _day(session, edition)
    if not 0 < abs(minutes) <= MIDNIGHT:
        return back_to(".board", said=_("Write how many minutes."), tone="bad", **_here(edition, day))
    until = instant(day + timedelta(days=1), datetime.min.time(), edition)
    moved = moving.shift(edition, session, minutes, until=until, by=actor())
    said = ngettext("%(num)d session moved.", "%(num)d sessions moved.", moved)
    return back_to(".board", said=said, **_here(edition, day))


def _moved(edition: Edition, session: AgendaSession) -> Response:
    if not _asks_for_json():
        return back_to(".board", said=_("Moved."), **_here(edition, _day(session, edition)))
    return jsonify(_state(edition, session))


def _not_moved(edition: Edition, session: AgendaSession, said: str, status: int):
    if not _asks_for_json():
        return back_to(".board", said=said, tone="bad", **_here(edition, _day(session, edition)))
    return jsonify({**_state(edition, session), "said": said}), status


def _state(edition: Edition, session: AgendaSession) -> dict[str, object]:
    """What the board has to know after a move: where the session is now, and what does not fit anywhere."""
    begins = at(session.starts_at, edition)
    return {
        "ref": session.ref,
        "version": session.version,
        "day": begins.date().isoformat(),
        "at": begins.hour * 60 + begins.minute,
        "minutes": session.minutes,
        "room": session.room_id,
        "conflicts": [
            {
                "severity": int(told.severity),
                "sentence": told.sentence,
                "remedies": told.remedies,
                "sessions": [
                    {"ref": each.ref, "title": words(each.title), "time": clock_time(each.starts_at, edition)}
                    for each in told.sessions
                ],
            }
            for told in told_of(edition)
        ],
    }


def _overtaken(edition: Edition, session: AgendaSession, refusal: Refusal) -> str:
    """Who was faster, and where the session is now."""
    last = next(reversed(history_of(session)), None)
    if refusal.code != "stale" or last is None:
        return of_refusal(refusal)
    return _(
        "%(who)s changed this session at %(when)s. It begins at %(time)s now; your move was not saved.",
        who=last.actor,
        when=clock_time(last.at, edition),
        time=clock_time(session.starts_at, edition),
    )


def _spot(session: AgendaSession, edition: Edition) -> dict[str, Any]:
    """A session as the board draws it; `at` counts minutes from midnight."""
    begins = at(session.starts_at, edition)
    return {
        "session": session,
        "begins": begins,
        "at": begins.hour * 60 + begins.minute,
        "people": " ".join(str(each.speaker_id) for each in session.appearances),
        "is_for_all": session.room_id is None and session.kind in WITHOUT_ROOM,
    }


def _used_first(rooms: list[Room], sessions: list[AgendaSession]) -> list[Room]:
    """The rooms of the venues that are used on this day; all of them on an empty one."""
    used = {each.room.venue_id for each in sessions if each.room}
    return [room for room in rooms if not used or room.venue_id in used]


def _days_of(edition: Edition) -> Iterator[date]:
    for later in range((edition.ends_on - edition.starts_on).days + 1):
        yield edition.starts_on + timedelta(days=later)


def _day(session: AgendaSession, edition: Edition) -> date:
    return at(session.starts_at, edition).date()


def _wished(said: str, days: list[date]) -> date:
    return next((day for day in days if day.isoformat() == said), days[0])


def _complaints(form: FlaskForm) -> list[str]:
    return [f"{field.label.text}: {error}" for field in form for error in field.errors]


def _here(edition: Edition, day: date) -> dict[str, str]:
    return {"edition": edition.slug, "day": day.isoformat()}


def _asks_for_json() -> bool:
    return request.accept_mimetypes.best == "application/json"
