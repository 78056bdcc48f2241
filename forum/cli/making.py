"""Making an edition, its first owner, and whoever else has a duty in it."""

import re
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

import click

from config import LANGUAGES
from forum import clock
from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.accounts.queries import account_with
from forum.audit.services import Actor
from forum.checkin.models import Zone
from forum.cli import forum
from forum.editions import services as editions
from forum.editions import staff
from forum.editions.models import Edition
from forum.editions.queries import edition_with
from forum.editions.zone import zone as zone_named
from forum.errors import Refusal
from forum.extensions import db
from forum.transaction import transaction

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Addresses of the product itself: an edition of this name could not be reached.
TAKEN = {"desk", "door", "api", "sign-in", "sign-out", "static", "healthz", "readyz", "metrics"}
TOO_SHORT = "A password needs at least ten characters."
HAD_ONE = "They had an account already, and keep its password."
A_DAY = click.DateTime(["%Y-%m-%d"])


def _a_slug(context: click.Context, option: click.Parameter, value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > 60 or value in TAKEN:
        raise click.BadParameter("Use small letters, digits and hyphens, as in ai-4room-2025.")
    return value


def _a_zone(context: click.Context, option: click.Parameter, value: str) -> str:
    try:
        return zone_named(value).key
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise click.BadParameter(f"{value} is not a time zone. Write it as in Asia/Almaty.") from unknown


def _languages(context: click.Context, option: click.Parameter, value: str) -> list[str]:
    codes = value.replace(",", " ").split()
    if not codes or set(codes) - LANGUAGES.keys():
        raise click.BadParameter(f"Choose from {' '.join(LANGUAGES)}.")
    return list(dict.fromkeys(codes))


@forum.command()
@click.option("--slug", prompt="Name in addresses", callback=_a_slug, help="As in /ai-4room-2025/.")
@click.option("--name", prompt="Name of the forum", help="In full, in the first language.")
@click.option("--short-name", help="For badges and the sender of letters; otherwise the name.")
@click.option("--organiser", prompt="Who organises it", help="Stands in letters and on pages.")
@click.option("--place", prompt="Where", help="City and country.")
@click.option("--starts", prompt="First day (YYYY-MM-DD)", type=A_DAY, help="First day.")
@click.option("--ends", type=A_DAY, help="Last day; otherwise the first.")
@click.option(
    "--zone", prompt="Time zone", default="Asia/Almaty", callback=_a_zone, help="As in Asia/Almaty."
)
@click.option("--languages", default=" ".join(LANGUAGES), show_default=True, callback=_languages)
@click.option("--contact", prompt="Address for questions", help="Answers to letters go there.")
@click.option("--capacity", type=click.IntRange(min=1), help="Places in all; otherwise without limit.")
@click.option("--owner-email", prompt="The owner's address", help="They sign in with it.")
@click.option("--owner-name", prompt="The owner's name")
@click.password_option("--owner-password", help="Asked for when it is not given; at least ten characters.")
def create(
    slug: str,
    capacity: int | None,
    owner_email: str,
    owner_name: str,
    owner_password: str,
    **said: Any,
) -> None:
    """Make an edition with its owner. Registration opens now and closes when the first day begins."""
    if edition_with(slug):
        raise click.ClickException(f"There is an edition called {slug} already.")
    facts = _facts(**said)
    try:
        with transaction():
            edition = editions.create(slug=slug, capacity=capacity, **facts)
            _furnish(edition)
            is_new = _give_to(edition, owner_email, owner_name, owner_password, Duty.OWNER)
    except Refusal as refusal:
        raise click.ClickException(TOO_SHORT) from refusal
    click.echo(f"Made {slug}. {owner_name} owns it and signs in as {owner_email.lower()} at /sign-in.")
    if not is_new:
        click.echo(HAD_ONE)


def _facts(  # noqa: PLR0913 - one argument for each question an operator is asked
    *,
    name: str,
    short_name: str | None,
    organiser: str,
    place: str,
    starts: datetime,
    ends: datetime | None,
    zone: str,
    languages: list[str],
    contact: str,
) -> dict[str, Any]:
    """An edition as it was described: what it is called in its first language, where and when it is."""
    last = ends or starts
    if last < starts:
        raise click.ClickException("The last day is before the first.")
    opens, texts = datetime.combine(starts, time(0), tzinfo=zone_named(zone)), (name, organiser, place)
    return {
        "short_name": (short_name or name)[:40],
        **{
            key: {languages[0]: text} for key, text in zip(("name", "organiser", "place"), texts, strict=True)
        },
        "tagline": {},
        "languages": languages,
        "zone": zone,
        "starts_on": starts.date(),
        "ends_on": last.date(),
        "registration_opens_at": clock.now(),
        "registration_closes_at": max(opens, clock.now() + timedelta(minutes=1)),
        "contact_email": contact,
    }


def _furnish(edition: Edition) -> None:
    """What no edition can do without: a category to register in and an area to let people into."""
    name = {"en": "Delegate", "kk": "Делегат", "ru": "Делегат", "ko": "대표"}
    editions.add_category(edition, code="delegate", letter="D", name=name, needs_decision=True)
    site = {"en": "Whole site", "kk": "Бүкіл аумақ", "ru": "Вся площадка", "ko": "전체 행사장"}
    db.session.add(Zone(edition_id=edition.id, code="site", name=site))


def _give_to(edition: Edition, email: str, name: str, password: str, duty: Duty) -> bool:
    by = Actor("command line")
    return staff.appoint(edition, email=email, name=name, password=password, duty=duty, by=by)


@forum.command()
@click.option("--email", required=True, help="The address they sign in with.")
@click.option("--name", required=True, help="How the desk and the audit name them.")
@click.option("--edition", "slug", required=True, help="The edition's name in addresses.")
@click.option("--duty", type=click.Choice([str(duty) for duty in Duty]), default="owner", show_default=True)
@click.password_option(help="Asked for when it is not given; at least ten characters.")
def appoint(email: str, name: str, slug: str, duty: str, password: str) -> None:
    """Give somebody a duty in an edition; who has an account already keeps its name and password."""
    edition = edition_with(slug)
    if edition is None:
        raise click.ClickException(f"There is no edition called {slug}.")
    try:
        is_new = _give_to(edition, email, name, password, Duty(duty))
    except Refusal as refusal:
        raise click.ClickException(TOO_SHORT) from refusal
    click.echo(f"{name} is now {duty} of {slug} and signs in as {email.strip().lower()}.")
    if not is_new:
        click.echo(HAD_ONE)


@forum.command()
@click.option("--email", required=True, help="The address they sign in with.")
@click.password_option(help="Asked for when it is not given; at least ten characters.")
def password(email: str, password: str) -> None:
    """Give an account a new password. Wherever it is signed in, it is signed out."""
    account = account_with(email)
    if account is None:
        raise click.ClickException(f"There is no account with the address {email}.")
    try:
        accounts.make_account(email=email, name=account.name, password=password)
    except Refusal as refusal:
        raise click.ClickException(TOO_SHORT) from refusal
    click.echo(f"{account.name} signs in with the new password, and is signed out everywhere.")
