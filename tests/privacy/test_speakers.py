"""What is kept about speakers: copied, erased at their word, and forgotten when the time is over."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.accreditation import speaking
from forum.agenda.models import Appearance
from forum.agenda.speaking import wordings
from forum.audit.models import Entry
from forum.columns import Words
from forum.files.models import StoredFile
from forum.mail.models import Letter
from forum.mail.states import LetterState
from forum.privacy import purging, services
from forum.privacy.own_data import copy_of
from forum.privacy.rules import Kept
from forum.privacy.speakers import copy_of_speaker, erase_proposal, erase_speaker
from forum.speakers.inviting import SPEAKER
from forum.speakers.models import Engagement, Slides, Speaker
from forum.speakers.proposals.models import Proposal
from forum.transaction import transaction
from tests.makers import NOW, SOMEBODY, a_registration, an_edition
from tests.programme import a_session
from tests.speakers.making import a_proposal, an_invited, everything_given

EMAIL = "qanaryzz@example.org"


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()


@pytest.fixture
def speaker(edition):
    """Somebody who has given everything, and speaks in a session."""
    speaker, _token = an_invited(edition, email=EMAIL, name="Qanaryzz Person", name_native="카나리")
    session = a_session(edition, speakers=[speaker])
    everything_given(edition, speaker)
    wordings.suggest(speaker, session, title=Words(en="Quiet roofs"), abstract=Words(en="Land."))
    return speaker


def count(db, model) -> int:
    db.session.expire_all()
    return db.session.query(model).count()


def said(db) -> str:
    """Everything that letters and the audit say."""
    db.session.expire_all()
    letters = [str([x.to_email, x.to_name, x.subject, x.text, x.html]) for x in db.session.query(Letter)]
    return " ".join(letters + [str([e.before, e.after, e.reason]) for e in db.session.query(Entry)])


def test_a_copy_has_all_that_was_given(speaker):
    copy = copy_of_speaker(speaker)
    assert set(copy) == {"speaker", "engagement", "slides", "wording", "letter"}
    assert copy["engagement"][0]["email"] == EMAIL


def test_the_copy_of_a_registrant_has_their_part_as_a_speaker(edition, speaker):
    registration = a_registration(edition, email=EMAIL)
    speaking.join(edition, speaker, registration, by=SOMEBODY)
    assert {"speaker", "engagement", "slides"} <= copy_of(edition, registration).keys()


def test_an_erasure_leaves_nothing_of_a_speaker(db, edition, speaker):
    erase_speaker(edition, speaker, by=SPEAKER)
    for model in (Speaker, Engagement, Slides, Appearance, StoredFile):
        assert count(db, model) == 0, model
    assert "qanaryzz" not in said(db).lower()
    assert db.session.query(Entry).order_by(Entry.id.desc()).first().verb == "erased_speaker"


def test_a_letter_that_waits_does_not_leave(db, edition, speaker):
    erase_speaker(edition, speaker, by=SPEAKER)
    assert {letter.state for letter in db.session.query(Letter)} == {LetterState.SUPPRESSED}


def test_whoever_is_erased_as_a_registrant_is_erased_as_a_speaker(db, edition, speaker):
    registration = a_registration(edition, email=EMAIL, given_name="Qanaryzz")
    speaking.join(edition, speaker, registration, by=SOMEBODY)
    services.erase(edition, registration, by=SOMEBODY)
    assert count(db, Speaker) == count(db, Slides) == 0
    assert "qanaryzz" not in said(db).lower()


def test_a_proposal_is_erased_with_its_reviews_and_letters(db, edition):
    proposal = a_proposal(edition, name="Qanaryzz", email=EMAIL)
    erase_proposal(edition, proposal, by=SOMEBODY)
    assert count(db, Proposal) == 0
    assert "qanaryzz" not in said(db).lower()


def test_twelve_months_later_the_programme_stays_and_the_arrangements_go(db, edition, speaker, at):
    a_proposal(edition)
    at(NOW + timedelta(days=400))
    assert purging.how_many(edition.id)[Kept.EVERYTHING] >= 2
    purging.purge()
    assert count(db, Engagement) == count(db, Slides) == count(db, Proposal) == count(db, StoredFile) == 0
    assert db.session.scalars(select(Speaker.name)).all() == ["Qanaryzz Person"]
    assert EMAIL not in said(db)
    assert purging.how_many(edition.id)[Kept.EVERYTHING] == 0


def test_other_speakers_stay_as_they_are(db, edition, speaker):
    other, _token = an_invited(edition, ref="other", name="Other Person", email="other@example.org")
    everything_given(edition, other)
    with transaction():
        erase_speaker(edition, speaker, by=SPEAKER)
    assert db.session.scalars(select(Slides.speaker_id)).all() == [other.id]
    assert "other@example.org" in said(db)
