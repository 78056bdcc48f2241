import re
from datetime import timedelta

import pytest

from forum import clock
from forum.accounts.duties import Duty
from forum.delegations.models import Delegation
from forum.delegations.queries import (
    coordinators_of,
    delegation_with,
    floaters_of,
    quota_lines,
)
from forum.mail.models import Letter
from forum.registration.states import State
from tests.delegations.making import (
    a_coordinator,
    a_delegation,
    a_nominee,
    a_quota,
    a_volunteer,
    an_invitation,
)
from tests.makers import a_category, a_registration, a_zone, an_edition
from tests.people import bruno, dana, olga


@pytest.fixture
def category(edition):
    return a_category(edition, needs_decision=True, name={"en": "Delegate"})


@pytest.fixture
def delegation(edition):
    return a_delegation(edition, "KOREA")


def typed(**changes):
    facts = {"name_en": "Republic of Korea", "code": "korea", "kind": "country", "country": "KR"}
    return facts | {"is_listed": "y"} | changes


def test_a_delegation_is_added_and_changed(desk, edition):
    assert "Added." in desk.said(desk.post("/delegations/new", **typed(nominate_by="2025-08-20")))
    made = delegation_with(edition.id, "Korea")
    assert (made.name["en"], made.nominate_by.isoformat()) == (
        "Republic of Korea",
        "2025-08-20T18:59:00+00:00",
    )
    changed = typed(code="ROK", head="Somebody Important")
    assert "Saved." in desk.said(desk.post("/delegations/KOREA/edit", **changed))
    assert delegation_with(edition.id, "rok").head == "Somebody Important"
    assert "Delegation changed" in desk.get("/audit").text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"name_en": ""}, "Write its name."),
        ({"code": "Корея"}, "Use Latin letters, digits and hyphens"),
        ({"code": "new"}, "Use Latin letters, digits and hyphens"),
        ({"country": ""}, "Choose the country or economy that sends it."),
        ({"nominate_by": "2025-08-20", "confirm_by": "2025-08-19"}, "choose a later day"),
    ],
)
def test_what_cannot_be_taken_is_said_beside_the_field(desk, changes, says):
    answer = desk.post("/delegations/new", **typed(**changes))
    assert answer.status_code == 422
    assert says in answer.text


def test_two_delegations_have_two_codes(desk, delegation):
    answer = desk.post("/delegations/new", **typed())
    assert answer.status_code == 409
    assert "Another delegation has this code." in answer.text
    assert desk.db.session.query(Delegation).count() == 1


def test_the_list_says_what_needs_somebody(desk, edition, category, delegation):
    a_quota(edition, delegation, category, 1, is_hard=False)
    for _person in range(3):
        a_nominee(edition, delegation, category)
    delegation.nominate_by = clock.now() + timedelta(days=2)
    delegation.asks_endorsement = True
    desk.db.session.commit()
    a_volunteer(edition, delegation, category)
    html = desk.get("/delegations").text
    for said in ("Delegate: 3 over", "4 of 1, 3 over", "Names until", "4 wait for its word", "Nobody"):
        assert said in html


def test_an_empty_list_leads_on(desk):
    assert "No delegation yet" in desk.get("/delegations").text


def quota(category, places, is_hard="1"):
    return {"quota-category": str(category.id), "quota-places": str(places), "quota-is_hard": is_hard}


def test_a_quota_is_set_and_not_lowered_below_what_is_taken(desk, edition, category, delegation):
    assert "Saved." in desk.said(desk.post("/delegations/KOREA/quotas", **quota(category, 2)))
    for _person in range(2):
        a_nominee(edition, delegation, category)
    answer = desk.post("/delegations/KOREA/quotas", **quota(category, 1))
    assert answer.status_code == 409
    assert re.search(r"2[^<]*taken", answer.text)
    assert quota_lines(delegation)[0].places == 2
    assert "Nobody was taken out." in desk.said(desk.post(f"/delegations/KOREA/quotas/{category.id}/removal"))
    assert quota_lines(delegation) == []


def test_places_are_a_number(desk, category, delegation):
    answer = desk.post("/delegations/KOREA/quotas", **quota(category, "-1"))
    assert answer.status_code == 422
    assert "Write a number from 0" in answer.text


def somebody(**changes):
    facts = {"name": "Minho", "email": "minho@example.org", "language": "ko"} | changes
    return {f"coordinator-{name}": value for name, value in facts.items()}


def test_a_coordinator_is_invited_again_and_removed(desk, delegation):
    assert "Invited." in desk.said(desk.post("/delegations/KOREA/coordinators", **somebody()))
    [invited] = coordinators_of(delegation)
    [letter] = desk.db.session.query(Letter).filter_by(kind="delegation.invited")
    assert (letter.to_email, letter.language) == ("minho@example.org", "ko")
    at = f"/delegations/KOREA/coordinators/{invited.id}"
    assert "Invited again." in desk.said(desk.post(f"{at}/invitation"))
    assert "opens nothing of this delegation any more" in desk.said(desk.post(f"{at}/removal"))
    assert not coordinators_of(delegation)
    assert desk.post(f"{at}/removal").status_code == 404


