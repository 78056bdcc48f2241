import re
from datetime import timedelta

from sqlalchemy import select

from forum import clock
from forum.audit.models import Entry
from forum.delegations import coordinating
from forum.delegations.queries import coordinators_of
from forum.mail.models import Letter
from forum.registration.consents import By, Purpose
from forum.registration.consents_ledger import record
from forum.registration.models import Consent, Registration
from forum.registration.states import State
from tests.delegations.making import (
    a_coordinator,
    a_delegation,
    a_nominee,
    a_quota,
    a_volunteer,
    an_invitation,
)
from tests.makers import SOMEBODY, a_category, an_edition
from tests.people import PASSWORD, bruno, sign_in
from tests.web.delegate.conftest import Portal


def typed(category=None, **changes):
    answers = {
        "given_name": "Sora",
        "family_name": "Lee",
        "family_first": "1",
        "name_native": "이소라",
        "country": "KR",
        "email": "Sora@Example.org",
        "language": "ko",
        "organisation": "Example Air Mobility",
        "agreed": "y",
        "key": "k" * 20,
    }
    return {**answers, **({"category": str(category.id)} if category else {}), **changes}


def latest(db):
    return db.session.scalars(select(Registration).order_by(Registration.id.desc())).first()


def kinds(db, registration):
    found = select(Letter.kind).filter_by(about="registration", about_id=registration.id).order_by(Letter.id)
    return db.session.scalars(found).all()


def test_the_portal_shows_people_places_and_deadlines(portal, edition, delegation, category):
    a_quota(edition, delegation, category, 3)
    a_nominee(edition, delegation, category, name_native="김하늘")
    html = portal.get().text
    assert "Kim Haneul" in html
    assert "김하늘" in html
    assert "1 of 3" in html
    assert "2 places are still free." in html
    assert "Head of the delegation" in html


def test_an_empty_delegation_says_what_to_do(portal):
    html = portal.get().text
    assert "Nobody yet" in html
    assert "Add a person" in html


def test_the_only_delegation_opens_by_itself_and_several_are_offered(portal, edition):
    portal.at = f"/{edition.slug}/delegation/"
    assert portal.get().location.endswith("/delegation/KOREA/")
    a_coordinator(edition, a_delegation(edition, "JAPAN"))
    html = portal.get().text
    assert "KOREA" in html
    assert "JAPAN" in html


def test_a_coordinator_enters_somebody(portal, db, delegation, category):
    html = portal.said(portal.post("people/new", **typed(category)))
    assert "Lee Sora is entered." in html
    made = latest(db)
    assert (made.delegation_id, made.state, made.email) == (delegation.id, "submitted", "sora@example.org")
    assert kinds(db, made) == ["delegation.nominated"]
    [line] = db.session.scalars(select(Consent).filter_by(registration_id=made.id))
    assert (line.purpose, line.given, line.by) == (Purpose.REQUIRED, True, By.COORDINATOR)
    [entry] = db.session.scalars(select(Entry).filter_by(thing="registration", thing_id=made.id))
    assert (entry.verb, entry.actor) == ("submitted", "Minho Coordinator")


def test_nobody_is_entered_who_was_not_asked(portal, category):
    answer = portal.post("people/new", **typed(category, agreed=""))
    assert answer.status_code == 422
    assert "Ask them first" in answer.text


def test_what_is_theirs_alone_is_not_asked_of_the_coordinator(portal, category, db):
    assert 'name="accessibility"' not in portal.get("people/new").text
    portal.post("people/new", **typed(category, accessibility="a wheelchair", meals="halal"))
    assert (latest(db).accessibility, latest(db).meals) == ("", "")


def test_only_categories_with_a_quota_are_offered(portal, edition, delegation, category):
    other = a_category(edition, needs_decision=True, name={"en": "Press"})
    a_quota(edition, delegation, category, 3)
    assert "Press" not in portal.get("people/new").text
    assert portal.post("people/new", **typed(other)).status_code == 422


