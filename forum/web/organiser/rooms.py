"""The forum's rooms: seats, interpreters' booths, turnaround, and when they can be used."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, IntegerField, SelectField, StringField, TimeField, ValidationError
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from forum.agenda.forms import TicksField
from forum.agenda.policy import may_edit_the_agenda
from forum.columns import Words
from forum.editions import rooms as services
from forum.editions.dates import days_of
from forum.editions.models import Edition, Room
from forum.editions.queries import rooms_of, venues_of
from forum.editions.rooms import RoomFacts
from forum.registration.fields import options
from forum.web.access import actor, only
from forum.web.dates import date_words
from forum.web.names import language_name
from forum.web.organiser import pages
from forum.web.organiser.forms import TOO_LONG, trimmed
from forum.web.organiser.lifecycle_forms import NOT_A_NUMBER
from forum.web.pages import back_to, or_404, page
from forum.web.wording import words

MOST_SEATS, MOST_BOOTHS, MOST_MINUTES = 100_000, 30, 24 * 60


class RoomForm(FlaskForm):
    """Made for one edition by `_form`, which adds a name for each of its languages."""

    venue = SelectField(_l("Venue"), [Optional()], coerce=int)
    capacity = IntegerField(
        _l("Seats"),
        [Optional(), NumberRange(0, MOST_SEATS, NOT_A_NUMBER)],
        description=_l("Leave it empty if nobody counts them."),
    )
    booths = IntegerField(
        _l("Interpreters' booths"),
        [Optional(), NumberRange(0, MOST_BOOTHS, NOT_A_NUMBER)],
        description=_l("One booth interprets into one language. Empty: not known yet."),
    )
    turnaround_minutes = IntegerField(
        _l("Minutes between two sessions"),
        [InputRequired(NOT_A_NUMBER), NumberRange(0, MOST_MINUTES, NOT_A_NUMBER)],
        description=_l("To leave, to air and to set up again."),
        default=0,
    )
    opens_at = TimeField(
        _l("Can be used from"), [Optional()], description=_l("On the forum's own clock. Empty: at any time.")
    )
    closes_at = TimeField(_l("Can be used until"), [Optional()])
    closed_on = TicksField(_l("Not ours on"), [Optional()])

    spoken: list[str]

    def validate_closes_at(self, field: Field) -> None:
        if field.data and self.opens_at.data and field.data <= self.opens_at.data:
            raise ValidationError(_("It closes before it opens. Correct one of the times."))

    @property
    def names(self) -> list[Field]:
        return [self[f"name_{code}"] for code in self.spoken]

    def facts(self) -> RoomFacts:
        named = {code: self[f"name_{code}"].data for code in self.spoken}
        return RoomFacts(
            Words({code: name for code, name in named.items() if name}),
            self.venue.data,
            capacity=self.capacity.data,
            booths=self.booths.data,
            turnaround_minutes=self.turnaround_minutes.data,
            opens_at=self.opens_at.data,
            closes_at=self.closes_at.data,
            closed_on=tuple(map(date.fromisoformat, self.closed_on.data or ())),
        )


@pages.get("/desk/<edition>/agenda/rooms")
@only(may_edit_the_agenda)
def rooms(edition):
    venues = {venue.id: venue for venue in venues_of(edition.id)}
    return page("organiser/rooms/list.html", edition=edition, rooms=rooms_of(edition.id), venues=venues)


@pages.get("/desk/<edition>/agenda/rooms/new")
@only(may_edit_the_agenda)
def new_room(edition):
    return page("organiser/rooms/form.html", edition=edition, room=None, form=_form(edition))


@pages.post("/desk/<edition>/agenda/rooms/new")
@only(may_edit_the_agenda)
def add_room(edition):
    form = _form(edition)
    if not form.validate():
        return page("organiser/rooms/form.html", 422, edition=edition, room=None, form=form)
    services.add_room(edition, form.facts(), by=actor())
    return back_to(".rooms", said=_("The room is there."), edition=edition.slug)


@pages.get("/desk/<edition>/agenda/rooms/<int:room>")
@only(may_edit_the_agenda)
def room(edition, room):
    known = _found(edition, room)
    return page("organiser/rooms/form.html", edition=edition, room=known, form=_form(edition, known))


@pages.post("/desk/<edition>/agenda/rooms/<int:room>")
@only(may_edit_the_agenda)
def change_room(edition, room):
    known = _found(edition, room)
    form = _form(edition, known)
    if not form.validate():
        return page("organiser/rooms/form.html", 422, edition=edition, room=known, form=form)
    services.change_room(edition, known, form.facts(), by=actor())
    return back_to(".rooms", said=_("The room is saved."), edition=edition.slug)


def _found(edition: Edition, room_id: int) -> Room:
    return or_404(next((each for each in rooms_of(edition.id) if each.id == room_id), None))


def _form(edition: Edition, room: Room | None = None) -> RoomForm:
    # A name in a language the edition does not speak any more is shown, so that saving loses nothing.
    spoken = list(dict.fromkeys([*edition.languages, *(room.name if room else ())]))
    named = {f"name_{code}": name for code, name in (room.name if room else {}).items()}
    form = _class_for(spoken)(obj=room, data={**named, "venue": room.venue_id} if room else None)
    form.venue.choices = options((venue.id, words(venue.name)) for venue in venues_of(edition.id))
    closed = map(date.fromisoformat, (room.closed_on if room else None) or ())
    days = dict.fromkeys([*days_of(edition), *closed])
    form.closed_on.choices = options((day.isoformat(), date_words(day)) for day in days)
    return form


def _class_for(spoken: list[str]) -> type[RoomForm]:
    fields: dict[str, Any] = {"spoken": spoken}
    for number, code in enumerate(spoken):
        needed = DataRequired(_("Write the room's name.")) if number == 0 else Optional()
        fields[f"name_{code}"] = StringField(
            _("Name (%(language)s)", language=language_name(code)),
            [needed, Length(max=80, message=TOO_LONG)],
            filters=[trimmed],
            render_kw={"lang": code},
        )
    return type("RoomFormOfEdition", (RoomForm,), fields)