def test_whoever_has_accepted_is_not_invited_again(desk, edition, delegation):
    a_coordinator(edition, delegation)
    [coordinator] = coordinators_of(delegation)
    answer = desk.post(f"/delegations/KOREA/coordinators/{coordinator.id}/invitation")
    assert "This invitation was used" in desk.said(answer)


def test_passes_are_given_by_number_and_withdrawn(desk, edition, delegation):
    a_zone(edition)
    given = {"pass-zone": "site", "pass-count": "3", "pass-label": "Drivers"}
    desk.said(desk.post("/delegations/KOREA/passes", **given))
    desk.said(desk.post("/delegations/KOREA/passes", **given | {"pass-count": "1"}))
    passes = floaters_of(delegation)
    assert [each.number for each in passes] == [1, 2, 3, 4]
    assert "Drivers" in desk.get("/delegations/KOREA").text
    desk.said(desk.post(f"/delegations/KOREA/passes/{passes[0].id}/withdrawal"))
    assert [each.number for each in floaters_of(delegation)] == [2, 3, 4]


def test_a_registration_is_put_into_a_delegation_and_out_again(desk, edition, category, delegation):
    person = a_registration(edition, category)
    a_quota(edition, delegation, category, 1)
    at = f"/registrations/{person.ref}/delegation"
    assert "KOREA" in desk.get(at).text
    desk.said(desk.post(at, delegation="KOREA"))
    assert (person.delegation_id, quota_lines(delegation)[0].taken) == (delegation.id, 1)
    desk.said(desk.post(at, delegation=""))
    assert (person.delegation_id, quota_lines(delegation)[0].taken) == (None, 0)
    assert "Put into a delegation" in desk.get(f"/registrations/{person.ref}").text


def test_a_full_delegation_takes_nobody_more(desk, edition, category, delegation):
    person = a_registration(edition, category)
    a_quota(edition, delegation, category, 0)
    answer = desk.post(f"/registrations/{person.ref}/delegation", delegation="KOREA")
    assert answer.status_code == 409
    assert "All places of this delegation" in answer.text


def test_the_list_takes_the_same_statements_for_1_and_8_delegations(desk, edition, category, count):
    counts = []
    for more in (1, 7):
        for _delegation in range(more):
            made = a_delegation(edition)
            a_quota(edition, made, category, 5)
            a_nominee(edition, made, category)
            an_invitation(edition, made)
        counts.append(count("/delegations"))
    assert counts[0] == counts[1] <= 7


def test_the_page_takes_the_same_statements_for_1_and_20_people(desk, edition, category, delegation, count):
    counts = []
    for more in (1, 19):
        for _person in range(more):
            a_nominee(edition, delegation, category)
        counts.append(count("/delegations/KOREA"))
    assert counts[0] == counts[1] <= 14


def test_the_registrar_sees_delegations_and_does_not_change_them(desk_of, edition, delegation):
    desk = desk_of(bruno(edition, Duty.REGISTRAR))
    html = desk.get("/delegations/KOREA").text
    assert "Set a quota" not in html
    assert desk.post("/delegations/KOREA/quotas").status_code == 403


def test_nobody_of_another_forum_sees_them(desk_of, delegation):
    desk = desk_of(dana(an_edition()))
    assert desk.get("/delegations").status_code == 404
    assert desk.get("/delegations/KOREA").status_code == 404


def test_a_delegation_of_another_forum_is_not_there(desk, delegation, edition):
    a_delegation(an_edition(), "ELSEWHERE")
    assert desk.get("/delegations/ELSEWHERE").status_code == 404
    assert desk.post("/delegations/ELSEWHERE/quotas").status_code == 404


def test_coordinators_are_not_among_the_staff(desk_of, edition, delegation):
    a_coordinator(edition, delegation)
    assert "minho@example.org" not in desk_of(olga(edition)).get("/people").text


def test_somebody_without_a_place_moves_without_one(desk, edition, category, delegation):
    person = a_registration(edition, category, state=State.WAITLISTED)
    a_quota(edition, delegation, category, 0)
    desk.said(desk.post(f"/registrations/{person.ref}/delegation", delegation="KOREA"))
    assert quota_lines(delegation)[0].taken == 0


def test_whoever_has_ended_is_put_nowhere(desk, edition, category, delegation):
    at = f"/registrations/{a_registration(edition, category, state=State.DECLINED).ref}/delegation"
    assert "This registration has ended and stays as it is." in desk.said(desk.get(at))
    answer = desk.post(at, delegation="KOREA")
    assert (answer.status_code, "This registration has ended" in answer.text) == (409, True)
