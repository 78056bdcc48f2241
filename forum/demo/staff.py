"""Those who run the demonstration: their sign-ins, the gates, and the phones at them."""

import os
import secrets
from datetime import datetime
from pathlib import Path

from forum import clock
from forum.accounts.duties import Duty
from forum.accounts.queries import account_with
from forum.audit.services import Actor
from forum.checkin import enrolment
from forum.checkin.models import Device, Zone
from forum.demo import facts
from forum.demo.edition import BEGUN
from forum.editions import staff
from forum.editions.models import Edition
from forum.extensions import db

SIGN_INS = "sign-ins.txt"
CAST = {
    Duty.OWNER: ("Olga Owner", "olga@example.org"),
    Duty.ORGANISER: ("Bruno Organiser", "bruno@example.org"),
    Duty.VISA_OFFICER: ("Vera Visa", "vera@example.org"),
    Duty.DOOR: ("Chen Door", "chen@example.org"),
}
# The busiest gate has two phones.
PHONES = {facts.GATES[0]: ("Phone 1", "Phone 2"), facts.GATES[1]: ("Phone 3",), facts.GATES[2]: ("Phone 4",)}
GATES_MADE, PHONES_ENROLLED = facts.at("2025-09-01 15:00"), facts.at("2025-09-13 07:05")


def make_staff(edition: Edition, password: str | None) -> tuple[list[str], dict[Duty, Actor]]:
    """An account for each duty. Returns the lines of the sign-ins' file, and who acts under which duty.

    No demonstration has the password of another, unless somebody asks for it.
    """
    clock.stand(BEGUN)
    lines: list[str] = []
    actors: dict[Duty, Actor] = {}
    for duty, (name, email) in CAST.items():
        secret = password or secrets.token_urlsafe(9)
        appointing = actors.get(Duty.OWNER, Actor(name))
        staff.appoint(edition, email=email, name=name, password=secret, duty=duty, by=appointing)
        db.session.flush()
        account = account_with(email)
        actors[duty] = Actor(name, account.id if account else None)
        lines.append(f"{duty:<12} {email:<18} {secret}")
    return lines, actors


def keep_sign_ins(folder: Path, lines: list[str]) -> None:
    """For the reader of this machine alone."""
    folder.mkdir(parents=True, exist_ok=True)
    opened = os.open(folder / SIGN_INS, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(opened, "w", encoding="utf-8") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write("\n".join(lines) + "\n")


def open_gates(edition: Edition, by: Actor, now: datetime) -> dict[str, list[Device]]:
    """The gates of the site and, from the morning of the forum on, the phones at them."""
    clock.stand(min(GATES_MADE, now))
    zone = Zone(edition_id=edition.id, code="site", name=facts.SITE)
    db.session.add(zone)
    db.session.flush()
    gates = {name: enrolment.open_gate(edition, zone, name=name, by=by) for name in facts.GATES}
    db.session.flush()
    devices: dict[str, list[Device]] = {name: [] for name in gates}
    if now < PHONES_ENROLLED:
        return devices
    clock.stand(PHONES_ENROLLED)
    for gate_name, phones in PHONES.items():
        for phone in phones:
            code = enrolment.invite_device(edition, gates[gate_name], by=by)
            device, _secret = enrolment.enrol(code, name=phone)
            device.gate, device.gate.zone = gates[gate_name], zone
            devices[gate_name].append(device)
    db.session.flush()
    return devices
