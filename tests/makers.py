"""Things to test with, made the way the product makes them."""

import itertools
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image

from forum import clock
from forum.accreditation import services as accreditation
from forum.audit.services import Actor
from forum.certificates import services as certificates
from forum.checkin import enrolment
from forum.checkin.models import Zone
from forum.checkin.queries import device_with
from forum.checkin.readers import reader_with
from forum.editions import services as editions
from forum.extensions import db
from forum.photos import services as photos
from forum.registration.services import Application
from forum.registration.states import State
from forum.transaction import transaction
from forum.visas import services as visas
from forum.visas.documents import Document, Stay

SOMEBODY = Actor("Bruno Organiser")
NOW = datetime(2025, 9, 1, 4, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def an_edition(slug: str | None = None, *, capacity: int | None = None, **changes):
    now = clock.now()
    facts = {
        "short_name": "AI‑4room",
        "name": {"en": "Almaty International Forum"},
        "tagline": {"en": "A forum about a new city."},
        "organiser": {"en": "The Business Club"},
        "place": {"en": "Almaty"},
        "languages": ["en", "kk", "ru", "ko"],
        "zone": "Asia/Almaty",
        "starts_on": date(2025, 9, 12),
        "ends_on": date(2025, 9, 13),
        "links_kept_days": 36_500,  # a test that sets no clock runs long after the forum
        "registration_opens_at": now - timedelta(days=30),
        "registration_closes_at": now + timedelta(days=30),
        "contact_email": "desk@example.org",
    }
    return editions.create(slug=slug or f"forum-{next(_numbers)}", capacity=capacity, **{**facts, **changes})


def an_edition_of_today(slug: str | None = None):
    """Its doors are open: devices are heard until a week after the last day."""
    today = clock.now().astimezone(ZoneInfo("Asia/Almaty")).date()
    return an_edition(slug, starts_on=today - timedelta(days=1), ends_on=today)


def a_category(edition, *, capacity: int | None = None, **changes):
    facts = {"code": f"c{next(_numbers)}", "letter": "D", "name": {"en": "Delegate"}, "needs_decision": False}
    return editions.add_category(edition, capacity=capacity, **{**facts, **changes})


def an_application(**changes) -> Application:
    number = next(_numbers)
    person = {
        "given_name": "Haneul",
        "family_name": "Kim",
        "family_first": True,
        "name_native": "김하늘",
        "country": "KR",
        "organisation": "Example Air Mobility",
        "email": f"kim{number}@example.org",
        "language": "en",
    }
    consents = {"required": True, "optional": True, "public_list": False}
    return Application({**person, **changes}, consents, language="en", category_id=0)


def a_registration(edition, category=None, *, state: State = State.SUBMITTED, **changes):
    """A registration in the given state, reached by the way a real one takes."""
    category = category or a_category(edition, needs_decision=state is not State.CONFIRMED)
    registration = accreditation.receive(
        edition, category, an_application(**changes), key=f"k{next(_numbers)}"
    )
    if state != registration.state:
        WAYS[state](edition, registration)
    return registration


def a_visa_request(edition, registration, *, number: str = "M12345001", **changes):
    """As somebody asks for it on their own page. `changes` are fields of a passport or of a stay."""
    passport = {
        "issued_on": date(2020, 1, 5),
        "expires_on": date(2030, 1, 4),
        "issuing_country": "KR",
        "born_on": date(1984, 3, 9),
        "birthplace": "Seoul",
        "nationality": "KR",
    }
    days = {"enters_on": date(2025, 9, 10), "leaves_on": date(2025, 9, 15)}
    stay = {"consulate": "Seoul", **days, "second_language": "kk"}
    document = Document(number, **{k: changes.get(k, v) for k, v in passport.items()})
    where = Stay(**{k: changes.get(k, v) for k, v in stay.items()})
    return visas.ask(edition, registration, document, where, language="en")


def a_photo(registration, shade: str = "teal"):
    """The second one of a confirmed delegate waits for a registrar."""
    with BytesIO() as file:
        Image.new("RGB", (300, 400), shade).save(file, "PNG")
        return photos.give(registration, file.getvalue(), by=SOMEBODY)


def a_certificate(edition, registration):
    """As if the forum were over and they had been let in."""
    with transaction():
        return certificates.certify(edition, registration, by=SOMEBODY)


def all_papers(edition, registration) -> None:
    """Everything a confirmed delegate can have: two photographs, a letter for a visa, a certificate."""
    a_photo(registration)
    a_photo(registration, "navy")
    a_visa_request(edition, registration)
    visas.issue(edition, registration, by=SOMEBODY)
    a_certificate(edition, registration)


def a_zone(edition, code: str = "site"):
    with transaction():
        zone = Zone(edition_id=edition.id, code=code, name={"en": "Whole site"})
        db.session.add(zone)
        db.session.flush()
    return zone


def a_gate(edition, zone=None, name: str = "North gate"):
    return enrolment.open_gate(edition, zone or a_zone(edition), name=name, by=SOMEBODY)


def a_device(edition, gate=None):
    """An enrolled device and the secret in its cookie."""
    gate = gate or a_gate(edition)
    _device, secret = enrolment.enrol(enrolment.invite_device(edition, gate, by=SOMEBODY), name="Phone 1")
    return device_with(enrolment.hashed(secret)), secret


def a_reader(edition, gate=None):
    """The same device as it is known while it scans."""
    _device, secret = a_device(edition, gate)
    return reader_with(enrolment.hashed(secret))


WAYS = {
    State.CONFIRMED: lambda e, r: accreditation.confirm(e, r, by=SOMEBODY),
    State.WAITLISTED: lambda e, r: accreditation.waitlist(e, r, by=SOMEBODY),
    State.DECLINED: lambda e, r: accreditation.decline(e, r, by=SOMEBODY),
    State.CANCELLED: lambda e, r: accreditation.cancel(e, r, by=SOMEBODY),
    State.WITHDRAWN: accreditation.withdraw,
}
