"""Title and abstract in the speaker's words: taken into the draft by an organiser, or not."""

import pytest

from forum.agenda.speaking import wordings
from forum.agenda.speaking.queries import checklist_of, pending_wordings_of, wordings_of
from forum.agenda.speaking.wordings import WordingDecided
from forum.columns import Words
from forum.speakers.rules import Item
from tests.makers import SOMEBODY
from tests.programme import a_session
from tests.speakers.making import an_invited


@pytest.fixture
def speaker(edition):
    speaker, _token = an_invited(edition)
    return speaker


@pytest.fixture
def session(edition, speaker):
    return a_session(edition, speakers=[speaker], abstract={})


def suggest(speaker, session, title="Quiet roofs", abstract="How to land."):
    return wordings.suggest(speaker, session, title=Words(en=title), abstract=Words(en=abstract))


def test_the_programme_stays_until_an_organiser_says_so(speaker, session):
    suggest(speaker, session)
    assert session.title["en"] == "What an air taxi needs"
    assert Item.TALK not in checklist_of(speaker).missing


def test_taking_them_changes_the_draft_and_keeps_other_languages(edition, speaker, session):
    suggest(speaker, session)
    [wording] = pending_wordings_of(speaker)
    wordings.take(edition, wording, by=SOMEBODY)
    assert session.title == {"en": "Quiet roofs", "ru": "Что нужно аэротакси"}
    assert session.abstract == {"en": "How to land."}
    assert session.version == 2


def test_not_taking_them_leaves_the_reason_for_the_speaker(speaker, session):
    suggest(speaker, session)
    [wording] = pending_wordings_of(speaker)
    wordings.leave(wording, reason="Too short.", by=SOMEBODY)
    assert wordings_of(speaker)[session.id].reason == "Too short."
    assert pending_wordings_of(speaker) == []


def test_what_was_decided_stays_decided(edition, speaker, session):
    suggest(speaker, session)
    [wording] = pending_wordings_of(speaker)
    wordings.leave(wording, reason=None, by=SOMEBODY)
    with pytest.raises(WordingDecided):
        wordings.take(edition, wording, by=SOMEBODY)


def test_the_last_words_count(speaker, session):
    suggest(speaker, session)
    suggest(speaker, session, title="Quieter roofs")
    assert [each.title for each in pending_wordings_of(speaker)] == [{"en": "Quieter roofs"}]


def test_words_like_those_of_the_programme_need_no_decision(speaker, session):
    suggest(speaker, session)
    same = wordings.suggest(speaker, session, title=session.title, abstract=session.abstract)
    assert same is None
    assert pending_wordings_of(speaker) == []