def test_a_full_quota_is_said_beside_the_category(portal, edition, delegation, category):
    a_quota(edition, delegation, category, 0)
    answer = portal.post("people/new", **typed(category))
    assert answer.status_code == 409
    assert "All places of this delegation in this category are taken." in answer.text
    assert 'value="이소라"' in answer.text


def test_after_the_last_day_nobody_is_entered(portal, db, delegation, category):
    delegation.nominate_by = clock.now() - timedelta(minutes=1)
    db.session.commit()
    assert "Add a person" not in portal.get().text
    assert "The time to name people has passed." in portal.said_of("people/new")
    answer = portal.post("people/new", **typed(category))
    assert answer.status_code == 409
    assert "The time to name people has passed." in answer.text


def test_somebody_is_replaced_on_the_same_place(portal, db, edition, delegation, category):
    a_quota(edition, delegation, category, 1)
    person = a_nominee(edition, delegation, category, state=State.CONFIRMED)
    html = portal.said(portal.post(f"people/{person.ref}/replacement", **typed()))
    assert "Lee Sora comes instead of Kim Haneul." in html
    db.session.refresh(person)
    assert (person.state, latest(db).state, latest(db).replaces_id) == ("cancelled", "confirmed", person.id)


def test_after_the_last_day_nobody_is_replaced(portal, db, edition, delegation, category):
    person = a_nominee(edition, delegation, category)
    delegation.confirm_by = clock.now() - timedelta(minutes=1)
    db.session.commit()
    assert "Replace by somebody else" not in portal.get(f"people/{person.ref}").text
    assert "The time to replace people has passed." in portal.said_of(f"people/{person.ref}/replacement")
    answer = portal.post(f"people/{person.ref}/replacement", **typed())
    assert answer.status_code == 409
    assert "The time to replace people has passed." in answer.text


def test_whoever_named_the_delegation_waits_for_its_word(portal, db, edition, delegation, category):
    delegation.asks_endorsement = True
    person = a_volunteer(edition, delegation, category)
    assert "1 person waits for your word" in portal.get().text
    assert "Endorse" in portal.get(f"people/{person.ref}").text
    assert "Endorsed." in portal.said(portal.post(f"people/{person.ref}/endorsement"))
    db.session.refresh(person)
    assert person.state == State.ENDORSED


def test_the_delegation_declines_with_a_reason(portal, db, edition, delegation, category):
    person = a_volunteer(edition, delegation, category)
    assert portal.post(f"people/{person.ref}/decline", reason=" ").status_code == 422
    said = portal.said(portal.post(f"people/{person.ref}/decline", reason="Not one of ours."))
    assert "Declined. A letter to Kim Haneul is on its way." in said
    db.session.refresh(person)
    assert person.state == State.DECLINED
    assert kinds(db, person)[-1] == "registration.declined_by_delegation"


def test_somebody_is_withdrawn(portal, db, edition, delegation, category):
    person = a_nominee(edition, delegation, category)
    assert portal.get(f"people/{person.ref}/withdrawal").status_code == 200
    assert "Withdrawn." in portal.said(portal.post(f"people/{person.ref}/withdrawal"))
    db.session.refresh(person)
    assert (person.state, kinds(db, person)[-1]) == ("withdrawn", "delegation.taken_out")
    assert "ended and stays" in portal.said(portal.post(f"people/{person.ref}/withdrawal"))


def test_without_their_consent_only_the_name_and_the_state_are_shown(portal, edition, delegation, category):
    person = a_volunteer(edition, delegation, category, email="kim@example.org", phone="+821012345678")
    for path in ("", f"people/{person.ref}", "people.csv"):
        html = portal.get(path).text
        assert "Haneul" in html
        assert not re.search(r"kim@example\.org|Example Air Mobility|\+82", html), path
    record(person, Purpose.ABROAD, given=True, language="en")
    assert "kim@example.org" in portal.get(f"people/{person.ref}").text


def test_neither_documents_nor_meals_are_ever_shown(portal, edition, delegation, category):
    person = a_nominee(edition, delegation, category, meals="halal", accessibility="a wheelchair")
    for path in ("", f"people/{person.ref}", "people.csv"):
        assert not re.search("wheelchair|halal", portal.get(path).text, re.I)


