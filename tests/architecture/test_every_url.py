"""Every address says who may open it, and every role is walked through every address."""

import re
from functools import partial

import pytest

from forum.accounts.duties import Duty
from forum.checkin.queries import devices_of
from forum.delegations.policy import may_coordinate
from forum.mail.queries import letters_about
from forum.registration import links
from forum.registration.drafts import services as drafts
from forum.registration.questions.kinds import Privacy
from forum.registration.states import State
from forum.web.access import an_enrolled_device, anyone, signed_in
from tests.accreditation.sheets_of_people import a_sheet
from tests.checkin.scanning import all_of_a_door
from tests.delegations.making import all_of_a_delegation
from tests.makers import a_device, a_gate, a_registration, all_papers, an_edition, an_edition_of_today
from tests.people import bruno, chen, dana, olga, sign_in, vera
from tests.programme import a_programme
from tests.questions import a_file_answered, a_question
from tests.speakers.making import all_of_a_speaker

OPEN = {anyone, signed_in, an_enrolled_device}
WALKERS = [
    *((bruno, Duty.ORGANISER), (chen, Duty.DOOR), (olga, Duty.OWNER), (vera, Duty.VISA_OFFICER)),
    (partial(bruno, duty=Duty.REGISTRAR), Duty.REGISTRAR),
]
NUMBER = re.compile(r"<int:\w+>")


def rules(app, method="GET"):
    return [rule for rule in app.url_map.iter_rules() if method in rule.methods]


def policy(app, rule):
    return app.view_functions[rule.endpoint].policy


@pytest.fixture
def forum(db):
    edition = an_edition_of_today("here")
    registration = a_registration(edition, state=State.CONFIRMED)
    gate = a_gate(edition)
    a_device(edition, gate)
    return edition, registration, gate


def address(rule, edition, ref="nothing", number="999999", token="x" * 43):
    """The rule with everything in its place."""
    path = NUMBER.sub(number, str(rule)).replace("<edition>", edition.slug).replace("<token>", token)
    return re.sub(r"<(?:\w+:)?\w+>", ref, path)


def test_every_url_has_a_policy(app):
    assert [
        str(rule)
        for rule in app.url_map.iter_rules()
        if not hasattr(app.view_functions[rule.endpoint], "policy")
    ] == []


def desk(app, method="GET"):
    return [rule for rule in rules(app, method) if policy(app, rule) not in OPEN]


def test_there_is_a_desk_to_walk(app):
    assert len(desk(app)) > 10
    assert len(desk(app, "POST")) > 8


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_in_particular_is_sent_to_sign_in_or_refused(app, client, forum, method):
    for rule in desk(app, method):
        answer = client.open(address(rule, forum[0]), method=method)
        expected = {302} if method == "GET" else {403}
        assert answer.status_code in expected, (rule, answer.status_code)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_somebody_from_another_edition_is_told_nothing(app, client, forum, method):
    edition, registration, gate = forum
    sign_in(client, dana(an_edition("elsewhere")))
    for rule in desk(app, method):
        if "<edition>" in str(rule):
            path = address(rule, edition, registration.ref, str(gate.id))
            assert client.open(path, method=method).status_code == 404, rule


@pytest.mark.parametrize(("person", "duty"), WALKERS, ids=lambda each: getattr(each, "value", None))
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_duty_opens_exactly_what_its_policy_says(app, client, forum, person, duty, method):
    edition, *_rest = forum
    sign_in(client, person(edition))
    someone = type("P", (), {"holds": staticmethod(lambda edition_id, *duties: duty in duties)})
    for rule in desk(app, method):
        if "<edition>" not in str(rule):
            continue
        allowed = policy(app, rule)(someone, edition)
        status = client.open(address(rule, edition), method=method).status_code
        assert (status != 403) == allowed, (rule, status)
        assert status < 500, rule


@pytest.fixture
def things(db, forum):
    """One of each thing of the edition, under the name that an address has for it."""
    edition, registration, gate = forum
    session, device = a_programme(edition), devices_of(edition.id)[0]
    letter = letters_about(edition.id, "registration", registration.id)[0]
    all_papers(edition, registration)
    return {
        **all_of_a_delegation(edition, registration.category),
        **all_of_a_speaker(edition, session),
        "edition": edition.slug,
        "token": links.token(edition, registration.ref, registration.link_generation),
        **{
            (room, "ref"): registration.ref
            for room in ("registrations", "visas", "certificates", "delegates")
        },
        ("agenda", "ref"): session.ref,
        ("speakers", "ref"): "sato-sora",
        ("questions", "ref"): a_question(edition).ref,
        ("answers", "question"): a_file_answered(edition, registration).ref,
        ("sealed-answers", "question"): a_file_answered(edition, registration, Privacy.DOCUMENT).ref,
        "draft": drafts.begin(edition, [("email", "kim@example.org")]),
        ("places", "code"): registration.category.code,
        "id": letter.id,
        "room": session.room_id,
        "pair": f"{registration.ref}-{a_registration(edition).ref}",
        "number": 0,
        "zone_id": gate.zone_id,
        "gate_id": gate.id,
        "device_id": device.id,
        **all_of_a_door(registration, gate),
        "sheet_id": a_sheet(edition).id,
    }


def filled(rule, things, **changes):
    """The rule with real things in its places; `ref` is whatever the word before it says."""

    def thing(found):
        room = found.string[: found.start()].strip("/").rpartition("/")[2]
        otherwise = things.get((room, found[1]), things.get(found[1], "nothing"))
        return str(changes.get(found[1], otherwise))

    return re.sub(r"<(?:\w+:)?(\w+)>", thing, str(rule))


def about_one_thing(app, method):
    """The portal has walls of its own: tests/web/delegate/test_delegation_walls.py."""
    rules = [rule for rule in desk(app, method) if policy(app, rule) is not may_coordinate]
    return [rule for rule in rules if re.search(r"<edition>.*<", str(rule))]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_things_of_another_edition_are_not_found(app, client, things, method):
    """The owner of one edition asks their own desk for what belongs to another."""
    mine = an_edition("mine")
    sign_in(client, olga(mine, Duty.VISA_OFFICER))
    for rule in about_one_thing(app, method):
        path = filled(rule, things, edition=mine.slug)
        assert client.open(path, method=method).status_code == 404, path


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_the_same_things_are_found_at_their_own_desk(app, client, forum, things, method):
    assert len(about_one_thing(app, method)) > 8
    sign_in(client, olga(forum[0], Duty.VISA_OFFICER))
    for rule in about_one_thing(app, method):
        path = filled(rule, things)
        assert client.open(path, method=method).status_code in (200, 303, 409, 422), path


def test_a_link_of_one_edition_opens_nothing_in_another(app, client, forum):
    edition, registration, _gate = forum
    token = links.token(edition, registration.ref, registration.link_generation)
    other = an_edition("other")
    for rule in rules(app):
        if "<token>" in str(rule):
            assert client.get(address(rule, other, token=token)).status_code == 404, rule


def test_every_public_page_is_there(app, client, things):
    """Codes and files are made up; everything else is real, one's own pages too."""
    for rule in rules(app):
        if policy(app, rule) is anyone:
            made_up = re.search(r"<(path:)?(code|filename)>", str(rule))
            with client.get(filled(rule, things)) as answer:
                assert answer.status_code in ((200, 404) if made_up else (200, 301, 302)), rule


def test_a_page_of_nobody_is_not_there(app, client, forum, things):
    for rule in rules(app):
        if "<token>" in str(rule):
            assert client.get(filled(rule, things, token="x" * 43)).status_code == 404, rule
