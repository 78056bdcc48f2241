"""Two registrations, line by line: where they stand, and what each of them says."""

from collections.abc import Callable
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.accreditation.merging import FIELDS as COMPARED
from forum.badges.queries import valid_badge_of
from forum.delegations.queries import delegation_of
from forum.editions.models import Edition
from forum.editions.queries import categories_of
from forum.registration.models import Registration
from forum.registration.states import State
from forum.web.dates import moment_words
from forum.web.organiser.merge_form import FIELDS, said
from forum.web.wording import STATES, words


class Row(NamedTuple):
    """What both say about one thing, in words; empty where it says nothing."""

    name: Any
    first: str
    second: str

    @property
    def differs(self) -> bool:
        return self.first != self.second


def rows_of(edition: Edition, first: Registration, second: Registration) -> list[Row]:
    """How they stand, then every answer that one of them gave. Six statements at most."""
    standing = [Row(name, tell(edition, first), tell(edition, second)) for name, tell in STANDING]
    answers = [Row(FIELDS.get(name, name), *_both(name, first, second)) for name in COMPARED]
    return [row for row in standing + answers if row.first or row.second]


def _both(name: str, first: Registration, second: Registration) -> tuple[str, str]:
    values = getattr(first, name), getattr(second, name)
    if not any(values):
        return "", ""
    return said(name, values[0]), said(name, values[1])


def _category(edition: Edition, one: Registration) -> str:
    """Not as the row knows it: a refusal has made it forget."""
    return next(words(each.name) for each in categories_of(edition.id) if each.id == one.category_id)


def _delegation(edition: Edition, one: Registration) -> str:
    sender = delegation_of(edition.id, one.delegation_id)
    return f"{words(sender.name)} ({sender.code})" if sender else _("None")


def _badge(edition: Edition, one: Registration) -> str:
    badge = valid_badge_of(one)
    return _("Number %(serial)d, valid", serial=badge.serial) if badge else _("None")


Tell = Callable[[Edition, Registration], str]
STANDING: tuple[tuple[Any, Tell], ...] = (
    (_l("State"), lambda edition, one: str(STATES[State(one.state)])),
    (_l("Received"), lambda edition, one: moment_words(one.submitted_at, edition)),
    (_l("Category"), _category),
    (_l("Delegation"), _delegation),
    (_l("Badge"), _badge),
)
