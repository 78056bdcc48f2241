"""A half-filled form is kept sealed, for a month, and only its link opens it."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum import clock
from forum.registration.drafts import services as drafts
from forum.registration.drafts.models import FormDraft
from forum.registration.drafts.services import KEPT, DraftGone, DraftsFull, DraftTooLarge
from forum.sealing import SealBroken
from tests.makers import an_edition

TYPED = [("given_name", "Haneul"), ("interests", "green"), ("interests", "estate")]


@pytest.fixture
def edition(db):
    return an_edition()


def row(db):
    return db.session.scalars(select(FormDraft).execution_options(populate_existing=True)).one()


def test_a_draft_comes_back_as_it_was_typed(edition):
    token = drafts.begin(edition, TYPED)
    assert drafts.typed_in(drafts.draft_with(edition, token)) == TYPED


def test_the_row_tells_neither_who_nor_by_which_link(edition, db):
    token = drafts.begin(edition, TYPED)
    assert len(token) == 43
    kept = str(vars(row(db)))
    assert "Haneul" not in kept
    assert token not in kept


def test_a_link_of_another_edition_opens_nothing(edition):
    token = drafts.begin(edition, TYPED)
    assert drafts.draft_with(an_edition(), token) is None


def test_what_was_sealed_for_one_draft_does_not_open_in_another(edition, db):
    first, second = (drafts.draft_with(edition, drafts.begin(edition, TYPED)) for _time in range(2))
    second.sealed = first.sealed
    with pytest.raises(SealBroken):
        drafts.typed_in(second)


def test_saving_again_replaces_it_and_begins_its_month_anew(edition, db, at):
    token = drafts.begin(edition, TYPED)
    at(clock.now() + timedelta(days=20))
    drafts.keep(edition, token, [("given_name", "Ulan")])
    assert row(db).expires_at == clock.now() + KEPT
    assert drafts.typed_in(row(db)) == [("given_name", "Ulan")]


def test_a_draft_that_was_sent_does_not_come_back(edition, db):
    token = drafts.begin(edition, TYPED)
    drafts.discard(edition, token)
    with pytest.raises(DraftGone):
        drafts.keep(edition, token, TYPED)
    assert db.session.scalars(select(FormDraft)).all() == []


def test_after_a_month_it_is_let_go(edition, db, at):
    token = drafts.begin(edition, TYPED)
    assert drafts.purge_drafts() == 0
    at(clock.now() + KEPT)
    assert drafts.draft_with(edition, token) is None
    assert drafts.purge_drafts() == 1
    assert db.session.scalars(select(FormDraft)).all() == []


def test_a_draft_holds_a_form_and_not_a_library(edition):
    with pytest.raises(DraftTooLarge):
        drafts.begin(edition, [("position", "x" * 50_000)])


def test_so_many_drafts_are_kept_and_no_more_until_one_goes(edition, monkeypatch, at):
    monkeypatch.setattr(drafts, "MOST_LIVE", 2)
    first, _second = (drafts.begin(edition, TYPED) for _time in range(2))
    with pytest.raises(DraftsFull):
        drafts.begin(edition, TYPED)
    drafts.keep(edition, first, TYPED)
    assert drafts.begin(an_edition(), TYPED)
    at(clock.now() + KEPT + timedelta(minutes=1))
    assert drafts.begin(edition, TYPED)
