"""How large a file may be before it is not read any further."""

from dataclasses import asdict, dataclass

MB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """`unpacked` and `ratio` are of what lies zipped in an XLSX file; `memory` and `seconds` are what the
    process that reads one may use."""

    size: int = 10 * MB
    rows: int = 100_000
    columns: int = 200
    members: int = 500
    unpacked: int = 300 * MB
    ratio: int = 150
    memory: int = 640 * MB
    seconds: int = 60

    def as_numbers(self) -> dict[str, int]:
        return asdict(self)


LIMITS = Limits()
