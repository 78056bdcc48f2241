import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from config import LANGUAGES
from forum.extensions import db as _db
from forum.mail.compose import compose
from forum.mail.enclosures import html_with, revealed, text_with
from forum.mail.letters import KINDS, OURS, THEIRS
from forum.mail.outbox import queue
from tests.mail.conftest import LINKS
from tests.mail.drafts import FACTS, a_draft

TEMPLATES = Path(__file__).parents[2] / "templates" / "mail"
EVERY_LETTER = [(kind, language) for kind in KINDS for language in LANGUAGES]


def words_of(draft):
    return compose(draft.kind, language=draft.language, facts=draft.facts, secrets=draft.secrets)


def test_every_template_is_a_letter_we_know():
    there = {f"{file.parent.name}.{file.stem}" for file in TEMPLATES.glob("*/*.*")}
    assert there == set(KINDS)


def test_every_fact_has_an_author():
    assert set(FACTS) == OURS | THEIRS


@pytest.mark.parametrize(("kind", "language"), EVERY_LETTER)
def test_every_letter_has_subject_text_and_html(queued, kind, language):
    letter = queued(kind, language=language, reason="The hall is small.")
    assert letter.subject.startswith("AI‑4room: ")
    assert ("Kim Haneul" in letter.text) is (kind != "draft.link")  # anybody can have it sent to anybody
    assert f'<html lang="{language}">' in letter.html
    assert "<" not in letter.text


@pytest.mark.parametrize(("kind", "language"), EVERY_LETTER)
def test_no_place_is_left_empty_when_it_leaves(queued, kind, language):
    letter = queued(kind, language=language)
    secrets = revealed(letter, LINKS)
    text, html = text_with(letter, secrets), html_with(letter, secrets)
    assert "[[" not in text + html
    has_link = bool(letter.secrets)
    assert ("https://forum.example/my/7Q2M9K?a=1&b=2" in text) == has_link
    assert ('href="https://forum.example/my/7Q2M9K?a=1&amp;b=2"' in html) == has_link


def test_the_database_keeps_neither_link_nor_code(queued):
    letter = queued("registration.confirmed")
    assert "[[manage]]" in letter.text
    assert "[[code]]" in letter.html


def test_received_says_that_it_is_not_a_confirmation(queued):
    assert "not yet a confirmation" in queued("registration.received").text


def test_a_badge_letter_is_useful_with_pictures_off(queued):
    letter = queued("registration.confirmed")
    text = text_with(letter, revealed(letter, LINKS))
    assert "Badge code 247K 60SQ ZVPY 5XZT" in text


def test_what_the_organisers_wrote_stands_in_the_letter(queued):
    assert (
        "The organisers write: The hall is small."
        in queued("registration.declined", reason="The hall is small.").text
    )
    assert "organisers write" not in queued("registration.declined").text


def test_a_missing_fact_stops_the_letter(db):
    draft = a_draft()
    facts = {name: value for name, value in draft.facts.items() if name != "dates"}
    with pytest.raises(UndefinedError):
        compose(draft.kind, language="en", facts=facts, secrets=draft.secrets)


def test_a_letter_goes_only_with_what_it_reports(db, edition):
    with pytest.raises(RuntimeError, match="transaction"):
        queue(a_draft(edition_id=edition.id))
    assert not _db.session.new


def test_a_reason_keeps_its_paragraphs(queued):
    reason = "The hall is small.\r\n\r\n\r\nCome next year:\nhttps://a.example/"
    letter = queued("registration.declined", reason=reason)
    assert "The hall is small.\n\nCome next year:\nhttps://a.example/" in letter.text
    assert "The hall is small.<br><br>Come next year:<br>https://a.example/" in letter.html


@pytest.mark.parametrize("fact", sorted(OURS | THEIRS))
def test_no_fact_is_ever_a_place_for_a_secret(app, db, fact):
    typed = {fact: "See [[manage]], [[[code]]] and [[anything]]"}
    words = words_of(a_draft("registration.declined", **typed))
    assert (words.text.count("[["), words.html.count("[[")) == (1, 1)


def test_what_looks_like_a_place_stays_as_it_is(queued):
    letter = queued("registration.received")
    letter.text, letter.html = letter.text + "[[anything]]", letter.html + "[[anything]]"
    secrets = revealed(letter, LINKS)
    assert text_with(letter, secrets).endswith("[[anything]]")
    assert html_with(letter, secrets).endswith("[[anything]]")


HOSTILE = [
    'Kim "The Boss" O\'Neil',
    "Kim\r\nBcc: all@example.com",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "Win at https://evil.example/prize",
    "www.evil.example",
    "[[manage]] [[code]]",
    "{{ 7 * 7 }} {% raw %} %(name)s ${x}",
    "Kim \u202eluenaH\u2066",
    "Kim\u2028Haneul\x00\x1b[2J",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_only_a_name(app, db, name):
    typed = dict.fromkeys(THEIRS, name)
    words = words_of(a_draft("registration.confirmed", **typed))
    assert "<script" not in words.html
    assert "<img src=x" not in words.html
    assert not re.search(r"evil\.example|\bhttps://evil|49", words.text + words.html)
    assert not re.search(r"[\r\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069\u2028]", words.text + words.html)
    assert words.text.count("[[manage]]") == 1
    assert len(words.text.splitlines()) == len(words_of(a_draft("registration.confirmed")).text.splitlines())
