"""The programme's sessions: listed by day, written in a form, cancelled."""

from collections import defaultdict

from flask import request
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forum.agenda import services as agenda_services
from forum.agenda.drafts import Gap, gaps_of, movable_in, session_with, sessions_of
from forum.agenda.forms import Choices, SessionForm, session_form, values_of
from forum.agenda.models import AgendaSession, Kind, PublishState, Role
from forum.agenda.policy import may_edit_the_agenda
from forum.agenda.queries import tracks_of
from forum.agenda.releases.queries import is_public
from forum.agenda.signups.counting import interest_in
from forum.editions.models import Edition
from forum.editions.queries import rooms_of
from forum.editions.zone import at
from forum.errors import Refusal
from forum.speakers.asked import everybody_asked
from forum.web.access import actor, only
from forum.web.names import language_name
from forum.web.numbers import number
from forum.web.organiser import pages
from forum.web.organiser.conflicts import cannot_take_place, told_of
from forum.web.organiser.forms import ReasonForm
from forum.web.organiser.marks import NINE
from forum.web.pages import back_to, or_404, page
from forum.web.wording import KINDS, PUBLISH_STATES, ROLES, of_refusal, words


@pages.get("/desk/<edition>/agenda")
@only(may_edit_the_agenda)
def agenda(edition):
    sessions, lacking = sessions_of(edition.id), request.args.get("lacking")
    gap = Gap(lacking) if lacking in set(Gap) else None
    days = defaultdict(list)
    for session in sessions:
        if gap is None or gap in gaps_of(session):
            days[at(session.starts_at, edition).date()].append((session, gaps_of(session)))
    counts = {each: sum(each in gaps_of(session) for session in sessions) for each in Gap}
    return page(
        "organiser/agenda/list.html", edition=edition, days=days, gap=gap, counts=counts, total=len(sessions)
    )


@pages.get("/desk/<edition>/agenda/new")
@only(may_edit_the_agenda)
def new_session(edition):
    form = _form(
        edition, data={"day": edition.starts_on, "minutes": 45, "state": PublishState.DRAFT, "version": 1}
    )
    return page("organiser/agenda/new.html", edition=edition, form=form)


@pages.post("/desk/<edition>/agenda/new")
@only(may_edit_the_agenda)
def add_session(edition):
    form = _form(edition)
    if not form.validate():
        return page("organiser/agenda/new.html", 422, edition=edition, form=form)
    session = agenda_services.add(edition, form.plan(edition), by=actor())
    return _saved(edition, session, said=_("The session is added."))


@pages.get("/desk/<edition>/agenda/<ref>")
@only(may_edit_the_agenda)
def session(edition, ref):
    session = _found(edition, ref)
    form = _form(edition, session, data=values_of(session, edition))
    return _one(edition, session, form, conflicts=told_of(edition, session.ref))


@pages.post("/desk/<edition>/agenda/<ref>")
@only(may_edit_the_agenda)
def change_session(edition, ref):
    session = _found(edition, ref)
    form = _form(edition, session)
    if not form.validate():
        return _one(edition, session, form, 422)
    try:
        agenda_services.change(edition, session, form.plan(edition), seen=form.seen, by=actor())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _one(edition, _found(edition, ref), form, 409)
    return _saved(edition, session, said=_("The session is saved."))


@pages.get("/desk/<edition>/agenda/<ref>/cancellation")
@only(may_edit_the_agenda)
def ask_to_cancel_session(edition, ref):
    session = _found(edition, ref)
    return _cancellation(edition, session, ReasonForm())


@pages.post("/desk/<edition>/agenda/<ref>/cancellation")
@only(may_edit_the_agenda)
def cancel_session(edition, ref):
    session, form = _found(edition, ref), ReasonForm()
    seen = number(request.form.get("version", "")) or 0
    if not form.validate():
        return _cancellation(edition, session, form, 422)
    try:
        agenda_services.cancel(edition, session, seen=seen, by=actor(), reason=form.reason.data)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _cancellation(edition, _found(edition, ref), form, 409)
    said = _("Cancelled. The public reads it with the next release.")
    return back_to(".agenda", said=said, edition=edition.slug)


def _one(edition: Edition, session: AgendaSession, form: SessionForm, status: int = 200, **more):
    return page(
        "organiser/agenda/one.html",
        status,
        edition=edition,
        session=session,
        form=form,
        others=[each for each in movable_in(edition.id) if each.ref != session.ref],
        **_concerned(edition, session),
        **more,
    )


def _cancellation(edition: Edition, session: AgendaSession, form: ReasonForm, status: int = 200):
    facts = _concerned(edition, session)
    return page(
        "organiser/agenda/cancellation.html", status, edition=edition, session=session, form=form, **facts
    )


def _concerned(edition: Edition, session: AgendaSession) -> dict[str, object]:
    """Whom it concerns if this session is moved or cancelled."""
    return {
        "interest": interest_in(edition.id)[session.id],
        "is_public": is_public(edition.id, session.id),
    }


def _saved(edition: Edition, session: AgendaSession, *, said: str) -> Response:
    """Go on with the list; or stay where the page explains why the session cannot take place like this."""
    if not cannot_take_place(edition, session.ref):
        return back_to(".agenda", said=said, edition=edition.slug)
    warned = _("%(saved)s It does not fit yet: see below why.", saved=said)
    return back_to(".session", said=warned, tone="warn", edition=edition.slug, ref=session.ref)


def _found(edition: Edition, ref: str) -> AgendaSession:
    return or_404(session_with(edition.id, ref))


def _form(edition: Edition, session: AgendaSession | None = None, **values) -> SessionForm:
    # A text in a language the edition does not speak any more is shown, so that saving loses nothing.
    more = [*session.title, *session.abstract] if session else []
    spoken = [(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *more])]
    offered: dict[str, Choices] = {
        "kind": [(kind, KINDS[kind]) for kind in Kind],
        "track": [("", _("No track")), *((track.id, words(track.name)) for track in tracks_of(edition.id))],
        "room": [("", _("No room yet")), *((room.id, words(room.name)) for room in rooms_of(edition.id))],
        "languages": [(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *NINE])],
        "speaker": [("", _("Nobody")), *((each.id, each.name) for each in everybody_asked(edition.id))],
        "role": [(role, ROLES[role]) for role in Role],
        "state": [(state, PUBLISH_STATES[state]) for state in (PublishState.DRAFT, PublishState.PUBLISHED)],
    }
    return session_form(spoken, days=edition, choices=offered, **values)
