"""An invitation, the link in it, and what they answer."""

import pytest
from sqlalchemy import select

from forum.agenda.speaking.queries import sessions_in_words
from forum.audit.models import Entry
from forum.mail.models import Letter
from forum.speakers import inviting, links
from forum.speakers.engagements import engagement_of, of_link
from forum.speakers.inviting import AnswerRefused
from tests.makers import NOW, SOMEBODY, an_edition
from tests.programme import a_session, a_speaker
from tests.speakers.making import an_invited


def letters(db):
    return list(db.session.scalars(select(Letter).order_by(Letter.id)))


def test_an_invitation_goes_out_in_the_speakers_language(db, edition):
    an_invited(edition, email=" Sora@Example.org ", language="ko")
    [letter] = letters(db)
    assert (letter.kind, letter.to_email, letter.language) == ("speaker.invited", "sora@example.org", "ko")


def test_the_letter_names_the_sessions(db, edition):
    speaker = a_speaker(edition, is_confirmed=False)
    inviting.invite(
        edition, speaker, email="s@example.org", language="en", sessions="Roofs · Saturday", by=SOMEBODY
    )
    assert "We think of you for:\nRoofs · Saturday" in letters(db)[0].text


def test_only_the_hash_of_the_link_is_kept(db, edition):
    speaker, token = an_invited(edition)
    told = engagement_of(speaker)
    assert told.link_hash == links.hashed(token)
    assert token not in letters(db)[0].text + letters(db)[0].html + str(letters(db)[0].secrets)


def test_a_new_invitation_makes_the_old_link_useless(edition):
    speaker, first = an_invited(edition)
    _same, second = an_invited(edition, speaker)
    assert of_link(edition, first) is None
    assert of_link(edition, second)[0] is speaker


def test_a_link_opens_nothing_in_another_edition(edition):
    _speaker, token = an_invited(edition)
    assert of_link(an_edition(), token) is None


def test_a_link_ends_with_the_forum(edition, at):
    _speaker, token = an_invited(edition)
    at(NOW.replace(month=9, day=13))
    assert of_link(edition, token) is not None
    at(NOW.replace(month=9, day=14))
    assert of_link(edition, token) is None


def test_whoever_says_yes_stands_in_the_programme(db, edition):
    speaker, _token = an_invited(edition)
    inviting.confirm(edition, speaker)
    assert speaker.is_confirmed
    assert db.session.scalars(select(Entry.verb).order_by(Entry.id.desc())).first() == "confirmed_speaking"


def test_whoever_declines_leaves_it_and_the_organiser_hears_why(db, edition):
    speaker, _token = an_invited(edition, is_confirmed=True)
    inviting.decline(edition, speaker, reason="Another forum that day.")
    letter = letters(db)[-1]
    assert not speaker.is_confirmed
    assert (letter.kind, letter.to_email) == ("speaker.has_declined", edition.contact_email)
    assert "Another forum that day." in letter.text


def test_nobody_answers_the_same_twice(edition):
    speaker, _token = an_invited(edition)
    inviting.decline(edition, speaker)
    with pytest.raises(AnswerRefused):
        inviting.decline(edition, speaker)
    inviting.confirm(edition, speaker)
    with pytest.raises(AnswerRefused):
        inviting.confirm(edition, speaker)


def test_who_declined_can_be_invited_anew(edition):
    speaker, _token = an_invited(edition)
    inviting.decline(edition, speaker)
    an_invited(edition, speaker)
    assert engagement_of(speaker).declined_at is None


def test_a_session_is_named_with_its_time_on_the_forums_clock(edition):
    speaker = a_speaker(edition)
    a_session(edition, speakers=[speaker])
    assert (
        sessions_in_words(edition, speaker, "en") == "What an air taxi needs · Saturday 13 September, 12:00"
    )
    assert sessions_in_words(edition, a_speaker(edition, ref="other"), "en") is None
