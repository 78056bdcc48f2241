"""What is aimed at, for one request."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Goal:
    """`ratio` to a bare hello; `bytes_in_all` with the styles, scripts and pictures of the page."""

    cpu_ms: float | None = None
    statements: int | None = None
    ratio: float | None = None
    bytes_in_all: int | None = None


GOALS = {
    "landing": Goal(cpu_ms=0.5, bytes_in_all=100_000),
    "landing-uncached": Goal(cpu_ms=5.0, bytes_in_all=100_000),
    "agenda": Goal(cpu_ms=0.5, bytes_in_all=100_000),
    "agenda-uncached": Goal(cpu_ms=5.0, bytes_in_all=100_000),
    "release": Goal(cpu_ms=500.0, statements=20),
    "registration": Goal(cpu_ms=15.0, statements=14),
    "table": Goal(cpu_ms=20.0),
    "move": Goal(cpu_ms=20.0),
    "scan": Goal(cpu_ms=5.0, statements=4, ratio=6.0),
}
