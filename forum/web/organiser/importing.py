"""People from a spreadsheet, at the desk."""

from forum.accreditation.importing.policy import may_import
from forum.web import sheets
from forum.web.access import only
from forum.web.organiser import pages
from forum.web.sheets import MOST, Where
from forum.web.uploads import takes

ROOM = "organiser"


@pages.get("/desk/<edition>/imports")
@only(may_import)
def imports(edition):
    return sheets.ask(Where(ROOM, edition))


@pages.post("/desk/<edition>/imports")
@takes(MOST)
@only(may_import)
def send_sheet(edition):
    return sheets.send(Where(ROOM, edition))


@pages.get("/desk/<edition>/imports/template.xlsx")
@only(may_import)
def import_template(edition):
    return sheets.empty_sheet(Where(ROOM, edition))


@pages.get("/desk/<edition>/imports/<int:sheet_id>")
@only(may_import)
def import_sheet(edition, sheet_id):
    where = Where(ROOM, edition)
    return sheets.show(where, where.found(sheet_id))


@pages.post("/desk/<edition>/imports/<int:sheet_id>/decision")
@only(may_import)
def decide_import(edition, sheet_id):
    where = Where(ROOM, edition)
    return sheets.decide(where, where.found(sheet_id))


@pages.post("/desk/<edition>/imports/<int:sheet_id>/stop")
@only(may_import)
def stop_import(edition, sheet_id):
    where = Where(ROOM, edition)
    return sheets.stop(where, where.found(sheet_id))


@pages.get("/desk/<edition>/imports/<int:sheet_id>/progress")
@only(may_import)
def import_progress(edition, sheet_id):
    where = Where(ROOM, edition)
    return sheets.progress(where, where.found(sheet_id))


@pages.get("/desk/<edition>/imports/<int:sheet_id>/problems.csv")
@only(may_import)
def import_problems(edition, sheet_id):
    where = Where(ROOM, edition)
    return sheets.problems(where, where.found(sheet_id))
