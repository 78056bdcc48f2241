"""The delegations of the demonstration: who sends whom, how many were agreed, who answers for them."""

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from forum import clock
from forum.accreditation.quotas import set_quota
from forum.audit.services import Actor
from forum.columns import Words
from forum.delegations import coordinating, invitations, services
from forum.delegations.countries import names
from forum.delegations.models import Delegation
from forum.delegations.states import Kind
from forum.demo import facts
from forum.demo.edition import Made
from forum.demo.ledger import Ledger
from forum.demo.paper import TAKEN
from forum.extensions import db
from forum.mail.models import Letter
from forum.mail.states import LetterState
from forum.registration.consents import Purpose
from forum.registration.models import Registration

LANGUAGES = ("en", "kk", "ru", "ko")
SENT = frozenset({"entrepreneur", "investor", "official", "expert_speaker"})
MADE, ACCEPTED = facts.at("2025-06-02 11:00"), facts.at("2025-06-03 09:20")
NAMES_UNTIL, REPLACEMENTS_UNTIL = facts.at("2025-09-05 23:59"), facts.at("2025-09-13 23:59")
UNIVERSITIES = {
    "en": "Demo Universities of Almaty",
    "kk": "Алматының Demo университеттері",
    "ru": "Демо-университеты Алматы",
    "ko": "알마티 데모 대학 연합",
}


@dataclass(frozen=True)
class Sender:
    """A delegation: `quotas` are category → (places, whether nobody more comes in)."""

    code: str
    head: str
    quotas: dict[str, tuple[int, bool]]
    country: str | None = None
    asks: bool = False
    floaters: tuple[int, str] = (0, "")

    def sends(self, one: Registration) -> bool:
        if self.country is None:
            return one.country == "KZ" and one.organisation_type == "university"
        return one.country == self.country

    @property
    def name(self) -> Words:
        if self.country is None:
            return Words(UNIVERSITIES)
        return Words({language: names(language)[self.country] for language in LANGUAGES})


# Kyrgyzstan sends more than were agreed: its quota is soft, and the desk sees it.
SENDERS = (
    Sender(
        "KOREA",
        "Byeol Demo Han",
        {"entrepreneur": (70, True), "investor": (12, True), "official": (10, True)},
        "KR",
        floaters=(4, "Drivers"),
    ),
    Sender("UZBEKISTAN", "Nodira Demo", {"entrepreneur": (20, True), "investor": (8, True)}, "UZ"),
    Sender("CHINA", "Shifan Demo Li", {"entrepreneur": (12, True), "investor": (8, True)}, "CN"),
    Sender(
        "JAPAN",
        "Sora Demo Tanaka",
        {"entrepreneur": (12, True), "investor": (5, False)},
        "JP",
        asks=True,
        floaters=(2, "Interpreters"),
    ),
    Sender("KYRGYZSTAN", "Aizat Demo", {"entrepreneur": (4, False), "investor": (6, True)}, "KG"),
    Sender("PHILIPPINES", "Maria Demo Reyes", {"entrepreneur": (6, True)}, "PH"),
    Sender("UNIVERSITIES", "Aigul Demo", {"expert_speaker": (10, False)}),
)
COORDINATORS = {
    "KOREA": ("Minho Coordinator", "minho@example.org"),
    "JAPAN": ("Dana Coordinator", "dana@example.org"),
}


def write_delegations(made: Made, book: Ledger, by: Actor, now: datetime, password: str | None) -> list[str]:
    """Delegations with the people they sent; returns the lines of the sign-ins' file."""
    lines: list[str] = []
    for sender in SENDERS:
        clock.stand(min(MADE, now))
        delegation = services.create(made.edition, _profile(sender), by=by)
        _send(delegation, book, sender.sends)
        for category, (places, is_hard) in sender.quotas.items():
            comes_as = made.categories[category]
            set_quota(made.edition, delegation, comes_as, places=places, is_hard=is_hard, by=by)
        count, label = sender.floaters
        if count:
            services.give_floaters(delegation, zone_code="site", count=count, label=label, by=by)
        if sender.code in COORDINATORS:
            lines.append(_coordinate(made, delegation, *COORDINATORS[sender.code], by, now, password))
    return lines


def _profile(sender: Sender) -> services.Profile:
    return services.Profile(
        code=sender.code,
        kind=Kind.COUNTRY if sender.country else Kind.ORGANISATION,
        country=sender.country,
        name=sender.name,
        head=sender.head,
        asks_endorsement=sender.asks,
        is_listed=True,
        nominate_by=NAMES_UNTIL,
        confirm_by=REPLACEMENTS_UNTIL,
    )


def _send(delegation: Delegation, book: Ledger, sends: Callable[[Registration], bool]) -> None:
    """They named the delegation as they registered; three in four let it read what they wrote."""
    counted: Counter[bool] = Counter()
    for registrant, one in zip(book.registrants, book.registrations, strict=True):
        if registrant.category in SENT and sends(one):
            one.delegation_id = delegation.id
            one.endorsed_at = one.decided_at if delegation.asks_endorsement else None
            counted[True] += 1
            registrant.consents[Purpose.ABROAD] = counted[True] % 4 != 0
    db.session.flush()


def _coordinate(
    made: Made,
    delegation: Delegation,
    name: str,
    email: str,
    by: Actor,
    now: datetime,
    password: str | None,
) -> str:
    invited = coordinating.invite(made.edition, delegation, email=email, name=name, language="en", by=by)
    db.session.flush()
    letter = db.session.query(Letter).filter_by(kind="delegation.invited", about_id=invited.id).one()
    letter.state, letter.answer, letter.attempts = LetterState.SENT, TAKEN, 1
    letter.sent_at = letter.queued_at + timedelta(seconds=7)
    clock.stand(min(ACCEPTED, now))
    secret = password or secrets.token_urlsafe(9)
    link = invitations.token(made.edition, invited.id, invited.invitation_generation)
    coordinating.accept(made.edition, invited, link_token=link, password=secret)
    return f"{'coordinator':<12} {email:<18} {secret}"
