"""The form with scripts: it saves itself, asks only what concerns one, and says what is wrong in time."""

from playwright.sync_api import expect

from tests.journeys.conftest import EDITION


def test_a_form_comes_back_after_the_tab_was_closed(phone):
    person = phone()
    page = person.open(f"/{EDITION}/register")
    expect(page.locator(".asked:visible")).to_have_count(0)
    page.locator("[name=given_name]").fill("Narae")
    page.locator("[name=email]").fill("narae.seo@")
    page.locator("[name=phone]").focus()
    page.get_by_role("group", name="Do you need a place in a coach").get_by_text("Yes").click()
    expect(page.get_by_role("group", name="Where do you get on?")).to_be_visible()
    page.locator(".choice", has_text="Press").first.click()
    expect(page.get_by_label("Which medium do you write for?")).to_be_visible()
    expect(page.get_by_text("Saved at")).to_be_visible()
    expect(page.get_by_text("Check this address: it should look like")).to_be_visible()
    page.close()
    person.page = person.context.new_page()
    page = person.open(f"/{EDITION}/register")
    page.get_by_role("link", name="Go on with the form you began on this device").click()
    expect(page.locator("[name=given_name]")).to_have_value("Narae")
    expect(page.get_by_role("group", name="Where do you get on?")).to_be_visible()
    expect(page.get_by_label("Which medium do you write for?")).to_be_visible()


def test_a_country_is_found_by_what_its_people_call_it(phone):
    page = phone().open(f"/{EDITION}/register")
    country = page.get_by_role("combobox", name="Country / economy represented")
    for typed, found in (("한국", "South Korea"), ("Deutsch", "Germany"), ("каз", "Kazakhstan")):
        country.fill(typed)
        expect(page.locator(".ahead-list [role=option]")).to_have_text([found])
    country.press("Enter")
    expect(page.locator("select[name=country]")).to_have_value("KZ")
