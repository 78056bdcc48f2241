"""Erasing people from the command line, and erasing again whoever a restored backup brought back."""

import sys
from collections.abc import Iterable
from pathlib import Path

import click
from sqlalchemy import select

from forum.audit.services import Actor
from forum.cli import forum
from forum.cli.tombstones import beside_the_database, keep_tombstones, read
from forum.editions.models import Edition
from forum.editions.queries import edition_with
from forum.extensions import db
from forum.privacy import services as privacy
from forum.privacy.tombstones import all_stones, erase_again, sweep
from forum.registration.models import Registration
from forum.registration.queries import with_ref

BY = Actor("command line")
A_FILE = click.Path(exists=True, path_type=Path)


@forum.command()
@click.option("--edition", "slug", help="The edition's name in addresses.")
@click.option("--ref", "refs", multiple=True, help="A registration code; may be given several times.")
@click.option("--everybody", is_flag=True, help="Erase everybody of the edition. Asks first.")
@click.option("--reason", help="Kept in the audit. It should name nobody.")
@click.option("--replay", is_flag=True, help="After a restore: erase again whoever was erased since.")
@click.option("--from", "file", type=A_FILE, help="Tombstones kept elsewhere.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def anonymise(
    slug: str | None,
    refs: tuple[str, ...],
    everybody: bool,
    reason: str | None,
    replay: bool,
    file: Path | None,
    yes: bool,
) -> None:
    """Erase people: names, addresses, answers, letters. Their numbers stay.

    Every erasure leaves a tombstone in the database and, a minute later, in tombstones.jsonl beside it. After
    a backup was restored, `flask forum anonymise --replay` reads both and erases the same people again.
    """
    if replay:
        again = erase_again([*all_stones(), *read(file or beside_the_database())])
        click.echo(f"Erased again: {again}.")
    else:
        edition = edition_with(slug) if slug else None
        if edition is None:
            raise click.UsageError("Say --edition with the name of an edition, or --replay.")
        click.echo(f"Erased: {_erase(edition, refs, everybody=everybody, reason=reason, yes=yes)}.")
    sweep()
    keep_tombstones()


def _erase(edition: Edition, refs: Iterable[str], *, everybody: bool, reason: str | None, yes: bool) -> int:
    found = [_found(edition, ref).ref for ref in (_everybody(edition) if everybody else refs)]
    if everybody and not yes:
        click.confirm(f"Erase {len(found)} people of {edition.slug}? Nobody can bring them back.", abort=True)
    with click.progressbar(found, label="Erasing", file=sys.stderr) as waiting:
        for ref in waiting:
            privacy.erase(edition, _found(edition, ref), by=BY, reason=reason)
    return len(found)


def _everybody(edition: Edition) -> Iterable[str]:
    return db.session.scalars(select(Registration.ref).filter_by(edition_id=edition.id, erased_at=None)).all()


def _found(edition: Edition, ref: str) -> Registration:
    registration = with_ref(edition.id, ref.upper())
    if registration is None:
        raise click.ClickException(f"There is no registration {ref} in {edition.slug}.")
    return registration
