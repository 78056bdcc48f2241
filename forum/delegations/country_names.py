"""What an edition's organisers call a country, where they use another name than the usual one."""

from collections.abc import Mapping
from dataclasses import dataclass

from forum.audit import services as audit
from forum.delegations.countries import CODES, usual_names
from forum.editions.models import Edition
from forum.editions.services import pages_changed
from forum.errors import Refusal
from forum.transaction import locked, transaction

LONGEST = 100


class NoCountry(Refusal):
    """Not a code of ISO 3166."""

    code = "no_country"


@dataclass
class _Audited:
    """The edition, as the audit notes what belongs to one."""

    id: int
    edition_id: int
    __tablename__: str = "edition"


def call(edition: Edition, code: str, named: Mapping[str, str], *, by: audit.Actor) -> None:
    """Call a country so, language by language. An empty name, or the usual one, is the usual one again."""
    if code not in CODES:
        raise NoCountry()
    with transaction():
        locked(edition)
        before = ours_of(edition, code)
        after = {
            language: name for language, name in named.items() if name and name != usual_names(language)[code]
        }
        if before == after:
            return
        edition.country_names = _with(edition.country_names or {}, code, after)
        pages_changed(edition.id)
        audit.note(
            by,
            "named_country",
            _Audited(edition.id, edition.id),
            before={"country": code, "name": before},
            after={"country": code, "name": after},
        )


def ours_of(edition: Edition, code: str) -> dict[str, str]:
    """Language → the organisers' own name of this country."""
    ours = edition.country_names or {}
    return {language: names[code] for language, names in ours.items() if code in names}


def named_by_us(edition: Edition) -> list[str]:
    """The codes of all countries that have a name of the organisers' own."""
    return sorted({code for names in (edition.country_names or {}).values() for code in names})


def _with(
    ours: Mapping[str, Mapping[str, str]], code: str, after: Mapping[str, str]
) -> dict[str, dict[str, str]]:
    without = {language: {k: v for k, v in names.items() if k != code} for language, names in ours.items()}
    for language, name in after.items():
        without.setdefault(language, {})[code] = name
    return {language: names for language, names in without.items() if names}
