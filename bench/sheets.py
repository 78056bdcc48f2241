"""Import and export of many people, each in a process of its own whose memory is watched.

    python -m bench.sheets [--rows 100000] [--engine sqlite]

Memory is that of the process and of the one it starts to read an XLSX file, together.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from io import BytesIO
from pathlib import Path

from bench import databases
from bench.figures import Figure, print_line
from bench.seeding import _edition
from bench.server import _family
from bench.settings import environment
from forum.sheets.writing import Table, write_xlsx
from tools.places import ROOT

HEADER = (
    *("Given name", "Family name", "Name in your own script", "Country", "Category", "Organisation"),
    *("Position", "E-mail", "Mobile number", "Language of our letters", "Gala dinner", "Groundbreaking"),
)
STEPS = ("import", "again", "export-csv", "export-xlsx")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.sheets", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--engine", choices=databases.NAMES)
    parser.add_argument("--step", choices=STEPS, help=argparse.SUPPRESS)
    parser.add_argument("--sheet", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.step:
        print(json.dumps(_step(asked.step, asked.sheet)))
        return
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="forum-sheets-")))
        sheet = place / "people.xlsx"
        sheet.write_bytes(_sheet(asked.rows))
        for engine, url in databases.of([asked.engine] if asked.engine else databases.NAMES, place, stack):
            for figure in _measure(engine.name, environment(url, place / engine.name), sheet, asked.rows):
                print_line(figure)


def _measure(engine: str, env: dict[str, str], sheet: Path, rows: int) -> Iterator[Figure]:
    for step in STEPS:
        command = [sys.executable, "-m", "bench.sheets", "--step", step, "--sheet", str(sheet)]
        with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as running:
            peak = _watched(running)
            said = running.stdout.read() if running.stdout else ""
        if running.returncode:
            raise SystemExit(running.returncode)
        found = json.loads(said.splitlines()[-1])
        yield Figure(step, engine, found["seconds"], "s", rows=rows, bytes=found["bytes"])
        yield Figure(f"{step}-memory", engine, peak, "MB", rows=rows)


def _watched(running: subprocess.Popen[str]) -> int:
    """The most memory that the process and whatever it started had at one moment, in megabytes. Pages that
    they share are counted once."""
    peak = 0
    while running.poll() is None:
        peak = max(peak, sum(map(_memory, _family(running.pid))))
        time.sleep(0.05)
    return peak // 1024


def _memory(process: int) -> int:
    with suppress(OSError, StopIteration):
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return int(next(line for line in lines if line.startswith("Pss:")).split()[1])
    return 0


def _step(step: str, sheet: Path) -> dict[str, float]:
    """In a process of its own, which began with nothing."""
    from config import Config  # noqa: PLC0415 - only this process is measured
    from forum import create_app  # noqa: PLC0415
    from forum.extensions import db  # noqa: PLC0415

    app = create_app(Config.from_env())
    with app.app_context():
        if step == "import":
            db.create_all()
            _seed()
        began = time.monotonic()
        size = _export(step) if step.startswith("export") else _import(app, sheet.read_bytes())
        took = time.monotonic() - began
    return {"seconds": round(took, 1), "bytes": size}


def _seed() -> None:
    from forum.editions import services as editions  # noqa: PLC0415
    from forum.transaction import transaction  # noqa: PLC0415

    with transaction():
        edition = _edition()
        editions.add_category(
            edition, code="delegate", letter="D", name={"en": "Delegate"}, needs_decision=True
        )


def _sheet(rows: int) -> bytes:
    file = BytesIO()
    write_xlsx(file, [Table("People", HEADER, (_person(number) for number in range(rows)))])
    return file.getvalue()


def _person(number: int) -> list[str]:
    name = "".join("abcdefghij"[int(digit)] for digit in str(number))
    return [
        *("Haneul", f"Kim{name}", "김하늘", ("KZ", "South Korea", "Узбекистан")[number % 3], "Delegate"),
        *(f"Example Air {number % 500}", "Director", f"kim{number}@example.org", "+7 701 234 56 78"),
        *("English", ("yes", "no")[number % 2], "no"),
    ]


def _import(app, data: bytes) -> int:
    """As the desk and the worker do it: taken in, looked through, brought in."""
    from forum.accreditation.importing import services, working  # noqa: PLC0415
    from forum.accreditation.importing.queries import setting  # noqa: PLC0415
    from forum.accreditation.importing.states import Mode  # noqa: PLC0415
    from forum.audit.services import Actor  # noqa: PLC0415
    from forum.editions.queries import edition_with  # noqa: PLC0415
    from forum.extensions import db  # noqa: PLC0415
    from forum.jobs import worker  # noqa: PLC0415

    def _ask_to_bring(kept, by):
        working.ask_to_bring(kept, Mode.GOOD, language="en", by=by)

    by = Actor("bench")
    began = time.monotonic()
    kept = services.take_in(setting(edition_with("bench"), "en"), data, "people.xlsx", by=by)
    _say("taken in", began)
    for ask in (working.ask_to_look, _ask_to_bring):
        began = time.monotonic()
        ask(kept, by=by)
        worker.do_all(app, working.KINDS)
        db.session.refresh(kept)
        _say(f"{kept.state}: {kept.counts}", began)
    return len(data)


def _export(step: str) -> int:
    from forum.audit.services import Actor  # noqa: PLC0415
    from forum.editions.queries import edition_with  # noqa: PLC0415
    from forum.insights import exporting  # noqa: PLC0415
    from forum.insights.exporting import Order  # noqa: PLC0415
    from forum.registration.queries import Filter  # noqa: PLC0415
    from forum.web.wording import STATES  # noqa: PLC0415

    order = Order(step.partition("-")[2], "en", STATES, is_full=True, by=Actor("bench"))
    with tempfile.TemporaryFile() as file:
        exporting.export(edition_with("bench"), Filter(), file, order)
        return file.seek(0, 2)


def _say(words: str, began: float) -> None:
    print(f"{words} in {time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
