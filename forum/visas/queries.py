"""Reading requests for visa support. None of these opens a document."""

from collections.abc import Sequence

from sqlalchemy import Row, func, select

from forum.extensions import db
from forum.registration.models import Registration
from forum.visas.models import VisaRequest
from forum.visas.states import VisaState

PAGE = 50


def request_of(registration: Registration) -> VisaRequest | None:
    return db.session.scalar(
        select(VisaRequest).filter_by(edition_id=registration.edition_id, registration_id=registration.id)
    )


def requests_of(
    edition_id: int, state: VisaState | None = None, after: int | None = None
) -> Sequence[Row[VisaRequest, Registration]]:
    """(request, registration), the first come first; one more than `PAGE` where there is another page.
    `after` is the number of the request the last page ended with."""
    found = (
        select(VisaRequest, Registration)
        .join(Registration, Registration.id == VisaRequest.registration_id)
        .where(VisaRequest.edition_id == edition_id)
        .order_by(VisaRequest.id)
        .limit(PAGE + 1)
    )
    if state is not None:
        found = found.where(VisaRequest.state == state)
    if after is not None:
        found = found.where(VisaRequest.id > after)
    return db.session.execute(found).all()


def counts_by_state(edition_id: int) -> dict[VisaState, int]:
    rows = db.session.execute(
        select(VisaRequest.state, func.count())
        .where(VisaRequest.edition_id == edition_id)
        .group_by(VisaRequest.state)
    )
    return {VisaState(state): count for state, count in rows}
