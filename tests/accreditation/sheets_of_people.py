"""Sheets of people, good and bad, for the tests of the import."""

from flask_babel import force_locale

from forum.accreditation.importing import services
from forum.accreditation.importing.queries import setting
from forum.accreditation.importing.states import Mode
from tests.makers import SOMEBODY
from tests.sheets.corpus import csv

HEADER = [
    "Given name",
    "Family name",
    "Country",
    "Category",
    "Organisation",
    "E-mail",
    "Mobile number",
    "Gala dinner",
]
LETTERS = "abcdefghij"
# What is wrong, and the column that is told of it.
SEVEN = {
    9: (0, "Амина", "Given name"),
    40: (5, "not an address", "E-mail"),
    77: (2, "Atlantis", "Country / economy represented"),
    101: (3, "Emperor", "Category"),
    133: (6, "87012345678", "Mobile number"),
    160: (4, '=HYPERLINK("x")', "Organisation"),
    198: (1, "De\u202emo", "Family name"),
}


def a_person(number: int) -> list[str]:
    name = "".join(LETTERS[int(digit)] for digit in str(number))
    return [
        *("Haneul", f"Kim{name}", ("Kazakhstan", "KR", "Узбекистан")[number % 3], "Delegate"),
        *(
            f"Example Air {number % 7}",
            f"kim{number}@example.org",
            "+7 701 234 56 78",
            ("yes", "no")[number % 2],
        ),
    ]


def people(count: int, *, bad: dict = SEVEN) -> list[list[str]]:
    """Row 2 of the sheet is the first."""
    rows = [a_person(number) for number in range(count)]
    for row, (column, value, _label) in bad.items():
        rows[row - 2][column] = value
    return rows


def sent(edition, *rows, header=HEADER, language="en", delegation=None, data=None, **more):
    """(setting, sheet): taken in, not looked through."""
    with force_locale(language):
        into = setting(edition, language, delegation)
        data = csv(*rows, header=header) if data is None else data
        return into, services.take_in(into, data, "people.csv", by=SOMEBODY, **more)


def looked(edition, *rows, **more):
    into, kept = sent(edition, *rows, **more)
    with force_locale(into.language):
        return services.look_through(into, kept)


def brought(edition, *rows, mode=Mode.GOOD, **more):
    into, kept = sent(edition, *rows, **more)
    with force_locale(into.language):
        return services.bring_in(into, kept, mode, by=SOMEBODY)


def a_sheet(edition, **more):
    """Twelve people, one row of which is bad, looked through."""
    into, kept = sent(edition, *people(12, bad={5: SEVEN[77]}), **more)
    with force_locale(into.language):
        services.look_through(into, kept)
    return kept
