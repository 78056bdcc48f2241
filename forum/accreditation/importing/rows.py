"""One row of a sheet: who it is about, or what is wrong with it, in the reader's language."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from config import LANGUAGES
from forum.accreditation.importing import choices
from forum.accreditation.importing.columns import BY_NAME, NEEDED, Matched, plain
from forum.accreditation.importing.own_answers import answer_in, head, said_wrong
from forum.delegations.models import Delegation
from forum.editions.models import Category, Edition
from forum.registration.forms import CHOSEN, SENSITIVE, TICKS, PersonForm
from forum.registration.questions.forms import name_of
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.rules import Asked, Value, Wrong
from forum.registration.rules import has_hidden_characters
from forum.sheets.cells import begins_like_a_formula, is_too_long
from forum.sheets.reading import Row

LONGEST_SHOWN = 80
TICKED = frozenset(TICKS)


class Flaw(NamedTuple):
    """What is wrong with one cell: its column and what it says, as the reader sees them, and a sentence."""

    column: str
    value: str
    says: str


@dataclass(frozen=True)
class Person:
    """What a row says. `given` are the fields it has something in; `person` all of them, for somebody new."""

    row: int
    ref: str
    person: Mapping[str, Any]
    given: frozenset[str]
    category: Category | None
    delegation: Delegation | None
    suspects: Mapping[str, Flaw] = field(default_factory=dict)  # what is not written, though it may stand
    answers: Mapping[int, Value] = field(default_factory=dict)  # to the edition's own questions


@dataclass(frozen=True)
class Bad:
    row: int
    flaws: tuple[Flaw, ...]


@dataclass(frozen=True)
class Setting:
    """Into what the people come, and what stands for what a sheet leaves out."""

    edition: Edition
    language: str
    categories: list[Category]
    delegations: list[Delegation] = field(default_factory=list)  # that a row may name
    delegation: Delegation | None = None  # of everybody in the sheet
    category: Category | None = None  # of everybody without one
    questions: tuple[Asked, ...] = ()  # of the edition's own
    reads_sensitive: bool = False  # whoever sent the sheet


class Reader:
    """Reads rows with the rules of the form: one form, filled again for each of them.

    Speaks the language that is set while it reads.
    """

    def __init__(self, setting: Setting, columns: Matched) -> None:
        self.setting, self.columns = setting, columns
        spoken = [(code, LANGUAGES[code]) for code in setting.edition.languages if code in LANGUAGES]
        self.spoken = spoken or list(LANGUAGES.items())
        self.form = PersonForm(languages=self.spoken, formdata=None, meta={"csrf": False})
        self.form.keep_fixed(set(self.form._fields) - set(columns.places) - {*NEEDED, "language"})
        self.categories = choices.categories(setting.categories)
        self.delegations = {plain(each.code): each for each in setting.delegations}
        self.asked = [each for each in setting.questions if name_of(each) in columns.places]
        self.labels = {name_of(each): head(each, setting.language) for each in self.asked}
        self.private = {name_of(each) for each in self.asked if each.privacy is not Privacy.ORDINARY}
        self.answers = {
            "country": choices.countries(),
            "language": choices.languages(),
            "interpretation": choices.languages(),
            "organisation_type": choices.organisation_types(),
            "meals": choices.meals(),
        } | dict.fromkeys(TICKED, choices.ticks())

    def read(self, row: Row) -> Person | Bad:
        said = self.columns.fields(row.cells)
        flaws = dict(self._unfit(said))
        typed = {name: self._coded(name, text) for name, text in said.items() if text and name not in flaws}
        flaws |= self._unknown(said, typed)
        category, delegation = self._category(said), self._delegation(said)
        flaws |= self._unnamed(said, category, delegation)
        answers, wrong = self._answers(said)
        flaws = self._by_the_form(typed, delegation, flaws | wrong)
        if flaws:
            return Bad(row.number, tuple(self._flaw(name, said, says) for name, says in flaws.items()))
        given = frozenset(name for name, text in said.items() if text)
        ref, person = said.get("ref", "").upper(), self.form.person()
        return Person(row.number, ref, person, given, category, delegation, self._suspects(said), answers)

    def _unfit(self, said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """What no field takes, whatever it is for."""
        for name, text in said.items():
            if is_too_long(text):
                yield name, _("This is too long for a cell.")
            elif has_hidden_characters(re.sub(r"[\r\n\t]", " ", text)):
                yield name, _("This holds characters that cannot be seen. Type it again by hand.")

    def _coded(self, name: str, text: str) -> str | list[str]:
        if name in CHOSEN:
            return [choices.found(choices.interests(), each) or "" for each in choices.several(text)]
        return choices.found(self.answers[name], text) or "" if name in self.answers else text

    def _unknown(self, said: Mapping[str, str], typed: Mapping[str, str | list[str]]) -> dict[str, str]:
        """Answers that are none of those offered. A tick that is off is an answer."""
        wrong = {}
        for name, code in typed.items():
            if name in self.answers and not code and choices.found(self.answers[name], said[name]) is None:
                wrong[name] = UNKNOWN.get(name, _unknown_answer)()
            elif name in CHOSEN and "" in code:
                wrong[name] = _unknown_answer()
        return wrong

    def _answers(self, said: Mapping[str, str]) -> tuple[dict[int, Value], dict[str, str]]:
        """What is answered, by question, and what is wrong, by field."""
        answers: dict[int, Value] = {}
        wrong: dict[str, str] = {}
        for question in self.asked:
            try:
                value = answer_in(question, said.get(name_of(question), ""))
            except Wrong as found:
                wrong[name_of(question)] = said_wrong(found)
            else:
                answers |= {} if value is None else {question.id: value}
        return answers, wrong

    def _category(self, said: Mapping[str, str]) -> Category | None:
        words = said.get("category", "")
        return self.categories.get(plain(words)) if words else self.setting.category

    def _delegation(self, said: Mapping[str, str]) -> Delegation | None:
        words = said.get("delegation", "")
        return self.delegations.get(plain(words)) if words else self.setting.delegation

    def _unnamed(
        self, said: Mapping[str, str], category: Category | None, delegation: Delegation | None
    ) -> dict[str, str]:
        wrong = {}
        if said.get("category") and category is None:
            names = ", ".join(each.name.in_(self.setting.language) for each in self.setting.categories)
            wrong["category"] = _("There is no such category. Possible are: %(names)s.", names=names)
        if said.get("delegation") and delegation is None:
            wrong["delegation"] = _("There is no delegation with this code.")
        elif self.setting.delegation and delegation is not self.setting.delegation:
            wrong["delegation"] = _("This list is for another delegation.")
        return wrong

    def _by_the_form(
        self, typed: dict[str, str | list[str]], delegation: Delegation | None, flaws: dict[str, str]
    ) -> dict[str, str]:
        """The form's own sentences, for what nothing was said about yet."""
        if delegation and delegation.country:
            typed.setdefault("country", delegation.country)
        if not typed.get("language"):
            codes = [code for code, _name in self.spoken]
            typed["language"] = self.setting.language if self.setting.language in codes else codes[0]
        self.form.process(MultiDict({name: text for name, text in typed.items() if text}))
        if self.form.validate():
            return flaws
        missing = {name: says() for name, says in MISSING.items() if not typed.get(name)}
        wrong = {name: errors[0] for name, errors in self.form.errors.items()}
        return wrong | {name: says for name, says in missing.items() if name in wrong} | flaws

    def _suspects(self, said: Mapping[str, str]) -> dict[str, Flaw]:
        """Texts that a spreadsheet would run. Nobody's name begins so; what is registered already is left."""
        numbers = {name_of(each) for each in self.asked if each.kind is Kind.NUMBER}
        return {
            name: self._flaw(name, said, _("This begins like a formula. Write the words themselves."))
            for name, text in said.items()
            if begins_like_a_formula(text) and name not in TICKED | numbers
        }

    def _flaw(self, name: str, said: Mapping[str, str], says: str) -> Flaw:
        """What is private is not shown: others than whoever sent the sheet may read what was found in it."""
        value = "" if name in SENSITIVE or name in self.private else said.get(name, "")
        shown = value if len(value) <= LONGEST_SHOWN else value[:LONGEST_SHOWN] + "…"
        return Flaw(self.labels.get(name) or str(BY_NAME.get(name, name)), shown, str(says))


def _unknown_answer() -> str:
    return _("This is none of the answers offered. Look into the template for those there are.")


def _no_country() -> str:
    return _("We know no country or economy of this name. Write it as in the template, or as two letters.")


def _no_tick() -> str:
    return _("Write yes or no.")


# Where the form speaks to the registrant, and here somebody else reads it.
MISSING = {
    "given_name": lambda: _("Write their given name, as in the passport."),
    "country": lambda: _("Write the country or economy they represent."),
    "email": lambda: _("Write their e-mail address."),
    "organisation": lambda: _("Write the organisation they come from."),
}
UNKNOWN = {"country": _no_country} | dict.fromkeys(TICKED, _no_tick)
