"""Where a category asks for a photograph, nobody is confirmed without one: the badge shows it at the gate."""

from forum.errors import Refusal
from forum.photos.queries import is_owed, photo_of
from forum.registration.models import Registration


class PhotoOwed(Refusal):
    """The category asks for a photograph, and there is none."""

    code = "photo_owed"


def owes_photo(registration: Registration) -> bool:
    """One statement where the category asks for it, none elsewhere."""
    return registration.category.asks_photo and is_owed(registration, photo_of(registration))


def check_photo(registration: Registration) -> None:
    if owes_photo(registration):
        raise PhotoOwed()
