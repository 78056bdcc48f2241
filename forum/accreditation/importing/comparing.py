"""Rows beside what is registered: who is new, whose row says something else, whose says the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.accreditation.importing.columns import BY_NAME
from forum.accreditation.importing.places import Places
from forum.accreditation.importing.rows import Bad, Flaw, Person, Setting
from forum.accreditation.importing.states import Fate
from forum.editions.models import Category
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.services import key_of_person
from forum.registration.states import LIVE

FIXED = _l("This was decided upon and can be changed by the organiser only. Write to us.")


@dataclass(frozen=True)
class Found:
    """A row and what follows from it."""

    row: int
    fate: Fate
    person: Person | None = None
    registration: Registration | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    flaws: tuple[Flaw, ...] = ()


class Comparing:
    """Knows which people stood in the rows before, and which places are left as far as one can see."""

    def __init__(self, setting: Setting, places: Places) -> None:
        self.setting, self.places = setting, places
        self.seen: dict[bytes, int] = {}  # who → the row

    def compare(self, rows: Sequence[Person | Bad]) -> list[Found]:
        """Two statements, however many rows."""
        people = [row for row in rows if isinstance(row, Person)]
        keys = {each.row: _key(each) for each in people}
        known = self._known(keys.values())
        refs = self._with_refs({each.ref for each in people if each.ref})
        return [
            Found(row.row, Fate.BAD, flaws=row.flaws)
            if isinstance(row, Bad)
            else self._of(row, keys[row.row], known, refs)
            for row in rows
        ]

    def _of(
        self,
        person: Person,
        key: str,
        known: Mapping[str, Registration],
        refs: Mapping[str, Registration],
    ) -> Found:
        earlier = self.seen.setdefault(bytes.fromhex(key[:24]), person.row)
        if earlier != person.row:
            return _bad(person, "email", _("The same person stands in row %(row)d already.", row=earlier))
        registration = refs.get(person.ref) if person.ref else known.get(key)
        if registration is None:
            return self._new(person)
        if not self._is_ours(registration):
            said = _("This person is registered already, but not in your delegation. Write to the organiser.")
            return _bad(person, "email", said)
        if registration.state not in LIVE:
            return Found(person.row, Fate.ENDED, person, registration)
        return self._compared(person, registration)

    def _new(self, person: Person) -> Found:
        if person.suspects:
            return Found(person.row, Fate.BAD, person, flaws=tuple(person.suspects.values()))
        if person.ref:
            return _bad(
                person, "ref", _("No registration has this reference. Leave it empty for new people.")
            )
        if person.category is None:
            return _bad(person, "category", _("Say what they come as."))
        if not self.places.take(person.category, person.delegation):
            return _bad(person, "category", _("All places are taken."))
        return Found(person.row, Fate.NEW, person)

    def _compared(self, person: Person, registration: Registration) -> Found:
        if "category" in person.given and person.category is not registration.category:
            said = _("They are registered as %(category)s. That is changed on the registration’s own page.",
                     category=registration.category.name.in_(self.setting.language))  # fmt: skip
            return _bad(person, "category", said)
        if person.delegation and person.delegation.id != registration.delegation_id:
            said = _(
                "They are registered outside this delegation. That is changed on the registration’s page."
            )
            return _bad(person, "delegation", said)
        changes = {
            name: value
            for name, value in person.person.items()
            if name in person.given and getattr(registration, name) != value
        }
        if self.setting.delegation and "email" in changes:  # to it goes the link to their own page
            return _bad(person, "email", str(FIXED))
        if suspects := [flaw for name, flaw in person.suspects.items() if name in changes]:
            return Found(person.row, Fate.BAD, person, flaws=tuple(suspects))
        fate = Fate.CHANGED if changes else Fate.UNCHANGED
        return Found(person.row, fate, person, registration, changes)

    def _is_ours(self, registration: Registration) -> bool:
        ours = self.setting.delegation
        return ours is None or registration.delegation_id == ours.id

    def _known(self, keys: Iterable[str]) -> dict[str, Registration]:
        """By who they are; where somebody registered several times, the one that lives."""
        rows = self._registrations(Registration.person_key.in_(set(keys)))
        return {row.person_key: row for row in sorted(rows, key=lambda row: row.state in LIVE)}

    def _with_refs(self, refs: set[str]) -> dict[str, Registration]:
        if not refs:
            return {}
        return {row.ref: row for row in self._registrations(Registration.ref.in_(refs))}

    def _registrations(self, which: Any) -> Sequence[Registration]:
        return db.session.scalars(
            select(Registration)
            .filter_by(edition_id=self.setting.edition.id)
            .where(which)
            .options(joinedload(Registration.category, innerjoin=True))
            .order_by(Registration.id)
            .execution_options(populate_existing=True)
        ).all()


def _key(person: Person) -> str:
    said = person.person
    return key_of_person(said["email"], said["given_name"], said.get("family_name", ""))


def _bad(person: Person, column: str, says: str) -> Found:
    value = person.person.get(column) or (person.ref if column == "ref" else "")
    if isinstance(named := getattr(person, column, None), Category):
        value = named.code
    flaw = Flaw(str(BY_NAME[column]), str(value), says)
    return Found(person.row, Fate.BAD, person, flaws=(flaw,))
