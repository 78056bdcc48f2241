"""What is missing, and the letter that says exactly that."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from forum.agenda.models import Role
from forum.agenda.speaking import reminding
from forum.agenda.speaking.queries import checklist_of, checklists_of
from forum.agenda.speaking.reminding import JustReminded, NoAddress, NothingMissing
from forum.mail.models import Letter
from forum.speakers import inviting
from forum.speakers.rules import Item
from tests.makers import NOW, SOMEBODY
from tests.programme import a_session, a_speaker
from tests.speakers.making import an_invited, everything_given


def reminders(db):
    return list(db.session.scalars(select(Letter).filter_by(kind="speaker.reminded")))


def remind(edition, speaker):
    reminding.remind(edition, checklist_of(speaker), by=SOMEBODY)


def test_the_letter_lists_what_is_missing_and_nothing_else(db, edition):
    speaker, _token = an_invited(edition)
    a_session(edition, speakers=[speaker], abstract={})
    inviting.confirm(edition, speaker)
    remind(edition, speaker)
    text = reminders(db)[0].text
    assert "7 things are missing" in text
    assert "- What your session is about\n" in text
    assert "- Your slides, or that you show none\n" in text
    assert "Your answer" not in text
    assert "A few lines about you" not in text


def test_nobody_is_reminded_twice_within_a_day(db, edition, at):
    speaker, _token = an_invited(edition)
    remind(edition, speaker)
    at(NOW + timedelta(hours=23))
    with pytest.raises(JustReminded):
        remind(edition, speaker)
    at(NOW + timedelta(hours=24))
    remind(edition, speaker)
    assert len(reminders(db)) == 2


def test_who_has_given_everything_is_left_alone(edition):
    speaker, _token = an_invited(edition)
    a_session(edition, speakers=[speaker])
    everything_given(edition, speaker)
    assert checklist_of(speaker).missing == []
    with pytest.raises(NothingMissing):
        remind(edition, speaker)


def test_without_an_address_there_is_no_letter(edition):
    with pytest.raises(NoAddress):
        remind(edition, a_speaker(edition, is_confirmed=False))


def test_all_who_miss_something_are_reminded_at_once(db, edition):
    soon, _token = an_invited(edition, ref="soon")
    remind(edition, soon)
    an_invited(edition, ref="late", email="late@example.org")
    a_speaker(edition, ref="unknown", is_confirmed=False)
    declined, _token = an_invited(edition, ref="declined", email="no@example.org")
    inviting.decline(edition, declined)
    assert reminding.remind_all(edition, by=SOMEBODY) == (1, 1, 1)
    assert [letter.to_email for letter in reminders(db)] == ["sora@example.org", "late@example.org"]


def test_a_moderator_owes_no_slides(db, edition):
    speaker, _token = an_invited(edition)
    session = a_session(edition, speakers=[speaker], abstract={})
    assert {Item.SLIDES, Item.TALK} <= set(checklist_of(speaker).missing)
    db.session.refresh(session, ["appearances"])
    session.appearances[0].role = Role.MODERATOR
    db.session.flush()
    assert not {Item.SLIDES, Item.TALK} & set(checklist_of(speaker).missing)


def test_eighty_speakers_take_as_many_statements_as_one(edition, statements):
    def count():
        statements.clear()
        checklists_of(edition.id)
        return len(statements)

    an_invited(edition, ref="one")
    one = count()
    for number in range(9):
        an_invited(edition, ref=f"s{number}", email=f"s{number}@example.org")
    assert count() == one <= 6
