"""Making the first owner."""

import click

from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.cli import forum
from forum.editions.queries import edition_with
from forum.errors import Refusal


@forum.command()
@click.option("--email", required=True, help="The address they sign in with.")
@click.option("--name", required=True, help="How the desk and the audit name them.")
@click.option("--edition", "slug", required=True, help="The edition's name in addresses.")
@click.option("--duty", type=click.Choice([str(duty) for duty in Duty]), default="owner", show_default=True)
@click.password_option(help="Asked for when it is not given; at least ten characters.")
def appoint(email: str, name: str, slug: str, duty: str, password: str) -> None:
    """Give somebody a duty in an edition, and an account with a password."""
    edition = edition_with(slug)
    if edition is None:
        raise click.ClickException(f"There is no edition called {slug}.")
    try:
        account = accounts.make_account(email=email, name=name, password=password)
    except Refusal as refusal:
        raise click.ClickException("A password needs at least ten characters.") from refusal
    accounts.appoint(account, edition_id=edition.id, duty=Duty(duty))
    click.echo(f"{name} is now {duty} of {slug} and signs in as {account.email}.")
