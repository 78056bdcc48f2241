"""One word in everything that can be typed about a person; after the erasure it stands nowhere."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.audit.services import REGISTRANT
from forum.editions.queries import edition_with
from forum.extensions import db
from forum.insights.figures import tally_of
from forum.privacy.services import erase
from forum.privacy.tombstones import sweep
from forum.registration import links
from forum.registration.models import Registration
from forum.registration.queries import registration_of
from tests.makers import NOW, a_category, a_registration, an_edition
from tests.people import olga, sign_in
from tests.privacy.everywhere import hits
from tests.privacy.hands import Hands

WORD = "Qanaryzzword"
LATER = "Qanaryzzlater"
NATIVE = "김까나리"
PHONE = "+77015551234"
ENDS = ("withdrawal", "erasure", "cancellation", "decline", "revocation", "sign-out", "merg")


@pytest.fixture
def planted(house, at):
    """The registration that was typed with the canary, through every form there is."""
    at(NOW)
    with house.app_context():
        edition = an_edition("here", capacity=100)
        a_category(edition, needs_decision=True, asks_photo=True)
        olga(edition)
        for number in range(12):
            a_registration(edition, given_name=f"Other{'abcdefghijkl'[number]}")
    hands = Hands(house.test_client())
    hands.type_everywhere("/here/register", WORD, name_native=NATIVE)
    with house.app_context():
        registration = db.session.scalars(select(Registration).filter_by(given_name=WORD)).one()
        edition = edition_with("here")
        token, ref, number = links.token(edition, registration.ref, 1), registration.ref, registration.id
        sign_in(hands.client, olga(edition))
    hands.client.post(f"/desk/here/registrations/{ref}/confirmation")
    for word in (WORD, LATER):
        for path in pages_about(house, token, ref):
            hands.type_everywhere(path, word)
    return number, ref, hands


def pages_about(app, token, ref):
    """Every page about this one registration on which something can be typed without ending it."""
    for rule in app.url_map.iter_rules():
        path = str(rule).replace("<edition>", "here").replace("<token>", token)
        path = path.replace("/registrations/<ref>", f"/registrations/{ref}")
        is_about_it = "<" not in path and (token in path or f"/{ref}" in path)
        if "GET" in rule.methods and is_about_it and not any(end in path for end in ENDS):
            yield path


def test_after_an_erasure_the_word_stands_nowhere(planted, house, url):
    number, ref, _hands = planted
    words = (WORD, WORD.lower(), LATER, LATER.lower(), NATIVE, ref)
    assert len(hits(url, *words)) >= 3, "the look itself has to see"
    with house.app_context():
        edition = edition_with("here")
        registration = registration_of(edition.id, number)
        erase(edition, registration, by=REGISTRANT)
        sweep()
        db.session.remove()
    assert hits(url, *words) == []


def test_the_figures_of_the_overview_stay(planted, house, at):
    number, _ref, _hands = planted
    at(NOW + timedelta(days=30))  # the forum is over: nobody comes in the place
    with house.app_context():
        edition = edition_with("here")
        registration = registration_of(edition.id, number)
        before = tally_of(edition.id)
        erase(edition, registration, by=REGISTRANT)
        assert tally_of(edition.id) == before


def test_the_canary_was_typed_into_much(planted):
    _number, _ref, hands = planted
    assert not [answer for answer in hands.answers if answer[1] >= 500]
    assert sum(len(fields) for fields in hands.typed.values()) > 15
