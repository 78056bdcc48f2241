import pytest
from icalendar import Calendar

from forum.agenda.models import PublishState
from forum.badges import codes
from forum.registration.states import State
from tests.makers import NOW, a_registration, an_edition
from tests.programme import a_programme, a_session, a_speaker

PAGES = ["/", "/agenda", "/agenda/air-taxis", "/speakers", "/speakers/sato-sora", "/privacy"]


@pytest.fixture
def edition(db, at):
    at(NOW)
    edition = an_edition("here")
    a_programme(edition)
    return edition


def text_of(client, path, **headers):
    return client.get(path, headers=headers).get_data(as_text=True)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "kk", "ru", "ko"])
def test_every_public_page_opens_in_every_language(client, edition, page, language):
    answer = client.get(f"/here{page}?lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.get_data(as_text=True)


@pytest.mark.parametrize("page", ["/", "/agenda", "/speakers", "/schedule.ics", "/brand.css", "/privacy"])
def test_an_unknown_edition_is_not_found(client, db, page):
    assert client.get(f"/nowhere{page}").status_code == 404


@pytest.mark.parametrize("page", ["/agenda/nothing", "/agenda/nothing.ics", "/speakers/nobody"])
def test_an_unknown_session_or_speaker_is_not_found(client, edition, page):
    assert client.get(f"/here{page}").status_code == 404


def test_the_only_edition_is_the_front_page(client, edition):
    assert client.get("/").headers["Location"] == "/here/"


def test_several_editions_are_listed(client, edition):
    an_edition("there", short_name="Another forum")
    assert "Another forum" in text_of(client, "/")


def test_before_the_first_edition_the_front_page_says_so(client, db):
    assert "No forum has been set up yet" in text_of(client, "/")


def test_every_public_page_names_its_other_languages(client, edition):
    page = text_of(client, "/here/agenda")
    assert 'rel="alternate" hreflang="ko"' in page and 'hreflang="x-default"' in page


def test_an_open_registration_is_offered_with_its_end(client, edition):
    page = text_of(client, "/here/")
    assert "/here/register" in page and "Registration closes on" in page


def test_a_closed_registration_is_not_offered(client, edition, at):
    at(edition.registration_closes_at)
    page = text_of(client, "/here/")
    assert "/here/register" not in page and "Registration closed on" in page


def test_before_it_opens_the_page_says_when(client, edition, at):
    at(edition.registration_opens_at.replace(year=2024))
    assert "Registration opens on" in text_of(client, "/here/")


def test_a_full_forum_offers_the_waiting_list(client, db):
    edition = an_edition("small", capacity=1)
    a_registration(edition, state=State.CONFIRMED)
    assert "All places are taken" in text_of(client, "/small/")


def test_only_confirmed_delegates_are_counted_by_country(client, edition):
    a_registration(edition, state=State.CONFIRMED, country="KR")
    a_registration(edition, state=State.DECLINED, country="JP")
    page = text_of(client, "/here/")
    assert "대한민국" in page and "日本</span>" not in page


def test_a_draft_is_shown_to_nobody(client, edition):
    a_session(edition, "secret", state=PublishState.DRAFT, title={"en": "Not yet"})
    assert "Not yet" not in text_of(client, "/here/agenda")
    assert client.get("/here/agenda/secret").status_code == 404


def test_a_cancelled_session_stays_and_says_so(client, edition):
    a_session(edition, "off", state=PublishState.CANCELLED, title={"en": "Fallen through"})
    assert "Cancelled" in text_of(client, "/here/agenda/off")


def test_a_speaker_who_has_not_said_yes_is_not_announced(client, edition):
    a_speaker(edition, ref="maybe", name="Perhaps Later", is_confirmed=False)
    assert "Perhaps Later" not in text_of(client, "/here/speakers")
    assert client.get("/here/speakers/maybe").status_code == 404


def test_a_speaker_is_named_in_their_own_script_first(client, edition):
    page = text_of(client, "/here/speakers/sato-sora")
    assert page.index('lang="ja">佐藤 空') < page.index("<h1>Sato Sora")


def test_times_are_the_editions_own(client, edition):
    assert '<time datetime="2025-09-13T12:00:00+05:00">12:00</time>' in text_of(client, "/here/agenda")


@pytest.mark.parametrize(("asked", "found"), [("track=mobility", True), ("track=green", False)])
def test_the_programme_is_filtered_by_track(client, edition, asked, found):
    assert ("What an air taxi needs" in text_of(client, f"/here/agenda?{asked}")) is found


@pytest.mark.parametrize(
    ("asked", "found"), [("spoken=ko", True), ("spoken=ja", False), ("kind=panel", True)]
)
def test_the_programme_is_filtered_by_language_and_kind(client, edition, asked, found):
    assert ("What an air taxi needs" in text_of(client, f"/here/agenda?{asked}")) is found


def test_nothing_that_fits_leads_back_to_everything(client, edition):
    assert "Show everything" in text_of(client, "/here/agenda?kind=pitch")


def test_the_calendar_holds_every_session_with_its_instant(client, edition):
    calendar = Calendar.from_ical(client.get("/here/schedule.ics").data)
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == f"air-taxis-{edition.id}@example.org"
    assert event.decoded("DTSTART").isoformat() == "2025-09-13T07:00:00+00:00"
    assert event["SEQUENCE"] == 0 and event["STATUS"] == "CONFIRMED"


def test_one_session_can_be_added_to_a_calendar(client, edition):
    answer = client.get("/here/agenda/air-taxis.ics?lang=ru")
    assert answer.content_type == "text/calendar; charset=utf-8"
    assert Calendar.from_ical(answer.data).walk("VEVENT")[0]["SUMMARY"] == "Что нужно аэротакси"


def test_the_brand_is_one_line_of_css(client, edition):
    assert text_of(client, "/here/brand.css") == ":root { --brand: #0b6f80; }\n"


def test_a_brand_that_is_no_colour_styles_nothing(client, db):
    an_edition("odd", brand="}a{b:c")
    assert text_of(client, "/odd/brand.css") == ""


def test_a_badge_opens_lost_and_found_without_a_name(client, edition):
    facts = {"edition_uid": edition.uid, "badge_uid": bytes(16), "serial": 1, "issued_at": NOW}
    token = codes.mint(key=bytes(32), kind=codes.Kind.BADGE, **facts)
    page = text_of(client, f"/B/{codes.text(token)}")
    assert "This is a badge" in page and edition.contact_email in page


def test_any_other_code_opens_lost_and_found_too(client, db):
    assert client.get("/B/whatever").status_code == 200


def test_reading_a_code_changes_nothing(client, edition, statements):
    client.get("/B/whatever")
    assert all(statement.startswith("SELECT") for statement in statements)


def test_the_process_is_ready_when_its_database_answers(client):
    assert client.get("/readyz").data == b"ready\n"


def test_robots_stay_out_of_what_is_personal(client):
    assert "Disallow: /*/my/" in text_of(client, "/robots.txt")


def test_public_pages_hold_no_inline_script_or_style(client, edition):
    for page in PAGES:
        html = text_of(client, f"/here{page}")
        assert "<style" not in html and " style=" not in html and "<script>" not in html


def test_public_pages_set_no_cookie(client, edition):
    assert all("Set-Cookie" not in client.get(f"/here{page}").headers for page in PAGES)


def test_a_page_not_found_keeps_the_forums_masthead(client, edition):
    page = text_of(client, "/here/agenda/nothing")
    assert "This page is not here" in page and edition.short_name in page
