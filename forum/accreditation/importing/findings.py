"""What was found in a sheet: figures, and what is wrong, row by row, in the language of whoever sent it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from forum.accreditation.importing.columns import Matched
from forum.accreditation.importing.comparing import Found
from forum.accreditation.importing.states import Fate

MOST_KEPT = 2000  # bad rows that are described; all are counted
MOST_ENDED = 50
MOST_SAME = 20


@dataclass
class Findings:
    fates: Counter[Fate] = field(default_factory=Counter)
    bad: list[dict[str, Any]] = field(default_factory=list)  # {"row": 12, "flaws": [[column, value, says]]}
    ended: list[int] = field(default_factory=list)
    same_address: list[list[int]] = field(default_factory=list)  # two rows that have one
    notes: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, columns: Matched) -> "Findings":
        named = {"unknown": columns.unknown, "repeated": columns.repeated, "refused": columns.refused}
        return cls(notes=named)

    def add(self, rows: Iterable[Found]) -> None:
        for row in rows:
            self.fates[row.fate] += 1
            if row.fate is Fate.BAD and len(self.bad) < MOST_KEPT:
                self.bad.append({"row": row.row, "flaws": [list(flaw) for flaw in row.flaws]})
            if row.fate is Fate.ENDED and len(self.ended) < MOST_ENDED:
                self.ended.append(row.row)
            if row.same_address is not None and len(self.same_address) < MOST_SAME:
                self.same_address.append([row.same_address, row.row])

    @property
    def is_good(self) -> bool:
        return not self.fates[Fate.BAD]

    @property
    def counts(self) -> dict[str, int]:
        return {str(fate): self.fates[fate] for fate in Fate}

    def count(self, fate: Fate) -> int:
        return self.fates[fate]

    def kept(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {"bad": self.bad, "ended": self.ended, "same_address": self.same_address, **self.notes}
