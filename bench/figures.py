"""Figures: one JSON line each, and a table that sets them beside the goals."""

import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.goals import Goal
from tools.places import ROOT

RESULTS = ROOT / "bench" / "results"


@dataclass(frozen=True)
class Figure:
    """`cpu_ms` is what our processes spent, `database_cpu_ms` what the database server did.

    `value`, in `unit`, is the median of what the client waited.
    """

    name: str
    engine: str
    value: float
    unit: str
    rows: int | None = None
    cpu_ms: float | None = None
    database_cpu_ms: float | None = None
    statements: int | None = None
    letters: int | None = None
    bytes: int | None = None
    bytes_in_all: int | None = None
    ratio_to_hello: float | None = None

    def line(self) -> str:
        return json.dumps({name: value for name, value in asdict(self).items() if value is not None})


def print_line(figure: Figure) -> None:
    print(figure.line(), flush=True)


def save(figures: Sequence[Figure]) -> Path:
    """Under the day and the commit, so that the next run can be compared with it."""
    RESULTS.mkdir(exist_ok=True)
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    file = RESULTS / f"{datetime.now(UTC):%Y-%m-%d}-{commit or 'unknown'}.json"
    machine = {
        "python": platform.python_version(),
        "system": platform.system(),
        "processor": platform.machine(),
    }
    kept = {"machine": machine, "figures": [json.loads(figure.line()) for figure in figures]}
    file.write_text(json.dumps(kept, indent=1) + "\n")
    return file


def table(figures: Sequence[Figure], goals: Mapping[str, Goal]) -> str:
    """One row for each figure; what misses its goal is marked with a !."""
    heads = ("", "engine", "ms CPU", "database", "x hello", "statements", "bytes", "in all")
    rows = [heads, *(_row(figure, goals.get(figure.name, Goal())) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n < 2 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def _row(figure: Figure, goal: Goal) -> tuple[str, ...]:
    is_growth = figure.name == "growth"
    return (
        f"growth: {figure.value:g} {figure.unit}" if is_growth else figure.name,
        figure.engine,
        _cell(figure.cpu_ms, goal.cpu_ms),
        _cell(figure.database_cpu_ms, None),
        _cell(figure.ratio_to_hello, goal.ratio),
        _cell(figure.statements, goal.statements),
        _cell(figure.bytes, None),
        _cell(figure.bytes_in_all, goal.bytes_in_all),
    )


def _cell(found: float | None, goal: float | None) -> str:
    if found is None:
        return "–"
    said = f"{found:,.2f}" if isinstance(found, float) else f"{found:,}"
    if goal is None:
        return said
    return f"{said} ≤ {goal:g}" if found <= goal else f"! {said} > {goal:g}"
