"""The delegation's own list as a file: names and how things stand, and what may be read of each."""

from collections.abc import Iterator
from io import BytesIO

from flask import Response
from flask_babel import gettext as _

from forum.accreditation.delegates import everybody_of, read_by_coordinators
from forum.delegations.models import Delegation
from forum.delegations.policy import may_coordinate
from forum.sheets.writing import CSV_TYPE, XLSX_TYPE, Table, write_csv, write_xlsx
from forum.web.access import only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import own
from forum.web.wording import STATES, words

Line = tuple[str, ...]


@pages.get("/<edition>/delegation/<code>/people.xlsx")
@only(may_coordinate)
@own
def people_xlsx(edition, delegation):
    file = BytesIO()
    write_xlsx(file, [Table(delegation.code, _header(), _rows(delegation))])
    return _download(file, f"{edition.slug}-{delegation.code}.xlsx", XLSX_TYPE)


@pages.get("/<edition>/delegation/<code>/people.csv")
@only(may_coordinate)
@own
def people_csv(edition, delegation):
    file = BytesIO()
    write_csv(file, _header(), _rows(delegation))
    return _download(file, f"{edition.slug}-{delegation.code}.csv", CSV_TYPE)


def _header() -> Line:
    return (
        *(_("Registration code"), _("State"), _("Category"), _("Given name"), _("Family name")),
        *(_("Name in their own script"), _("Organisation"), _("Position"), _("E-mail"), _("Mobile number")),
    )


def _rows(delegation: Delegation) -> Iterator[Line]:
    people = everybody_of(delegation)
    readable = read_by_coordinators(people)
    for each in people:
        stands = (each.ref, str(STATES[each.state]), words(each.category.name))
        names = (each.given_name, each.family_name, each.name_native)
        more = (each.organisation, each.position, each.email, each.phone)
        yield (*stands, *names, *(more if each.id in readable else ("",) * len(more)))


def _download(file: BytesIO, name: str, content_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(file.getvalue(), content_type=content_type, headers=headers)
