"""Rows beside what is registered: who is new, whose row says something else, whose says the same."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from forum.accreditation.delegates import read_by_coordinators
from forum.accreditation.importing.columns import BY_NAME
from forum.accreditation.importing.own_answers import head
from forum.accreditation.importing.places import Places
from forum.accreditation.importing.rows import Bad, Flaw, Person, Setting
from forum.accreditation.importing.states import Fate
from forum.editions.models import Category
from forum.extensions import db
from forum.registration.models import Registration
from forum.registration.questions.answering import Given
from forum.registration.questions.forms import name_of
from forum.registration.questions.kinds import Privacy
from forum.registration.questions.queries import OPEN, answers_of
from forum.registration.questions.rules import Asked, Value, is_asked
from forum.registration.services import key_of_person
from forum.registration.states import LIVE

FIXED = _l("This was decided upon and can be changed by the organiser only. Write to us.")
NOT_READ = _l("Their coordinators may read no more than their name, so a file changes nothing about them.")
Said = Mapping[int, Value | None]  # answers by question


@dataclass(frozen=True)
class Found:
    """A row and what follows from it."""

    row: int
    fate: Fate
    person: Person | None = None
    registration: Registration | None = None
    changes: Mapping[str, Any] = field(default_factory=dict)
    answers: tuple[Given, ...] = ()  # that are new, or other than before
    flaws: tuple[Flaw, ...] = ()
    same_address: int | None = None  # an earlier row, of somebody else


class Comparing:
    """Knows which people stood in the rows before, and which places are left as far as one can see.
    `asked`: the questions that have a column."""

    def __init__(self, setting: Setting, places: Places, asked: Sequence[Asked] = ()) -> None:
        self.setting, self.places, self.asked = setting, places, asked
        self.seen: dict[bytes, int] = {}  # who → the row
        self.addresses: dict[int, int] = {}  # an address, hashed → the row

    def compare(self, rows: Sequence[Person | Bad]) -> list[Found]:
        """Two statements, however many rows; one more for a delegation, and one for answers."""
        people = [row for row in rows if isinstance(row, Person)]
        keys = {each.row: _key(each) for each in people}
        known = self._known(keys.values())
        refs = self._with_refs({each.ref for each in people if each.ref})
        there = {each.row: refs.get(each.ref) if each.ref else known.get(keys[each.row]) for each in people}
        ids = [each.id for each in there.values() if each is not None]
        answers, readable = self._answers(ids), self._readable([each for each in there.values() if each])
        return [
            Found(row.row, Fate.BAD, flaws=row.flaws)
            if isinstance(row, Bad)
            else self._of(row, keys[row.row], there[row.row], answers, readable)
            for row in rows
        ]

    def _of(
        self,
        person: Person,
        key: str,
        registration: Registration | None,
        answers: Mapping[int, Said],
        readable: set[int],
    ) -> Found:
        earlier = self.seen.setdefault(bytes.fromhex(key[:24]), person.row)
        if earlier != person.row:
            said = _("Rows %(first)d and %(second)d name the same person.", first=earlier, second=person.row)
            return _bad(person, "email", said)
        if registration is None:
            return self._beside(person, self._new(person))
        if not self._is_ours(registration):
            said = _("This person is registered already, but not in your delegation. Write to the organiser.")
            return _bad(person, "email", said)
        if registration.state not in LIVE:
            return Found(person.row, Fate.ENDED, person, registration)
        if self.setting.delegation and registration.id not in readable:
            return _bad(person, "email", str(NOT_READ))  # whatever the row says: a guess is not confirmed
        return self._beside(person, self._compared(person, registration, answers.get(registration.id, {})))

    def _beside(self, person: Person, found: Found) -> Found:
        """Several people may share an address; oftener it is a slip."""
        earlier = self.addresses.setdefault(hash(person.person["email"]), person.row)
        return found if earlier == person.row else replace(found, same_address=earlier)

    def _new(self, person: Person) -> Found:
        if person.suspects:
            return Found(person.row, Fate.BAD, person, flaws=tuple(person.suspects.values()))
        if person.ref:
            return _bad(
                person, "ref", _("No registration has this reference. Leave it empty for new people.")
            )
        if person.category is None:
            return _bad(person, "category", _("Say what they come as."))
        if idle := self._not_asked(person, person.category.id, {}):
            return idle
        if not self.places.take(person.category, person.delegation):
            return _bad(person, "category", _("All places are taken."))
        return Found(person.row, Fate.NEW, person, answers=self._given(person, {}))

    def _compared(self, person: Person, registration: Registration, answers: Said) -> Found:
        if "category" in person.given and person.category is not registration.category:
            return _bad(person, "category", self._comes_as(registration))
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
        if self.setting.delegation and "email" in changes:
            return _bad(person, "email", _("Only they and the organiser change where their letters go."))
        if idle := self._not_asked(person, registration.category_id, answers):
            return idle
        given = self._given(person, answers)
        differs = changes.keys() | {name_of(each.question) for each in given}
        if suspects := [flaw for name, flaw in person.suspects.items() if name in differs]:
            return Found(person.row, Fate.BAD, person, flaws=tuple(suspects))
        fate = Fate.CHANGED if differs else Fate.UNCHANGED
        return Found(person.row, fate, person, registration, changes, given)

    def _comes_as(self, registration: Registration) -> str:
        category = registration.category.name.in_(self.setting.language)
        if self.setting.delegation:
            return _("They are registered as %(category)s. Only the organiser changes it.", category=category)
        return _(
            "They are registered as %(category)s. That is changed on the registration’s own page.",
            category=category,
        )

    def _given(self, person: Person, before: Said) -> tuple[Given, ...]:
        said = [(each, person.answers.get(each.id)) for each in self.asked]
        return tuple(
            Given(each, value) for each, value in said if value is not None and value != before.get(each.id)
        )

    def _not_asked(self, person: Person, category_id: int, before: Said) -> Found | None:
        """An answer to what nobody asks of them, as far as the answers say it."""
        said = {number: value for number, value in {**before, **person.answers}.items() if value is not None}
        for question in self.asked:
            if question.id in person.answers and not is_asked(question, category_id, said):
                says = _("This is not asked of them. Leave the cell empty.")
                is_open = question.privacy is Privacy.ORDINARY
                value = str(person.answers[question.id]) if is_open else ""
                flaw = Flaw(head(question, self.setting.language), value, says)
                return Found(person.row, Fate.BAD, person, flaws=(flaw,))
        return None

    def _answers(self, ids: Sequence[int]) -> dict[int, Said]:
        if not self.asked or not ids:
            return {}
        found = answers_of(self.setting.edition.id, ids, OPEN)
        return {number: {each.question.id: each.value for each in said} for number, said in found.items()}

    def _readable(self, registrations: Sequence[Registration]) -> set[int]:
        return read_by_coordinators(registrations) if self.setting.delegation and registrations else set()

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
