"""Dana coordinates another country. Nothing of the first delegation is there for her, by any address."""

import re

import pytest

from forum.delegations.policy import may_coordinate
from forum.registration.consents import Purpose
from forum.registration.consents_ledger import record
from tests.delegations.making import a_coordinator, a_delegation, a_nominee, a_volunteer
from tests.makers import a_category, a_registration, an_edition
from tests.people import PASSWORD, sign_in
from tests.web.readers import anew

METHODS = ("GET", "POST")


def rules(app, method):
    """The portal, found from the map of addresses: whatever is added to it is walked, too."""
    return [
        rule
        for rule in app.url_map.iter_rules()
        if method in rule.methods and app.view_functions[rule.endpoint].policy is may_coordinate
    ]


def address(rule, edition, delegation, things):
    """The rule with the delegation and things of it in their places; what is not known is number 1."""
    path = str(rule).replace("<edition>", edition.slug).replace("<code>", delegation.code)
    for name, value in things.items():
        path = re.sub(rf"<(?:\w+:)?{name}>", str(value), path)
    return re.sub(r"<(?:\w+:)?\w+>", "1", path)


@pytest.fixture
def korea(edition, delegation, category):
    """The first delegation, with a coordinator and somebody in it."""
    a_coordinator(edition, delegation)
    return delegation, {"ref": a_nominee(edition, delegation, category).ref}


@pytest.fixture
def dana(client, edition):
    other = a_delegation(edition, "JAPAN", country="JP")
    sign_in(anew(client), a_coordinator(edition, other, "dana@example.org", "Dana Coordinator"))
    return client, other


def about_one(app, method):
    return [rule for rule in rules(app, method) if "<code>" in str(rule)]


def about_somebody(app, method):
    return [rule for rule in about_one(app, method) if "<ref>" in str(rule)]


def test_there_is_a_portal_to_walk(app):
    assert len(about_one(app, "GET")) > 7
    assert len(about_one(app, "POST")) > 4
    assert len(about_somebody(app, "GET")) > 3


@pytest.mark.parametrize("method", METHODS)
def test_the_first_delegation_is_not_there(app, edition, korea, dana, method):
    delegation, things = korea
    client, _other = dana
    for rule in about_one(app, method):
        path = address(rule, edition, delegation, things)
        assert client.open(path, method=method).status_code == 404, path


@pytest.mark.parametrize("method", METHODS)
def test_nor_are_its_people_in_her_own(app, edition, korea, dana, method):
    _delegation, things = korea
    client, other = dana
    for rule in about_somebody(app, method):
        path = address(rule, edition, other, things)
        assert client.open(path, method=method).status_code == 404, path


@pytest.mark.parametrize("method", METHODS)
def test_nor_is_a_delegation_of_another_edition(app, client, edition, korea, method):
    delegation, things = korea
    elsewhere = an_edition()
    theirs = a_delegation(elsewhere, "KOREA")
    stranger = a_nominee(elsewhere, theirs, a_category(elsewhere, needs_decision=True))
    sign_in(anew(client), a_coordinator(elsewhere, theirs, "dana@example.org", "Dana Coordinator"))
    for rule in about_one(app, method):
        path = address(rule, edition, delegation, things)
        assert client.open(path, method=method).status_code == 404, path
    for rule in about_somebody(app, method):
        path = address(rule, elsewhere, theirs, things)
        assert client.open(path, method=method).status_code == 404, path
        path = address(rule, edition, delegation, {"ref": stranger.ref})
        assert client.open(path, method=method).status_code == 404, path


@pytest.mark.parametrize("method", METHODS)
def test_the_same_addresses_are_there_for_their_own_coordinator(app, client, edition, korea, method):
    delegation, things = korea
    client = anew(client)
    client.post("/sign-in", data={"email": "minho@example.org", "password": PASSWORD})
    for rule in rules(app, method):
        if set(re.findall(r"<(?:\w+:)?(\w+)>", str(rule))) <= {"edition", "code", "ref"}:
            path = address(rule, edition, delegation, things)
            assert client.open(path, method=method).status_code in (200, 302, 303, 409, 422), path


@pytest.fixture
def somebody_elses(edition, category):
    other = a_delegation(edition, "JAPAN")
    return other, a_nominee(edition, other, category)


def test_nobody_outside_the_delegation_is_there(portal, edition, category, somebody_elses):
    _other, theirs = somebody_elses
    for person in (theirs, a_registration(edition, category)):
        assert portal.get(f"people/{person.ref}").status_code == 404
        assert portal.post(f"people/{person.ref}/withdrawal").status_code == 404


def test_whoever_replaces_somebody_reads_no_more_of_them_than_they_agreed_to(
    portal, edition, delegation, category
):
    person = a_volunteer(edition, delegation, category, organisation="Their own bank")
    assert "Their own bank" not in portal.get(f"people/{person.ref}/replacement").text
    record(person, Purpose.ABROAD, given=True, language="en")
    assert "Their own bank" in portal.get(f"people/{person.ref}/replacement").text
