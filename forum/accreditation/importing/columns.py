"""Which column is which: by its name in any of our languages, in any order, as our own export writes it."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from flask_babel import force_locale
from flask_babel import lazy_gettext as _l

from config import LANGUAGES


@dataclass(frozen=True)
class Column:
    """`label` heads it in our templates and exports; `also` are other names people give it."""

    name: str
    label: Any
    also: tuple[Any, ...] = ()
    is_read: bool = True  # False: our export has it, an import leaves it as it is

    def __str__(self) -> str:
        return str(self.label)


COLUMNS: tuple[Column, ...] = (
    Column("ref", _l("Reference"), ("ref", "id", "код", "номер", "참조번호", _l("Registration code"))),
    Column("given_name", _l("Given name"), ("first name", "forename", "имя", "аты", "есімі", "이름")),
    Column("family_name", _l("Family name"), ("surname", "last name", "фамилия", "тегі", "성")),
    Column("family_first", _l("Family name first")),
    Column(
        "name_native",
        _l("Name in your own script"),
        ("native name", "local name", _l("Name in their own script")),
    ),
    Column("reading", _l("Reading in kana"), ("kana", "furigana", "フリガナ")),
    Column("patronymic", _l("Patronymic"), ("middle name", "отчество", "әкесінің аты")),
    Column("badge_name", _l("Another name for the badge"), ("name on the badge", "badge name")),
    Column("salutation", _l("Salutation"), ("title", "обращение", "호칭")),
    Column(
        "country",
        _l("Country / economy represented"),
        ("country", "economy", "страна", "ел", "елі", "국가", "나라"),
    ),
    Column("category", _l("Category"), ("i come as", "type", "категория", "санат", "분류")),
    Column("delegation", _l("Delegation"), ("делегация", "대표단")),
    Column(
        "organisation", _l("Organisation"), ("organization", "company", "организация", "ұйым", "기관", "회사")
    ),
    Column("organisation_native", _l("Organisation in your own script"), ("native organisation",)),
    Column("organisation_type", _l("Kind of organisation"), ("organisation type", "тип организации")),
    Column("position", _l("Position"), ("job", "job title", "должность", "лауазымы", "직위", "직책")),
    Column("email", _l("E-mail"), ("email", "mail", "e-mail address", "эл. почта", "почта", "이메일")),
    Column("phone", _l("Mobile number"), ("phone", "mobile", "telephone", "телефон", "휴대전화", "전화번호")),
    Column("language", _l("Language of our letters"), ("language", "язык", "тіл", "언어")),
    Column("interpretation", _l("Interpretation into"), ("interpretation", "перевод")),
    Column("interests", _l("Industries and interests"), ("interests", "industries", "интересы")),
    Column("site_visit", _l("Groundbreaking of K‑Park"), ("k-park", "site visit", "groundbreaking")),
    Column("gala", _l("Gala dinner"), ("gala",)),
    Column("meals", _l("Meals"), ("meal", "diet", "питание")),
    Column("accessibility", _l("What to prepare"), ("accessibility", "what should we prepare for you?")),
    Column("state", _l("State"), is_read=False),
    Column("received", _l("Received"), is_read=False),
)
BY_NAME = {column.name: column for column in COLUMNS}
NEEDED = ("given_name", "country", "email", "organisation")


@dataclass(frozen=True)
class Matched:
    """Which cell of a row is which field; what was not understood, and what is not there."""

    places: dict[str, int]  # the field's name → number of its cell
    unknown: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)  # not for whoever sent the sheet to fill in
    called: dict[str, str] = field(default_factory=dict)  # the field's name → what its column is headed with

    def without(self, names: Collection[str]) -> "Matched":
        """As if the sheet did not have these."""
        refused = [self.called[name] for name in self.places if name in names]
        places = {name: at for name, at in self.places.items() if name not in names}
        return Matched(places, self.unknown, self.repeated, refused, self.called)

    @property
    def missing(self) -> list[str]:
        return [name for name in NEEDED if name not in self.places]

    def fields(self, cells: Sequence[str]) -> dict[str, str]:
        """The row by field. A short row ends in empty cells."""
        return {name: cells[at] if at < len(cells) else "" for name, at in self.places.items()}


def matched(header: Iterable[str], own: Mapping[str, str] | None = None) -> Matched:
    """`own`: folded heads of the edition's own questions → their fields (own_answers.py: heads)."""
    found = Matched({})
    for at, words in enumerate(header):
        column = names().get(plain(words))
        name = column.name if column else (own or {}).get(plain(words))
        if not words or (column and not column.is_read):
            continue
        if name is None:
            found.unknown.append(words[:80])
        elif name in found.places:
            found.repeated.append(words[:80])
        else:
            found.places[name], found.called[name] = at, words[:80]
    return found


@cache
def names() -> dict[str, Column]:
    """Every way a column may be called, folded."""
    known: dict[str, Column] = {}
    for column in COLUMNS:
        for called in (column.label, column.name, *column.also):
            for words in [called] if isinstance(called, str) else in_every_language(called):
                known.setdefault(plain(words), column)
    return known


def in_every_language(sentence: Any) -> list[str]:
    """A marked sentence as each of our languages says it."""
    said = []
    for language in LANGUAGES:
        with force_locale(language):
            said.append(str(sentence))
    return said


def plain(words: str) -> str:
    """Letters and digits alone, small: "E‑Mail *" and "e-mail" are the same column."""
    folded = unicodedata.normalize("NFKC", words).casefold()
    return "".join(sign for sign in folded if sign.isalnum())
