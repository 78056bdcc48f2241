from forum.delegations.country_names import ours_of
from tests.makers import a_registration


def test_without_names_of_our_own_the_page_says_so(desk):
    assert "Every country has its usual name" in desk.get("/countries").text


def test_a_name_of_our_own_stands_wherever_the_country_is_named(desk, edition):
    a_registration(edition)
    said = desk.said(desk.post("/countries", code="KR", name_en="Republic of Korea", name_ko="한국"))
    assert "Republic of Korea" in said
    assert ours_of(edition, "KR") == {"en": "Republic of Korea", "ko": "한국"}
    assert "<td>Republic of Korea</td>" in desk.get("/registrations").text
    assert ">Republic of Korea</option>" in desk.client.get(f"/{edition.slug}/register").text


def test_what_is_said_now_is_in_the_form(desk):
    desk.post("/countries", code="KG", name_en="Kyrgyz Republic")
    html = desk.get("/countries?code=kg").text
    assert 'value="Kyrgyz Republic"' in html
    assert "Usually: Kyrgyzstan" in html


def test_a_name_nobody_could_read_and_a_country_nobody_knows_are_refused(desk, edition):
    assert desk.post("/countries", code="XX", name_en="Atlantis").status_code == 422
    assert desk.post("/countries", code="KG", name_en="Kyr\u202egyz").status_code == 422
    assert desk.post("/countries", name_en="Nowhere").status_code == 422
    assert not edition.country_names


def test_the_page_takes_few_statements(count):
    assert count("/countries") <= 4
