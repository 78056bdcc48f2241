"""People of a delegation from a spreadsheet: the desk's pages, for its own people only."""

from collections.abc import Callable
from typing import Any

from flask_babel import gettext as _
from werkzeug.wrappers import Response as BaseResponse

from forum.delegations.policy import may_coordinate
from forum.web import sheets
from forum.web.access import only
from forum.web.delegate import pages
from forum.web.delegate.delegation.finding import own
from forum.web.delegate.delegation.portal import may_add
from forum.web.pages import back_to
from forum.web.sheets import Where


def _theirs(view: Callable[..., Any]) -> Callable[..., Any]:
    return only(may_coordinate)(own(view))


def _too_late(where: Where) -> BaseResponse | None:
    edition, delegation = where.edition, where.delegation
    if delegation is None or may_add(edition, delegation):
        return None
    said = _("The time to name people has passed. Ask the organiser if somebody has to come.")
    return back_to(".delegation", said=said, tone="warn", edition=edition.slug, code=delegation.code)


sheets.add_pages(pages, "/<edition>/delegation/<code>/import", _theirs, _too_late)
