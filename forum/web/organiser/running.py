"""How a session runs: item by item, its delay while it runs, on paper."""

from flask_babel import gettext as _

from forum import clock
from forum.agenda.drafts import session_with
from forum.agenda.models import AgendaSession
from forum.agenda.policy import may_edit_the_agenda
from forum.agenda.releases.queries import newest_of
from forum.agenda.running import services as running
from forum.agenda.running.forms import DelayForm, RunForm, run_form
from forum.agenda.running.queries import items_of, sheet_of
from forum.agenda.running.rules import timed
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.fields import options
from forum.web.access import actor, only
from forum.web.names import language_name
from forum.web.numbers import number
from forum.web.organiser import pages
from forum.web.pages import back_to, or_404, page, refused
from forum.web.wording import of_refusal


@pages.get("/desk/<edition>/agenda/<ref>/run")
@only(may_edit_the_agenda)
def run_of_show(edition, ref):
    return _shown("organiser/agenda/run.html", edition, ref)


@pages.get("/desk/<edition>/agenda/<ref>/run/print")
@only(may_edit_the_agenda)
def print_run(edition, ref):
    return _shown("organiser/agenda/run_print.html", edition, ref)


@pages.get("/desk/<edition>/agenda/<ref>/run/edit")
@only(may_edit_the_agenda)
def edit_run(edition, ref):
    session = _found(edition, ref)
    return _editor(edition, session, _form(edition, session))


@pages.post("/desk/<edition>/agenda/<ref>/run/edit")
@only(may_edit_the_agenda)
def write_run(edition, ref):
    session = _found(edition, ref)
    form = _form(edition, session)
    if not form.validate():
        return _editor(edition, session, form, 422)
    try:
        running.write(edition, session, form.wanted, seen=form.seen, by=actor())
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _editor(edition, _found(edition, ref), form, 409)
    return back_to(".run_of_show", said=_("The run is saved."), edition=edition.slug, ref=ref)


@pages.post("/desk/<edition>/agenda/<ref>/run/delay")
@only(may_edit_the_agenda)
def delay_run(edition, ref):
    """Goes on to later items, to the screens and to the sessions that follow in the room."""
    session, form, here = _found(edition, ref), DelayForm(), {"edition": edition.slug, "ref": ref}
    if not form.validate():
        return back_to(".run_of_show", said=_("Write a number of minutes."), tone="bad", **here)
    try:
        running.delay(edition, session, form.minutes.data, item_id=number(form.item.data or ""), by=actor())
    except Refusal as refusal:
        return refused(refusal, ".run_of_show", **here)
    return back_to(".run_of_show", said=_("The screens say so within a minute."), **here)


def _found(edition: Edition, ref: str) -> AgendaSession:
    return or_404(session_with(edition.id, ref))


def _form(edition: Edition, session: AgendaSession) -> RunForm:
    sheet = sheet_of(session.id)
    languages = options((code, language_name(code)) for code in edition.languages)
    return run_form(items_of(session.id), sheet.version if sheet else 0, languages)


def _shown(template: str, edition: Edition, ref: str):
    session = _found(edition, ref)
    sheet, items = sheet_of(session.id), items_of(session.id)
    return page(
        template,
        edition=edition,
        session=session,
        sheet=sheet,
        lines=list(timed(session.starts_at, sheet.late if sheet else 0, items)),
        planned=sum(item.minutes for item in items),
        release=newest_of(edition.id),
        now=clock.now(),
        form=DelayForm(formdata=None),
    )


def _editor(edition: Edition, session: AgendaSession, form: RunForm, status: int = 200):
    return page("organiser/agenda/run_edit.html", status, edition=edition, session=session, form=form)
