from forum.registration import links
from forum.registration.consents import By
from forum.registration.queries import consents_of
from tests.delegations.making import a_nominee, a_volunteer


def page_of(edition, person):
    token = links.token(edition, person.ref, person.link_generation)
    return f"/{edition.slug}/my/{token}"


def test_whoever_was_entered_is_told_and_agrees_themselves(client, edition, delegation, category):
    person = a_nominee(edition, delegation, category)
    at = page_of(edition, person)
    assert "Your delegation registered you" in client.get(at).text
    client.post(f"{at}/consents/required/agreement")
    assert "Your delegation registered you" not in client.get(at).text
    assert [line.by for line in consents_of(person)] == [By.COORDINATOR, By.REGISTRANT]


def test_whoever_registered_themselves_is_not_asked_again(client, edition, delegation, category):
    person = a_volunteer(edition, delegation, category)
    assert "Your delegation registered you" not in client.get(page_of(edition, person)).text
