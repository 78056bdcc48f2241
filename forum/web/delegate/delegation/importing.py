"""People of a delegation from a spreadsheet: the desk's pages, for its own people only."""

from flask_babel import gettext as _

from forum.delegations.models import Delegation
from forum.delegations.policy import may_coordinate
from forum.editions.models import Edition
from forum.web import sheets
from forum.web.access import only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import own
from forum.web.delegate.delegation.portal import may_add
from forum.web.pages import back_to
from forum.web.sheets import MOST, Where
from forum.web.uploads import takes


def _where(edition: Edition, delegation: Delegation) -> Where:
    return Where("delegate", edition, delegation)


def _too_late(edition: Edition, delegation: Delegation):
    said = _("The time to name people has passed. Ask the organiser if somebody has to come.")
    return back_to(".delegation", said=said, tone="warn", edition=edition.slug, code=delegation.code)


@pages.get("/<edition>/delegation/<code>/import")
@only(may_coordinate)
@own
def imports(edition, delegation):
    if not may_add(edition, delegation):
        return _too_late(edition, delegation)
    return sheets.ask(_where(edition, delegation))


@pages.post("/<edition>/delegation/<code>/import")
@takes(MOST)
@only(may_coordinate)
@own
def send_sheet(edition, delegation):
    if not may_add(edition, delegation):
        return _too_late(edition, delegation)
    return sheets.send(_where(edition, delegation))


@pages.get("/<edition>/delegation/<code>/import/template.xlsx")
@only(may_coordinate)
@own
def import_template(edition, delegation):
    return sheets.empty_sheet(_where(edition, delegation))


@pages.get("/<edition>/delegation/<code>/import/<int:sheet_id>")
@only(may_coordinate)
@own
def import_sheet(edition, delegation, sheet_id):
    where = _where(edition, delegation)
    return sheets.show(where, where.found(sheet_id))


@pages.post("/<edition>/delegation/<code>/import/<int:sheet_id>/decision")
@only(may_coordinate)
@own
def decide_import(edition, delegation, sheet_id):
    where = _where(edition, delegation)
    if not may_add(edition, delegation):
        return _too_late(edition, delegation)
    return sheets.decide(where, where.found(sheet_id))


@pages.post("/<edition>/delegation/<code>/import/<int:sheet_id>/stop")
@only(may_coordinate)
@own
def stop_import(edition, delegation, sheet_id):
    where = _where(edition, delegation)
    return sheets.stop(where, where.found(sheet_id))


@pages.get("/<edition>/delegation/<code>/import/<int:sheet_id>/progress")
@only(may_coordinate)
@own
def import_progress(edition, delegation, sheet_id):
    where = _where(edition, delegation)
    return sheets.progress(where, where.found(sheet_id))


@pages.get("/<edition>/delegation/<code>/import/<int:sheet_id>/problems.csv")
@only(may_coordinate)
@own
def import_problems(edition, delegation, sheet_id):
    where = _where(edition, delegation)
    return sheets.problems(where, where.found(sheet_id))