def test_the_list_can_be_taken_along(portal, edition, delegation, category):
    person = a_nominee(edition, delegation, category, organisation="=1+1 Ltd")
    text = portal.get("people.csv").text
    assert person.ref in text
    assert "'=1+1 Ltd" in text
    assert portal.get("people.xlsx").data.startswith(b"PK")


def test_the_portal_takes_the_same_statements_for_1_and_30_people(
    portal, edition, delegation, category, statements
):
    a_quota(edition, delegation, category, 100)
    counts = []
    for more in (1, 29):
        for _person in range(more):
            a_nominee(edition, delegation, category)
        portal.get()
        portal.db.session.expire_all()
        statements.clear()
        assert portal.client.get(portal.at).status_code == 200
        counts.append(len(statements))
    assert counts[0] == counts[1] <= 12


def test_a_coordinator_lands_on_the_portal(portal, edition):
    portal.client.post("/sign-out")
    answer = portal.client.post("/sign-in", data={"email": "minho@example.org", "password": PASSWORD})
    landed = portal.client.get(answer.location, follow_redirects=True)
    assert (landed.status_code, landed.request.path) == (200, portal.at)


def test_the_organisers_desk_is_closed_to_coordinators(portal, edition):
    for path in ("", "registrations", "delegations", "doors", "people"):
        assert portal.client.get(f"/desk/{edition.slug}/{path}").status_code == 403


def test_the_portal_is_closed_to_organisers(client, db, edition, delegation):
    sign_in(client, bruno(edition))
    portal = Portal(client, edition, db, f"/{edition.slug}/delegation/{delegation.code}/")
    assert portal.get().status_code == 403


def test_what_was_removed_is_closed_at_once(portal, edition, delegation):
    assert portal.get().status_code == 200
    coordinating.remove(delegation, coordinators_of(delegation)[0], by=SOMEBODY)
    assert portal.get().status_code == 404


def test_an_invitation_is_accepted_by_post_only(client, edition, delegation):
    _invited, link = an_invitation(edition, delegation)
    address = f"/{edition.slug}/invitation/{link}"
    for _prefetch in range(3):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Referrer-Policy"]) == (200, "no-referrer")
    accepted = client.post(address, data={"password": PASSWORD})
    assert (accepted.status_code, accepted.location) == (303, f"/{edition.slug}/delegation/")
    assert client.get(accepted.location, follow_redirects=True).status_code == 200
    assert client.get(address).status_code == 404


def test_a_short_password_is_said_beside_the_field(client, edition, delegation):
    _invited, link = an_invitation(edition, delegation)
    answer = client.post(f"/{edition.slug}/invitation/{link}", data={"password": "short"})
    assert answer.status_code == 409
    assert "at least ten characters" in answer.text


def test_an_old_invitation_says_so(client, edition, delegation, at):
    _invited, link = an_invitation(edition, delegation)
    at(clock.now() + timedelta(days=8))
    assert "too old" in client.get(f"/{edition.slug}/invitation/{link}").text


def test_whoever_is_signed_in_accepts_with_one_press(portal, edition):
    _invited, link = an_invitation(edition, a_delegation(edition, "JAPAN"))
    address = f"/{edition.slug}/invitation/{link}"
    assert "You are signed in as minho@example.org." in portal.client.get(address).text
    assert "You coordinate this delegation now." in portal.said(portal.client.post(address))


def test_an_invitation_to_one_edition_opens_nothing_in_another(client, edition, delegation):
    _invited, link = an_invitation(edition, delegation)
    assert client.get(f"/{an_edition().slug}/invitation/{link}").status_code == 404
    assert client.get(f"/{edition.slug}/invitation/{'x' * 43}").status_code == 404


def test_the_form_begins_with_what_is_usual_where_they_come_from(portal, delegation):
    html = portal.get("people/new").text
    assert re.search(r'<input checked[^>]* name="family_first"[^>]* value="1"', html)
    assert '<option selected value="ko">' in html
