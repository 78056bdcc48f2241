"""What a registrant may agree to, and in which words. The words a page shows and the version the ledger
keeps are the same thing: both come from this table.

A text that somebody agreed to is never rewritten. Other words are a new version, and stay beside the old.
"""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, NamedTuple

from flask_babel import lazy_gettext as _l


class Purpose(StrEnum):
    """What the details are for, one by one: each is agreed to, and taken back, by itself."""

    REQUIRED = "required"
    OPTIONAL = "optional"
    DOCUMENTS = "documents"
    ABROAD = "abroad"
    PUBLIC_LIST = "public_list"
    PHOTOGRAPHS = "photographs"


class By(StrEnum):
    """Whose word it is that stands in the ledger."""

    REGISTRANT = "registrant"
    COORDINATOR = "coordinator"  # says that the person agreed
    IMPORT = "import"  # a list says that the person agreed
    DOOR = "door"  # the desk says that the person agreed, who stood there


class Text(NamedTuple):
    """What one agrees to, and what follows from not agreeing."""

    words: Any
    refusing: Any


DETAILS_KEPT = timedelta(days=365)  # what the first purpose promises
VERSION = "2025-3"
ON_THE_FORM = (Purpose.REQUIRED, Purpose.OPTIONAL, Purpose.PUBLIC_LIST, Purpose.PHOTOGRAPHS)

_REQUIRED = Text(
    _l("The organiser may use these details to run the forum, and deletes them twelve months after it."),
    _l("Without this we cannot register you."),
)
_PUBLIC_LIST = Text(
    _l("Show my name, organisation and country in the public list of participants."),
    _l("You can refuse: then only the organiser sees it."),
)
_PHOTOGRAPHS = Text(
    _l("I may appear in photographs of the forum."),
    _l("You can refuse: tell our photographers on the day."),
)

_OLDER: Mapping[str, Mapping[Purpose, Text]] = {
    "2025-1": {
        Purpose.REQUIRED: _REQUIRED,
        Purpose.PUBLIC_LIST: _PUBLIC_LIST,
        Purpose.PHOTOGRAPHS: _PHOTOGRAPHS,
    },
    "2025-2": {
        Purpose.REQUIRED: _REQUIRED,
        Purpose.OPTIONAL: Text(
            _l(
                "The organiser may use what I write about meals and accessibility to arrange it, and deletes"
                " it after the forum."
            ),
            _l("You can refuse: then it is not kept, and cannot be arranged."),
        ),
        Purpose.DOCUMENTS: Text(
            _l(
                "The organiser may use the details of my passport for visa support and for nothing else."
                " They are kept encrypted and deleted after the forum."
            ),
            _l("You can refuse: then they are not kept, and there is no visa letter."),
        ),
        Purpose.ABROAD: Text(
            _l("The coordinators of my delegation may read my registration, also from another country."),
            _l("You can refuse: then they see your name and how things stand, and nothing else."),
        ),
        Purpose.PUBLIC_LIST: _PUBLIC_LIST,
        Purpose.PHOTOGRAPHS: _PHOTOGRAPHS,
    },
}


TEXTS: Mapping[str, Mapping[Purpose, Text]] = {
    **_OLDER,
    # Who reads, what, and from where: in plain words.
    "2025-3": {
        **_OLDER["2025-2"],
        Purpose.ABROAD: Text(
            _l(
                "The coordinators of my delegation may read my country, organisation, position, e-mail and"
                " phone. They may live in another country, where other laws protect my data."
            ),
            _l("You can refuse: then they see your name and how things stand, and nothing else."),
        ),
    },
}


def text_of(purpose: Purpose, version: str = VERSION) -> Text:
    return TEXTS[version][purpose]
