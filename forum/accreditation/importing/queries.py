"""Reading sheets that were sent, and into what their people come."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.rows import Setting
from forum.delegations.models import Delegation
from forum.delegations.queries import delegation_of, delegations_in, quota_lines
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of, edition_of
from forum.extensions import db

LATEST = 20


def sheet_with(edition_id: int, sheet_id: int, delegation: Delegation | None = None) -> PeopleSheet | None:
    """Of the desk, or of one delegation."""
    found = select(PeopleSheet).filter_by(edition_id=edition_id, id=sheet_id)
    if delegation is not None:
        found = found.filter_by(delegation_id=delegation.id, is_by_coordinator=True)
    return db.session.scalar(found.execution_options(populate_existing=True))


def sheet_of(edition_id: int, sheet_id: int) -> PeopleSheet:
    return db.session.scalars(select(PeopleSheet).filter_by(edition_id=edition_id, id=sheet_id)).one()


def latest_sheets(edition_id: int, delegation: Delegation | None = None) -> Sequence[PeopleSheet]:
    """The latest first."""
    found = select(PeopleSheet).filter_by(edition_id=edition_id)
    if delegation is not None:
        found = found.filter_by(delegation_id=delegation.id, is_by_coordinator=True)
    return db.session.scalars(found.order_by(PeopleSheet.id.desc()).limit(LATEST)).all()


def setting_of(kept: PeopleSheet) -> Setting:
    """As it was when the sheet was sent."""
    delegation = delegation_of(kept.edition_id, kept.delegation_id)
    return setting(edition_of(kept.edition_id), kept.language, delegation, kept.category_id)


def setting(
    edition: Edition, language: str, delegation: Delegation | None = None, category_id: int | None = None
) -> Setting:
    """Where there is one category only, nobody has to say it."""
    categories = _offered(edition, delegation)
    only = categories[0] if len(categories) == 1 else None
    chosen = next((each for each in categories if each.id == category_id), only)
    named = [delegation] if delegation else list(delegations_in(edition.id))
    return Setting(edition, language, categories, named, delegation, chosen)


def _offered(edition: Edition, delegation: Delegation | None) -> list[Category]:
    """The people of a delegation come as what there are quotas for, or as what anybody can choose."""
    every = list(categories_of(edition.id))
    if delegation is None:
        return every
    return [line.category for line in quota_lines(delegation)] or [each for each in every if each.is_public]
