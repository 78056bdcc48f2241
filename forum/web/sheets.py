"""Importing people, as the desk and a coordinator see it: send, look through, decide, done.

Small files are read while the page is made; larger ones by a worker, with a page that says how far it is.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import Blueprint, Response, flash, redirect, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, RadioField, SelectField
from wtforms.validators import InputRequired

from forum.accreditation.importing import services, working
from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.queries import latest_sheets, setting, sheet_with
from forum.accreditation.importing.rows import Setting
from forum.accreditation.importing.services import ColumnsMissing, DecidedAlready
from forum.accreditation.importing.states import Mode, SheetState
from forum.accreditation.importing.template import template
from forum.delegations.models import Delegation
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.jobs import services as jobs
from forum.jobs.models import Job
from forum.jobs.queries import job_with
from forum.jobs.states import OPEN, JobState
from forum.registration.fields import options
from forum.registration.questions.policy import may_read_sensitive
from forum.sheets.limits import LIMITS
from forum.sheets.writing import CSV_TYPE, XLSX_TYPE, write_csv
from forum.web.access import actor, me
from forum.web.language import current
from forum.web.limits import one_more_sheet
from forum.web.pages import or_404, page
from forum.web.sheet_words import BROKEN, REFUSALS
from forum.web.uploads import takes
from forum.web.wording import of_refusal

MOST = LIMITS.size + 1024 * 1024  # so that a file somewhat too large gets a sentence of its own
SHOWN = 100  # bad rows of a page; the rest is in the file


class SheetForm(FlaskForm):
    file = FileField(
        _l("File"),
        [FileRequired(_l("Choose the file to import."))],
        description=_l("XLSX or CSV, 10 MB and 100,000 rows at most. The first row names the columns."),
        render_kw={"accept": ".xlsx,.csv,.txt"},
    )
    category = SelectField(
        _l("Rows that name no category come as"), coerce=int, validate_choice=True, default=0
    )

    def __init__(self, into: Setting) -> None:
        super().__init__()
        named = [(each.id, each.name.in_(into.language)) for each in into.categories]
        self.category.choices = options([(0, _("Nothing: tell me about them")), *named])
        if len(named) == 1:
            del self.category

    def sent(self) -> bytes:
        with self.file.data.stream as file:
            return file.read()

    def chosen(self) -> int | None:
        return (self.category.data or None) if "category" in self else None


class DecisionForm(FlaskForm):
    mode = RadioField(
        _l("What is to be imported"),
        choices=options(
            [
                (Mode.GOOD, _l("The good rows; the others are left out")),
                (Mode.ALL, _l("All rows or none")),
            ]
        ),
        default=Mode.GOOD,
    )
    agreed = BooleanField(
        _l("These people know that they are registered, and agree that the organiser uses their details."),
        [InputRequired(_l("Ask them first: we may not keep people’s details without it."))],
    )


@dataclass(frozen=True)
class Where:
    """The desk, or the portal of one delegation: the same pages under other addresses."""

    room: str
    edition: Edition
    delegation: Delegation | None = None

    def to(self, name: str, **more: Any) -> str:
        if self.delegation:
            more["code"] = self.delegation.code
        return url_for(f"{self.room}.{name}", edition=self.edition.slug, **more)

    def page(self, name: str, status: int = 200, **facts: Any) -> tuple[str, int]:
        folder = "delegate/delegation" if self.delegation else "organiser/importing"
        shown = {"edition": self.edition, "delegation": self.delegation, "where": self, "to": self.to}
        return page(f"{folder}/{name}.html", status, **shown, **facts)

    def setting(self, category_id: int | None = None) -> Setting:
        """A delegation says nothing of what is for those who arrange it."""
        reads_sensitive = self.delegation is None and may_read_sensitive(me(), self.edition)
        into = (self.edition, current(), self.delegation, category_id)
        return setting(*into, reads_sensitive=reads_sensitive)

    def found(self, sheet_id: int) -> PeopleSheet:
        return or_404(sheet_with(self.edition.id, sheet_id, self.delegation))


Guard = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_pages(
    pages: Blueprint,
    at: str,
    allowed: Guard,
    closed: Callable[[Where], Any] = lambda where: None,
) -> None:
    """The same eight addresses wherever people are imported. `allowed` guards each, and may find a
    delegation; where nothing is taken any more, `closed` answers instead of what begins or decides."""

    def add(name: str, path: str, view: Callable[..., Any], *, begins: bool = False, **more: Any) -> None:
        def answer(edition: Edition, delegation: Delegation | None = None, **which: int) -> Any:
            where = Where(pages.name, edition, delegation)
            instead = closed(where) if begins else None
            if instead is not None:
                return instead
            return view(where, *(where.found(sheet_id) for sheet_id in which.values()))

        guarded = allowed(answer)
        pages.add_url_rule(at + path, name, takes(MOST)(guarded) if view is send else guarded, **more)

    add("imports", "", ask, begins=True)
    add("send_sheet", "", send, methods=["POST"], begins=True)
    add("import_template", "/template.xlsx", empty_sheet)
    add("import_sheet", "/<int:sheet_id>", show)
    add("decide_import", "/<int:sheet_id>/decision", decide, methods=["POST"], begins=True)
    add("stop_import", "/<int:sheet_id>/stop", stop, methods=["POST"])
    add("import_progress", "/<int:sheet_id>/progress", progress)
    add("import_problems", "/<int:sheet_id>/problems.csv", problems)


def ask(where: Where, form: SheetForm | None = None, status: int = 200) -> tuple[str, int]:
    form = form or SheetForm(where.setting())
    return where.page("imports", status, form=form, sheets=latest_sheets(where.edition.id, where.delegation))


def send(where: Where) -> Any:
    form = SheetForm(where.setting())
    if not form.validate():
        return ask(where, form, 422)
    if where.delegation is not None:
        one_more_sheet(actor().account_id)
    into, name = where.setting(form.chosen()), form.file.data.filename
    is_theirs = where.delegation is not None
    try:
        kept = services.take_in(into, form.sent(), name, by=actor(), is_by_coordinator=is_theirs)
        if kept.rows <= working.AT_ONCE:
            services.look_through(into, kept)
        else:
            working.ask_to_look(kept, by=actor())
    except Refusal as refusal:
        form.file.errors = [_why(refusal)]
        return ask(where, form, 422)
    return redirect(where.to("import_sheet", sheet_id=kept.id), code=303)


def show(where: Where, kept: PeopleSheet, form: DecisionForm | None = None, status: int = 200):
    job = job_with(where.edition.id, kept.job_id)
    if job is not None and job.state in OPEN:
        return where.page("import_progress", status, kept=kept, job=job)
    bad = kept.findings.get("bad", [])
    return where.page(
        "import_sheet",
        status,
        kept=kept,
        problem=_problem(job),
        form=form or DecisionForm(),
        bad=bad[:SHOWN],
        bad_kept=len(bad),
        can_import=kept.file_id is not None
        and kept.state == SheetState.CHECKED
        and kept.counts["new"] + kept.counts["changed"] > 0,
    )


def decide(where: Where, kept: PeopleSheet) -> Any:
    form = DecisionForm()
    if kept.state == SheetState.CHECKED and not form.validate():
        return show(where, kept, form, 422)
    mode = Mode(form.mode.data or Mode.GOOD)
    try:
        if kept.rows <= working.AT_ONCE:
            services.bring_in_at_once(kept, mode, language=current(), by=actor())
            flash(_("Imported. Letters to the new people are on their way."), "ok")
        else:
            working.ask_to_bring(kept, mode, language=current(), by=actor())
    except DecidedAlready as refusal:
        flash(of_refusal(refusal), "info")
    except Refusal as refusal:
        flash(_why(refusal), "bad")
    return redirect(where.to("import_sheet", sheet_id=kept.id), code=303)


def stop(where: Where, kept: PeopleSheet) -> Any:
    job = job_with(where.edition.id, kept.job_id)
    if job is not None:
        jobs.stop(job)
        flash(_("It ends after the rows in hand."), "info")
    return redirect(where.to("import_sheet", sheet_id=kept.id), code=303)


def progress(where: Where, kept: PeopleSheet) -> Any:
    job = job_with(where.edition.id, kept.job_id)
    is_open = job is not None and job.state in OPEN
    return {"open": is_open, "done": job.done if job else 0, "total": job.total if job else 0}


def problems(where: Where, kept: PeopleSheet) -> Response:
    """What is to correct, as a file."""
    file = BytesIO()
    header = [_("Row"), _("Column"), _("What it says"), _("What is wrong")]
    rows = ([str(each["row"]), *flaw] for each in kept.findings.get("bad", []) for flaw in each["flaws"])
    write_csv(file, header, rows)
    return download(file.getvalue(), f"{where.edition.slug}-to-correct.csv", CSV_TYPE)


def empty_sheet(where: Where) -> Response:
    file = BytesIO()
    template(where.setting(), file)
    return download(file.getvalue(), f"{where.edition.slug}-people.xlsx", XLSX_TYPE)


def download(data: Any, name: str, content_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return Response(data, content_type=content_type, headers=headers)


def _why(refusal: Refusal) -> str:
    if isinstance(refusal, ColumnsMissing):
        names = ", ".join(str(each) for each in refusal.facts["columns"])  # type: ignore[attr-defined]
        return _("These columns are missing: %(names)s. Take their names from the template.", names=names)
    return of_refusal(refusal)


def _problem(job: Job | None) -> str | None:
    """Why the last work on it did not end well."""
    if job is None or job.state == JobState.DONE:
        return None
    if job.state == JobState.STOPPED:
        return _("This was stopped. What was imported before stays; the same file again brings in the rest.")
    return str(REFUSALS.get(job.problem or "", BROKEN))
