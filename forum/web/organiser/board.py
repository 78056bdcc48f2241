"""The programme as a board: rooms side by side, time running down. A list with pickers where there is no room
for it, or no JavaScript. Each move is saved as it is made."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from flask import jsonify, request
from flask import session as flask_session
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response
from wtforms import DateField, HiddenField, IntegerField, SelectField, TimeField
from wtforms.validators import InputRequired, NumberRange

from forum import clock
from forum.agenda import moving
from forum.agenda.drafts import place_of, sessions_of
from forum.agenda.models import AgendaSession, PublishState
from forum.agenda.moving import Spot
from forum.agenda.policy import may_edit_the_agenda
from forum.agenda.rearranging import Wish, rearrange
from forum.audit.queries import history_of
from forum.editions.dates import clock_time, days_of
from forum.editions.models import Edition, Room
from forum.editions.queries import rooms_of
from forum.editions.zone import at, instant
from forum.errors import Refusal
from forum.registration.fields import options
from forum.web.access import actor, only
from forum.web.numbers import number
from forum.web.organiser import pages
from forum.web.organiser.board_state import Board, answer, day_of
from forum.web.organiser.telling import Change, changes_of
from forum.web.pages import back_to, or_404, page
from forum.web.wording import of_refusal, words

MIDNIGHT = 24 * 60
SHIFTED = "shifted"


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

    def offer(self, rooms: Sequence[Room]) -> "SpotForm":
        named = [("", _("No room yet")), *((room.id, words(room.name)) for room in rooms)]
        self.room.choices = options(named)
        return self

    def wish(self, session: AgendaSession, edition: Edition) -> Wish:
        spot = Spot(instant(self.day.data, self.time.data, edition), self.minutes.data, self.room.data)
        return Wish(session, spot, number(self.version.data or "") or 0)


@pages.get("/desk/<edition>/agenda/board")
@only(may_edit_the_agenda)
def board(edition):
    sessions = [each for each in sessions_of(edition.id) if each.state != PublishState.CANCELLED]
    ours = days_of(edition)
    days = sorted({*ours, *(day_of(each, edition) for each in sessions)})
    day = _wished(request.args.get("day", ""), days, edition)
    return page(
        "organiser/agenda/board.html",
        edition=edition,
        day=day,
        days=[(each, each in ours) for each in days],
        board=Board(edition, day, sessions, chosen=request.args.getlist("room", type=int)),
        back=_taken_back(edition, sessions),
    )


@pages.post("/desk/<edition>/agenda/<ref>/spot")
@only(may_edit_the_agenda)
def move_session(edition, ref):
    session = or_404(place_of(edition.id, ref))
    form = SpotForm().offer(rooms_of(edition.id))
    if not form.validate():
        return _not_moved(edition, [session], " ".join(_complaints(form)), 422)
    return _rearranged(edition, [form.wish(session, edition)])


@pages.post("/desk/<edition>/agenda/board/moves")
@only(may_edit_the_agenda)
def move_sessions(edition):
    """Several at once, each with a `ref` and the fields of its spot: all of them move or none."""
    columns = [request.form.getlist(name) for name in ("ref", "day", "time", "minutes", "room", "version")]
    found = {each.ref: each for each in sessions_of(edition.id)}
    sessions = [or_404(found.get(ref)) for ref in columns[0]]
    forms = [_one_of_many(*row) for row in zip(*columns[1:], strict=False)]
    rooms = rooms_of(edition.id)
    wrong = [form for form in forms if not form.offer(rooms).validate()]
    if wrong or not len(forms) == len(sessions) > 0:
        return _not_moved(edition, sessions, " ".join(_complaints(wrong[0]) if wrong else ()), 422)
    pairs = zip(forms, sessions, strict=True)
    return _rearranged(edition, [form.wish(session, edition) for form, session in pairs])


@pages.post("/desk/<edition>/agenda/<ref>/shift")
@only(may_edit_the_agenda)
def shift_sessions(edition, ref):
    """This session and everything after it on its day, by some minutes."""
    session = or_404(place_of(edition.id, ref))
    minutes, day = request.form.get("minutes", type=int) or 0, day_of(session, edition)
    seen = request.form.get("version", type=int) or 0
    if not 0 < abs(minutes) <= MIDNIGHT:
        return back_to(".board", said=_("Write how many minutes."), tone="bad", **_here(edition, day))
    until = instant(day + timedelta(days=1), datetime.min.time(), edition)
    later = [each for each in sessions_of(edition.id) if session.starts_at <= each.starts_at < until]
    try:
        moved = moving.shift(edition, session, minutes, until=until, seen=seen, by=actor())
    except Refusal as refusal:
        return _not_moved(edition, [session], _overtaken(edition, session, refusal), 409)
    flask_session[SHIFTED] = {"minutes": minutes, "ids": [each.id for each in later]}
    said = ngettext("%(num)d session moved.", "%(num)d sessions moved.", moved)
    return back_to(".board", said=said, **_here(edition, day))


def _rearranged(edition: Edition, wishes: list[Wish]) -> Response | tuple[Response, int]:
    sessions = [wish.session for wish in wishes]
    try:
        rearrange(edition, wishes, by=actor())
    except Refusal as refusal:
        late = next((each.session for each in wishes if each.session.version != each.seen), sessions[0])
        return _not_moved(edition, sessions, _overtaken(edition, late, refusal), 409)
    if not _asks_for_json():
        return back_to(".board", said=_("Moved."), **_here(edition, day_of(sessions[0], edition)))
    return jsonify(answer(edition, sessions))


def _not_moved(
    edition: Edition, sessions: list[AgendaSession], said: str, status: int
) -> Response | tuple[Response, int]:
    if not _asks_for_json() and sessions:
        return back_to(".board", said=said, tone="bad", **_here(edition, day_of(sessions[0], edition)))
    return jsonify({**answer(edition, sessions), "said": said}), status


def _overtaken(edition: Edition, session: AgendaSession, refusal: Refusal) -> str:
    """Who was faster, where the session is now, and what was changed."""
    last = next(reversed(history_of(session)), None)
    if refusal.code != "stale" or last is None:
        return of_refusal(refusal)
    sentence = _(
        "%(who)s changed this session at %(when)s. It begins at %(time)s now; your move was not saved.",
        who=last.actor,
        when=clock_time(last.at, edition),
        time=clock_time(session.starts_at, edition),
    )
    return f"{sentence} {'; '.join(map(_change, changes_of(last, edition)))}"


def _change(change: Change) -> str:
    return f"{change.field}: {change.before} → {change.after}" if change.after else change.field


def _one_of_many(day: str, time: str, minutes: str, room: str, version: str) -> SpotForm:
    """The token is in the whole, and was looked at."""
    fields = {"day": day, "time": time, "minutes": minutes, "room": room, "version": version}
    return SpotForm(formdata=MultiDict(fields), meta={"csrf": False})


def _wished(said: str, days: list[date], edition: Edition) -> date:
    """The day that was asked for; else today, while the forum is on; else the forum's first."""
    asked = next((day for day in days if day.isoformat() == said), None)
    today = at(clock.now(), edition).date()
    return asked or (today if today in days_of(edition) else edition.starts_on)


def _taken_back(edition: Edition, sessions: Sequence[AgendaSession]) -> list[dict[str, object]]:
    """The spots before the shift that was just made, as `move_sessions` takes them. Offered once."""
    shifted = flask_session.pop(SHIFTED, {"minutes": 0, "ids": ()})
    moved = [each for each in sessions if each.id in shifted["ids"]]
    return [_before(each, timedelta(minutes=shifted["minutes"]), edition) for each in moved]


def _before(session: AgendaSession, shifted: timedelta, edition: Edition) -> dict[str, object]:
    begins = at(session.starts_at - shifted, edition)
    return {
        **{"ref": session.ref, "day": begins.date().isoformat(), "time": begins.strftime("%H:%M")},
        **{"minutes": session.minutes, "room": session.room_id or "", "version": session.version},
    }


def _complaints(form: FlaskForm) -> list[str]:
    return [f"{field.label.text}: {error}" for field in form for error in field.errors]


def _here(edition: Edition, day: date) -> dict[str, str]:
    return {"edition": edition.slug, "day": day.isoformat()}


def _asks_for_json() -> bool:
    return request.accept_mimetypes.best == "application/json"
