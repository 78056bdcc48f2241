"""Reading sheets that were sent, and into what their people come."""

from collections.abc import Sequence

from sqlalchemy import select

from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.rows import Setting
from forum.delegations.models import Delegation
from forum.delegations.queries import delegation_of, delegations_in, offered_to
from forum.editions.models import Edition
from forum.editions.queries import categories_of, edition_of
from forum.extensions import db
from forum.registration.questions.queries import questions_of

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
    return setting(
        edition_of(kept.edition_id),
        kept.language,
        delegation,
        kept.category_id,
        reads_sensitive=kept.reads_sensitive,
    )


def setting(
    edition: Edition,
    language: str,
    delegation: Delegation | None = None,
    category_id: int | None = None,
    *,
    reads_sensitive: bool = False,
) -> Setting:
    """Where there is one category only, nobody has to say it."""
    categories = offered_to(edition.id, delegation) if delegation else list(categories_of(edition.id))
    only = categories[0] if len(categories) == 1 else None
    return Setting(
        edition,
        language,
        categories,
        delegations=[delegation] if delegation else list(delegations_in(edition.id)),
        delegation=delegation,
        category=next((each for each in categories if each.id == category_id), only),
        questions=questions_of(edition),
        reads_sensitive=reads_sensitive,
    )
