"""The demonstration: one believable edition in an empty database."""

from pathlib import Path

import click
from flask import current_app

from forum import clock
from forum.cli import forum
from forum.demo import making


@forum.command()
@click.option(
    "--moment",
    type=click.Choice(list(making.MOMENTS)),
    help="Make it as it stood before, on the morning of or after the forum; otherwise as of now.",
)
@click.option("--password", help="One password for all three sign-ins, instead of a new one for each.")
def demo(moment: str | None, password: str | None) -> None:
    """Make the demonstration edition, unless there is an edition already."""
    if making.any_edition():
        click.echo("There is an edition already, so no demonstration was made.")
        return
    now = making.MOMENTS[moment] if moment else clock.now()
    made = making.make(now, data=Path(current_app.config["FORUM_DATA"]), password=password)
    click.echo(f"Made {made.edition.slug} with {made.registrations} registrations.")
    click.echo(f"The sign-ins are in {made.sign_ins}.")
