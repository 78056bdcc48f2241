from tests.makers import an_edition
from tests.people import PASSWORD, bruno, chen, dana, sign_in


def test_a_wrong_password_keeps_the_address_that_was_typed(client, edition):
    bruno(edition)
    answer = client.post("/sign-in", data={"email": "bruno@example.org", "password": "wrong"})
    assert answer.status_code == 422
    assert 'value="bruno@example.org"' in answer.text
    assert "do not go together" in answer.text
    assert "<title>Error:" in answer.text


def test_an_unknown_address_is_answered_as_a_wrong_password(client, edition):
    bruno(edition)
    wrong = client.post("/sign-in", data={"email": "bruno@example.org", "password": "wrong"}).text
    unknown = client.post("/sign-in", data={"email": "nobody@example.org", "password": "wrong"}).text
    assert wrong.replace("bruno@", "nobody@") == unknown


def test_signing_in_leads_on_to_the_page_that_was_wanted(client, edition):
    bruno(edition)
    wanted = f"/desk/{edition.slug}/registrations?state=confirmed"
    asked = client.get(wanted)
    assert asked.status_code == 302
    answer = client.post(asked.location, data={"email": "bruno@example.org", "password": PASSWORD})
    assert answer.location == wanted


def test_signing_in_never_leads_to_another_site(client, edition):
    bruno(edition)
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example"):
        client.post("/sign-out")
        data = {"email": "bruno@example.org", "password": PASSWORD}
        answer = client.post("/sign-in", query_string={"next": elsewhere}, data=data)
        assert answer.location == "/desk/"


def test_signing_out_ends_the_sign_in(client, edition):
    sign_in(client, bruno(edition))
    said = client.get(client.post("/sign-out").location).text
    assert "You are signed out." in said
    assert client.get(f"/desk/{edition.slug}/").status_code == 302


def test_who_serves_one_forum_goes_straight_to_it(client, edition):
    an_edition()
    sign_in(client, bruno(edition))
    assert client.get("/desk/").location == f"/desk/{edition.slug}/"


def test_door_staff_go_straight_to_the_doors(client, edition):
    sign_in(client, chen(edition))
    assert client.get("/desk/").location == f"/desk/{edition.slug}/doors"


def test_who_serves_several_forums_chooses_among_these_only(client, edition):
    second, foreign = an_edition(), an_edition()
    bruno(edition)
    sign_in(client, bruno(second))
    html = client.get("/desk/").text
    assert f"/desk/{edition.slug}/" in html
    assert f"/desk/{second.slug}/" in html
    assert foreign.slug not in html


def test_the_rail_offers_only_what_its_reader_may_open(desk_of, edition):
    doors = desk_of(chen(edition)).get("/doors").text
    assert f"/desk/{edition.slug}/registrations" not in doors
    assert f"/desk/{edition.slug}/people" not in doors
    desk = desk_of(bruno(edition)).get().text
    assert f"/desk/{edition.slug}/registrations" in desk
    assert f"/desk/{edition.slug}/people" not in desk


def test_an_owner_of_another_forum_finds_nothing(desk_of, edition):
    desk = desk_of(dana(an_edition()))
    for path in ("/", "/registrations", "/agenda", "/speakers", "/doors", "/audit", "/people"):
        assert desk.get(path).status_code == 404, path


def test_door_staff_open_the_doors_and_nothing_else(desk_of, edition):
    desk = desk_of(chen(edition))
    assert desk.get("/doors").status_code == 200
    for path in ("/", "/registrations", "/agenda", "/speakers", "/audit", "/people"):
        assert desk.get(path).status_code == 403, path


def test_an_organiser_appoints_nobody(desk):
    assert desk.get("/people").status_code == 403
