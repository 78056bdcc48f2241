"""`flask forum doctor`: is everything there that a start needs?"""

from collections.abc import Iterator

import click
from flask import current_app

from forum.cli import forum
from forum.cli.examinations import EXAMINATIONS, Finding


@forum.command()
def doctor() -> None:
    """Look over database, migrations, keys, mail, clock and files. Ends with code 1 if something is wrong."""
    findings = list(_findings())
    for finding in findings:
        click.echo(f"{finding.mark}  {finding.sentence}")
    wrong = sum(finding.is_wrong for finding in findings)
    if wrong:
        raise click.ClickException("One thing is wrong." if wrong == 1 else f"{wrong} things are wrong.")
    click.echo("Nothing is wrong.")


def _findings() -> Iterator[Finding]:
    """Each examination in turn; without a database the later ones could only repeat that."""
    for examine in EXAMINATIONS:
        found = list(examine(current_app.config))
        yield from found
        if any(finding.ends_here for finding in found):
            return
