"""What was written to somebody."""

from sqlalchemy import select

from forum.extensions import db
from forum.mail.models import Letter


def letters_to(registration) -> list[Letter]:
    found = select(Letter).filter_by(about="registration", about_id=registration.id).order_by(Letter.id)
    return list(db.session.scalars(found))


def kinds_to(registration) -> list[str]:
    return [letter.kind.removeprefix("registration.") for letter in letters_to(registration)]
