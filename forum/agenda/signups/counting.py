"""How many mean to come to each session."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import BindParameter, bindparam, case, func, literal, select, union_all

from forum.agenda.signups.models import Mode, SignUp, SignUpRule, Standing, Star
from forum.editions.capacity import Step
from forum.editions.models import Limit
from forum.extensions import db


@dataclass(slots=True)
class Interest:
    """Of one session. `places` is None where nobody counts them; `starred` without those who signed up."""

    places: int | None = None
    signed_up: int = 0
    waiting: int = 0
    starred: int = 0


def interest_in(edition_id: int) -> dict[int, Interest]:
    """By session id; those in which nobody showed interest are `Interest()`. One statement."""
    found: dict[int, Interest] = defaultdict(Interest)
    for session_id, what, number in db.session.execute(_COUNTED, {"edition": edition_id}):
        setattr(found[session_id], what, number)
    return found


_HERE: BindParameter[int] = bindparam("edition")
_PLACES = (
    select(SignUpRule.session_id, literal("places"), Limit.capacity)
    .join(
        Limit,
        (Limit.edition_id == SignUpRule.edition_id)
        & (Limit.step == int(Step.SESSION))
        & (Limit.of_id == SignUpRule.session_id),
    )
    .where(SignUpRule.edition_id == _HERE, SignUpRule.mode != Mode.OPEN)
)
_SIGNED_UP = (
    select(
        SignUp.session_id,
        case((SignUp.state == Standing.IN, "signed_up"), else_="waiting").label("what"),
        func.count(),
    )
    .where(SignUp.edition_id == _HERE)
    .group_by(SignUp.session_id, "what")
)
_STARRED = (
    select(Star.session_id, literal("starred"), func.count())
    .outerjoin(
        SignUp, (SignUp.session_id == Star.session_id) & (SignUp.registration_id == Star.registration_id)
    )
    .where(Star.edition_id == _HERE, SignUp.id.is_(None))
    .group_by(Star.session_id)
)
_COUNTED = union_all(_PLACES, _SIGNED_UP, _STARRED)
