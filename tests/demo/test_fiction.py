"""Facts are exact, people are invented, and the page says so."""

import json

from sqlalchemy import select

from forum.agenda.models import AgendaSession, Track
from forum.editions.models import Category, KeyArea, Room, Venue
from forum.extensions import db
from forum.registration.models import Registration
from forum.speakers.models import Speaker

NOT_BREAKING, NO_COMPARISON = "\u2011", ("football", "футбол", "축구", "pitches")
TEXTS = {
    AgendaSession: ("title", "abstract"),
    Speaker: ("organisation", "job", "biography"),
    Track: ("name",),
    KeyArea: ("name", "text"),
    Room: ("name",),
    Venue: ("name", "address"),
    Category: ("name", "hint"),
}


def texts_of(edition):
    yield from (edition.name, edition.tagline, edition.organiser, edition.place)
    for model, columns in TEXTS.items():
        for row in db.session.scalars(select(model)):
            yield from (getattr(row, column) for column in columns)


def test_every_text_is_there_in_four_languages(edition):
    for text in texts_of(edition):
        assert set(text) == {"en", "kk", "ru", "ko"}, text
        assert all(words.strip() for words in text.values()), text


def test_the_names_with_a_hyphen_do_not_break(edition):
    everything = json.dumps(list(texts_of(edition)), ensure_ascii=False) + edition.short_name
    assert "K-Park" not in everything
    assert "AI-4room" not in everything
    assert f"K{NOT_BREAKING}Park" in everything


def test_a_comparison_that_is_wrong_is_not_repeated(edition):
    everything = json.dumps(list(texts_of(edition)), ensure_ascii=False).lower()
    assert not [word for word in NO_COMPARISON if word in everything]


def test_the_facts_stand_in_the_programme(edition):
    everything = " ".join(text["en"] for text in texts_of(edition))
    for fact in (
        "880 square kilometres",
        "40,000 m²",
        "5,000-seat",
        "90th anniversary",
        "2027",
        "Golden District",
    ):
        assert fact in everything


def test_no_address_and_no_telephone_is_anybodys(edition):
    people = db.session.scalars(select(Registration)).all()
    assert {one.email.partition("@")[2] for one in people} == {"example.org"}
    assert all("0000" in one.phone for one in people if one.phone)


def test_the_edition_says_that_it_is_a_demonstration(edition):
    assert edition.is_demo
