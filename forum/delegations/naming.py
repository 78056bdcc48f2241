"""Which delegation somebody means: a code, in whatever letters, or a name that the form offers. Pure."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar


class HasName(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def is_listed(self) -> bool: ...

    @property
    def name(self) -> Mapping[str, str]: ...


Delegation = TypeVar("Delegation", bound=HasName)


def meant(text: str, delegations: Iterable[Delegation]) -> Delegation | None:
    """One that is not offered by name is found by its code only."""
    wanted = text.strip().casefold()
    return next((each for each in delegations if _is(each, wanted)), None)


def _is(delegation: HasName, wanted: str) -> bool:
    if delegation.code.casefold() == wanted:
        return True
    return delegation.is_listed and wanted in {name.casefold() for name in delegation.name.values()}
