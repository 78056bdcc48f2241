"""The cast. Amina registers, Bruno organises, Chen is at the door, Dana belongs to another edition,
Vera reads passports."""

from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.editions.models import Edition

PASSWORD = "correct horse battery"


def bruno(edition: Edition, duty: Duty = Duty.ORGANISER):
    return _staff("bruno@example.org", "Bruno Organiser", edition, duty)


def olga(edition: Edition, *more: Duty):
    account = _staff("olga@example.org", "Olga Owner", edition, Duty.OWNER)
    for duty in more:
        accounts.appoint(account, edition_id=edition.id, duty=duty)
    return account


def chen(edition: Edition):
    return _staff("chen@example.org", "Chen Door", edition, Duty.DOOR)


def dana(other_edition: Edition):
    return _staff("dana@example.org", "Dana Elsewhere", other_edition, Duty.OWNER)


def vera(edition: Edition):
    return _staff("vera@example.org", "Vera Visa", edition, Duty.VISA_OFFICER)


def sign_in(client, account):
    """Sign in as a browser would."""
    return client.post("/sign-in", data={"email": account.email, "password": PASSWORD})


def _staff(email: str, name: str, edition: Edition, duty: Duty):
    account = accounts.make_account(email=email, name=name, password=PASSWORD)
    accounts.appoint(account, edition_id=edition.id, duty=duty)
    return account
