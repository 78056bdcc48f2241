"""People into an edition and out of it, by file."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from flask_babel import force_locale

from config import LANGUAGES
from forum.accreditation.importing import services
from forum.accreditation.importing.findings import Findings
from forum.accreditation.importing.queries import setting
from forum.accreditation.importing.states import Fate, Mode
from forum.audit.services import Actor
from forum.cli import forum
from forum.delegations.queries import delegation_with
from forum.editions.models import Edition
from forum.editions.queries import edition_with
from forum.errors import Refusal
from forum.insights.exporting import KINDS, Order, export
from forum.registration.queries import Filter
from forum.registration.states import State
from forum.web.wording import STATES, of_refusal

BY = Actor("command line")
FILE = click.Path(dir_okay=False, path_type=Path)
MOST_TOLD = 50


@forum.command("import")
@click.argument("slug", metavar="EDITION")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--delegation", "code", help="Everybody in the file comes in this delegation: its code.")
@click.option("--check", is_flag=True, help="Only say what would happen.")
@click.option("--good-rows", is_flag=True, help="Import the good rows where others are bad; otherwise none.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True)
def import_people(
    slug: str, file: Path, code: str | None, check: bool, good_rows: bool, language: str
) -> None:
    """Import people from an XLSX or CSV file. With it you say that they agreed to it."""
    edition = _edition(slug)
    with force_locale(language):
        try:
            found = _imported(edition, file, code, check, Mode.GOOD if good_rows else Mode.ALL, language)
        except Refusal as refusal:
            raise click.ClickException(_why(refusal)) from refusal
    _tell(found)
    sys.exit(0 if found.is_good or good_rows else 1)


@forum.command("export")
@click.argument("slug", metavar="EDITION")
@click.argument("file", type=FILE)
@click.option("--state", type=click.Choice([str(state) for state in State]), help="Only those in it.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="en", show_default=True)
def export_people(slug: str, file: Path, state: str | None, language: str) -> None:
    """Write registrations to FILE, which ends in .xlsx or .csv. Numbers of documents are not in it."""
    kind = file.suffix.lstrip(".").lower()
    if kind not in KINDS:
        raise click.ClickException("The name of the file has to end in .xlsx or .csv.")
    wanted = Filter(state=State(state) if state else None)
    with file.open("wb") as out:
        count = export(_edition(slug), wanted, out, Order(kind, language, STATES, is_full=True, by=BY))
    click.echo(f"{count} registrations written to {file}.")


def _imported(
    edition: Edition, file: Path, code: str | None, check: bool, mode: Mode, language: str
) -> Findings:
    delegation = delegation_with(edition.id, code) if code else None
    if code and delegation is None:
        raise click.ClickException(f"There is no delegation with the code {code}.")
    into = setting(edition, language, delegation)
    kept = services.take_in(into, file.read_bytes(), file.name, by=BY)
    found = services.look_through(into, kept, _counting(kept.rows, "looked through"))
    if check or (mode is Mode.ALL and not found.is_good):
        return found
    return services.bring_in(into, kept, mode, by=BY, step=_counting(kept.rows, "imported"))


def _counting(total: int, what: str) -> Callable[[int], None]:
    def say(done: int) -> None:
        if done == total or done % 5000 == 0:
            click.echo(f"{done} of {total} {what}", err=True)

    return say


def _tell(found: Findings) -> None:
    words = {
        Fate.NEW: "new",
        Fate.CHANGED: "changed",
        Fate.UNCHANGED: "as they were",
        Fate.ENDED: "ended before",
    }
    click.echo(", ".join(f"{found.count(fate)} {said}" for fate, said in words.items()) + ".")
    for each in found.bad[:MOST_TOLD]:
        for column, value, says in each["flaws"]:
            click.echo(f"Row {each['row']}, {column}, {value!r}: {says}")
    if not found.is_good:
        click.echo(f"{found.count(Fate.BAD)} rows to correct.")


def _why(refusal: Any) -> str:
    missing = refusal.facts.get("columns")
    return of_refusal(refusal) + (f" ({', '.join(missing)})" if missing else "")


def _edition(slug: str) -> Edition:
    edition = edition_with(slug)
    if edition is None:
        raise click.ClickException(f"There is no edition called {slug}.")
    return edition
