"""Amina's registration, typed with words that stand nowhere else: through every form that there is."""

from dataclasses import dataclass, field

from flask_babel import force_locale
from sqlalchemy import select

from forum.accreditation.importing import services as importing
from forum.editions.queries import edition_with
from forum.extensions import db
from forum.registration import links
from forum.registration.models import Registration
from forum.registration.questions.kinds import Privacy
from tests.accreditation.sheets_of_people import HEADER, a_person, sent
from tests.makers import a_category, a_registration, an_edition
from tests.people import bruno, olga, sign_in
from tests.privacy.hands import Hands
from tests.questions import a_question

WORD, LATER = "Qanaryzzword", "Qanaryzzlater"
NATIVE = "김까나리"
PASSPORT = "PZ7654321"
ENDS = ("withdrawal", "erasure", "cancellation", "decline", "revocation", "removal", "merg")


@dataclass
class Planted:
    app: object
    url: str
    hands: Hands
    number: int = 0
    ref: str = ""
    token: str = ""
    document: str = ""  # the field of the question about a document
    log: list[str] = field(default_factory=list)


def plant(app, url, log) -> Planted:
    with app.app_context():
        edition = an_edition("here", capacity=100)
        a_category(edition, needs_decision=True, asks_photo=True)
        question = a_question(edition, label="Passport", privacy=Privacy.DOCUMENT)
        for letter in "abcd":
            a_registration(edition, given_name=f"Other{letter}")
        document = f"own_{question.id}"
    planted = Planted(app, url, Hands(app.test_client()), document=document, log=log)
    planted.hands.type_everywhere("/here/register", WORD, **known(planted))
    _find(planted)
    _walk(planted, WORD)
    planted.hands.client.post(f"/desk/here/registrations/{planted.ref}/confirmation")
    _walk(planted, LATER)
    _send_a_list(app)
    return planted


def known(planted: Planted) -> dict[str, str]:
    """What a field takes that is about a document, or about a name in its own script."""
    return {"name_native": NATIVE, "number": PASSPORT, planted.document: PASSPORT}


def _find(planted: Planted) -> None:
    with planted.app.app_context():
        edition = edition_with("here")
        registration = db.session.scalars(select(Registration).filter_by(given_name=WORD)).one()
        planted.number, planted.ref = registration.id, registration.ref
        bruno(edition)
        sign_in(planted.hands.client, olga(edition))
    _take_the_latest_link(planted)


def _take_the_latest_link(planted: Planted) -> None:
    """A new address has a new link."""
    with planted.app.app_context():
        one = db.session.get_one(Registration, planted.number)
        planted.token = links.token(edition_with("here"), one.ref, one.link_generation)


def _walk(planted: Planted, word: str) -> None:
    """Every page about this one registration on which something can be typed without ending it."""
    before = planted.token
    for each in paths(planted):
        path = each.replace(before, planted.token)
        is_about_it = planted.token in path or f"registrations/{planted.ref}" in path
        if is_about_it and "." not in path and not any(end in path for end in ENDS):
            planted.hands.type_everywhere(path, word, **known(planted))
            _take_the_latest_link(planted)


def paths(planted: Planted) -> list[str]:
    """Every page that can be asked for without another thing's number."""
    rules = [str(rule) for rule in planted.app.url_map.iter_rules() if "GET" in rule.methods]
    things = {"<edition>": "here", "<token>": planted.token, "<ref>": planted.ref}
    for name, value in things.items():
        rules = [rule.replace(name, value) for rule in rules]
    return [rule for rule in rules if "<" not in rule]


def _send_a_list(app) -> None:
    """A list with a column that nobody asked for."""
    with app.app_context():
        row = [*a_person(1), PASSPORT]
        row[5] = "not an address"
        setting, sheet = sent(edition_with("here"), row, header=[*HEADER, "Passport number"])
        with force_locale("en"):
            importing.look_through(setting, sheet)
