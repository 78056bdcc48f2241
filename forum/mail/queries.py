"""Reading the outbox: for the worker, for the mail room, for the health of the whole."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, exists, func, or_, select
from sqlalchemy.orm import aliased, load_only

from forum import clock
from forum.extensions import db
from forum.mail.models import IS_OPEN, Letter
from forum.mail.states import LetterState

_Earlier = aliased(Letter, name="earlier")
_EARLIER_IS_OPEN = IS_OPEN.text.replace("letter.", "earlier.")
_NOW = bindparam("now", type_=Letter.due_at.type)


def _due() -> ColumnElement[bool]:
    """Its time has come, nobody holds it, and no earlier letter to the same recipient is on its way."""
    from sqlalchemy import text

    earlier = exists().where(
        _Earlier.to_email == Letter.to_email, _Earlier.id < Letter.id, text(_EARLIER_IS_OPEN)
    )
    return and_(
        IS_OPEN,
        Letter.due_at <= _NOW,
        or_(Letter.leased_until.is_(None), Letter.leased_until <= _NOW),
        ~earlier,
    )
