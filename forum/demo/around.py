"""What delegates told beside their registration: how they travel, whom they bring, a visa, their answers."""

from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import bindparam, select

from forum.demo import facts
from forum.demo.edition import Made
from forum.demo.ledger import Ledger
from forum.extensions import db
from forum.registration.consents import VERSION, By, Purpose
from forum.registration.models import Consent, Registration
from forum.registration.questions.models import Answer, Question
from forum.registration.states import State
from forum.travel.models import Companion, Travel
from forum.travel.rules import Relation
from forum.visas.documents import Document, sealed
from forum.visas.models import VisaRequest
from forum.visas.states import VisaState

SEED = 12  # of its own: whoever is added here changes nobody else
FLIGHTS = {
    "KR": (("KC910", "22:40"), ("OZ577", "21:55")),
    "CN": (("KC888", "19:10"), ("CZ6011", "17:35")),
    "JP": (("KC918", "20:15"),),
    "US": (("TK352", "05:50"), ("LH646", "23:55")),
    "PH": (("KC962", "18:20"),),
    "UZ": (("HY763", "11:05"),),
}
HOTELS = ("Demo Hotel Medeu", "Hotel Example Almaty", "Sample Residence Dostyk")
CONSULATES = {"PH": "Manila", "CN": "Beijing", "JP": "Tokyo", "US": "New York", "KR": "Seoul"}
ASKED_FOR_VISAS = facts.at("2025-08-12 11:00")


def write_around(made: Made, ledger: Ledger, now: datetime) -> None:
    rng = Random(SEED)
    coach, where = db.session.scalars(_ASKED_OF_ALL, {"edition": made.edition.id}).all()
    confirmed = [one for one in ledger.registrations if one.state == State.CONFIRMED]
    travellers = [one for one in confirmed if one.country in FLIGHTS and rng.random() < 0.5]
    db.session.add_all(_journey(one, rng) for one in travellers)
    db.session.add_all(_company(one, rng) for one in travellers if rng.random() < 0.2)
    db.session.add_all(
        each for one in confirmed if rng.random() < 0.4 for each in _answers(one, coach, where, rng)
    )
    db.session.flush()
    if now > ASKED_FOR_VISAS:
        early = [
            one for one in travellers if one.submitted_at < ASKED_FOR_VISAS and one.country in CONSULATES
        ]
        _ask_for_visas(early[:9], now)


def _journey(registration: Registration, rng: Random) -> Travel:
    flight, time = rng.choice(FLIGHTS[registration.country])
    day = 11 if rng.random() < 0.7 else 10
    arrives = facts.at(f"2025-09-{day} {time}")
    return Travel(
        edition_id=registration.edition_id,
        registration_id=registration.id,
        arrival_flight=flight,
        arrives_at=arrives,
        departure_flight=flight[:2] + str(int(flight[2:]) + 1),
        departs_at=facts.at("2025-09-14 10:30") + timedelta(minutes=5 * rng.randint(0, 90)),
        hotel=rng.choice(HOTELS),
        wants_transfer=rng.random() < 0.6,
        changed_at=registration.submitted_at,
    )


def _company(registration: Registration, rng: Random) -> Companion:
    return Companion(
        edition_id=registration.edition_id,
        registration_id=registration.id,
        position=1,
        given_name=rng.choice(("Haru", "Mina", "Jisoo", "Lea", "Aruzhan")),
        family_name=registration.family_name,
        relation=rng.choice((Relation.SPOUSE, Relation.ASSISTANT, Relation.INTERPRETER)),
        gala=True,
    )


def _answers(registration: Registration, coach: Question, where: Question, rng: Random) -> list[Answer]:
    needs_coach = rng.random() < 0.7
    said: dict[int, object] = {coach.id: needs_coach}
    if needs_coach:
        said[where.id] = rng.choice(where.options)["code"]
    return [
        Answer(
            edition_id=registration.edition_id,
            registration_id=registration.id,
            question_id=question_id,
            value=value,
            at=registration.submitted_at,
        )
        for question_id, value in said.items()
    ]


def _ask_for_visas(people: list[Registration], now: datetime) -> None:
    """A third still waits, a third has the forum's letter, a third has been to the consulate."""
    for number, registration in enumerate(people):
        asked_at = ASKED_FOR_VISAS + timedelta(hours=5 * number)
        state = (VisaState.REQUESTED, VisaState.ISSUED, VisaState.GRANTED)[number % 3]
        is_issued, is_granted = state is not VisaState.REQUESTED, state is VisaState.GRANTED
        db.session.add(
            VisaRequest(
                edition_id=registration.edition_id,
                registration_id=registration.id,
                state=state,
                document=sealed(_document(number, registration), registration.id),
                consulate=CONSULATES[registration.country],
                enters_on=date(2025, 9, 9),
                leaves_on=date(2025, 9, 16),
                second_language=registration.language,
                letters=int(is_issued),
                requested_at=asked_at,
                issued_at=min(asked_at + timedelta(days=1), now) if is_issued else None,
                answered_at=min(asked_at + timedelta(days=6), now) if is_granted else None,
            )
        )
        db.session.add(_agreed(registration, asked_at))
    db.session.flush()


def _agreed(registration: Registration, at: datetime) -> Consent:
    return Consent(
        edition_id=registration.edition_id,
        registration_id=registration.id,
        purpose=Purpose.DOCUMENTS,
        given=True,
        text_version=VERSION,
        language=registration.language,
        at=at,
        by=By.REGISTRANT,
    )


def _document(number: int, registration: Registration) -> Document:
    """A passport that cannot be: X0000001 and so on."""
    return Document(
        number=f"X{number + 1:07}",
        issued_on=date(2021, 3, 1),
        expires_on=date(2031, 2, 28),
        issuing_country=registration.country,
        born_on=date(1980 + number, 1 + number, 10),
        birthplace="Example City",
        nationality=registration.country,
    )


# The coach, and where one gets on; the third question is for the press.
_ASKED_OF_ALL = (
    select(Question).where(Question.edition_id == bindparam("edition")).order_by(Question.position).limit(2)
)
