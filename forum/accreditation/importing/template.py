"""An empty sheet to fill in: the columns that are read from whoever asks for it, and the possible answers."""

from collections.abc import Collection, Mapping, Sequence
from typing import BinaryIO

from flask_babel import force_locale

from config import LANGUAGES
from forum.accreditation.importing import own_answers
from forum.accreditation.importing.choices import TICKED
from forum.accreditation.importing.columns import COLUMNS
from forum.accreditation.importing.rows import Setting
from forum.delegations.countries import names
from forum.registration.forms import CHOSEN, TICKS
from forum.registration.offers import INTERESTS, MEALS, ORGANISATION_TYPES
from forum.registration.questions.forms import name_of
from forum.registration.questions.kinds import Kind
from forum.sheets.writing import Table, range_of, write_xlsx

LISTS = "Lists"
Named = Sequence[tuple[str, str]]  # (field, what its column is headed with)


def template(setting: Setting, file: BinaryIO) -> None:
    with force_locale(setting.language):
        lists = {name: answers for name, answers in _lists(setting).items() if answers}
        write_xlsx(file, _sheets(columns(setting), lists, several=_several(setting)))


def columns(setting: Setting) -> list[tuple[str, str]]:
    """Nothing that would not be read. The delegation of a delegation's own sheet is known."""
    refused = own_answers.refused_to(setting.questions, reads_sensitive=setting.reads_sensitive)
    known = {"ref", "delegation"} if setting.delegation else {"ref"}
    theirs = [(each.name, str(each)) for each in COLUMNS if each.is_read and each.name not in known]
    own = [(name_of(each), own_answers.head(each, setting.language)) for each in setting.questions]
    return [(name, label) for name, label in (*theirs, *own) if name not in refused]


def _lists(setting: Setting) -> dict[str, list[str]]:
    language = setting.language
    return {
        "category": [each.name.in_(language) for each in setting.categories],
        "country": sorted(names(language).values()),
        "language": [LANGUAGES[code] for code in setting.edition.languages if code in LANGUAGES],
        "interpretation": [LANGUAGES[code] for code in setting.edition.languages if code in LANGUAGES],
        "interests": [str(label) for label in INTERESTS.values()],
        "organisation_type": [str(label) for code, label in ORGANISATION_TYPES.items() if code],
        "meals": [str(label) for code, label in MEALS.items() if code],
        **{name: [str(TICKED[True]), str(TICKED[False])] for name in TICKS},
        **{name_of(each): own_answers.offered(each, language) for each in setting.questions},
    }


def _several(setting: Setting) -> set[str]:
    """Whose cells may hold more than one of the answers: a spreadsheet would take one alone."""
    return {*CHOSEN, *(name_of(each) for each in setting.questions if each.kind is Kind.CHOICES)}


def _sheets(columns: Named, lists: Mapping[str, Sequence[str]], *, several: Collection[str]) -> list[Table]:
    shown = [(name, label) for name, label in columns if name in lists]
    longest = max(len(lists[name]) for name, _label in shown)
    rows = [
        [lists[name][number] if number < len(lists[name]) else "" for name, _label in shown]
        for number in range(longest)
    ]
    offered = {name: range_of(LISTS, at, len(lists[name])) for at, (name, _label) in enumerate(shown)}
    single = offered.keys() - several
    choices = {at: offered[name] for at, (name, _label) in enumerate(columns) if name in single}
    header = [label for _name, label in columns]
    return [Table("People", header, [], choices), Table(LISTS, [label for _name, label in shown], rows)]
