"""The link to one's own page, as its owner and the desk use it."""

import pytest

from forum.registration import links
from forum.registration.states import State
from tests.makers import NOW, a_registration, an_edition
from tests.people import bruno, sign_in


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition("here")


@pytest.fixture
def registration(edition):
    return a_registration(edition, state=State.CONFIRMED)


def address(edition, registration, rest=""):
    return f"/here/my/{links.token(edition, registration.ref, registration.link_generation)}{rest}"


def test_whoever_changes_their_address_goes_on_with_the_new_link(client, edition, registration):
    former = address(edition, registration)
    typed = {"given_name": "Haneul", "family_name": "Kim", "email": "new@example.org", "country": "KR"}
    typed |= {"organisation": registration.organisation, "category": registration.category_id}
    typed |= {"language": "en", "family_first": "1", "name_native": "김하늘"}
    answer = client.post(address(edition, registration, "/edit"), data=typed)
    assert answer.status_code == 303
    assert registration.email == "new@example.org"
    assert answer.location.endswith(address(edition, registration))
    assert client.get(answer.location).status_code == 200
    assert client.get(former).status_code == 404


def test_a_link_that_is_over_says_what_to_do(client, edition):
    answer = client.get(f"/here/my/{'x' * 43}")
    assert answer.status_code == 404
    assert "This link opens nothing any more" in answer.text
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_its_owner_has_a_new_one_sent(client, edition, registration):
    former = address(edition, registration)
    assert "Send me a new link" in client.get(f"{former}/privacy").text
    answer = client.post(f"{former}/link")
    assert "A new link is on its way" in client.get(answer.location).text
    assert client.get(former).status_code == 404
    assert client.get(address(edition, registration)).status_code == 200


def test_the_desk_has_a_new_one_sent_and_does_not_see_it(client, edition, registration):
    former = address(edition, registration)
    sign_in(client, bruno(edition))
    here = f"/desk/here/registrations/{registration.ref}"
    assert "Send a new link to their page" in client.get(here).text
    answer = client.post(f"{here}/link")
    assert address(edition, registration) not in client.get(answer.location).text
    assert client.get(former).status_code == 404
