"""Two registrations of one person become one."""

import pytest

from forum.accreditation.merging import NotTwo, merge
from forum.audit.queries import history_of
from forum.badges.queries import badges_of, valid_badge_of
from forum.editions.capacity import Step
from forum.extensions import db as _db
from forum.insights.figures import places_of
from forum.mail.queries import letters_about
from forum.photos.queries import photo_of
from forum.registration.changing import Ended
from forum.registration.questions import answering
from forum.registration.questions.answering import Given
from forum.registration.questions.kinds import Privacy
from forum.registration.questions.queries import answers_of, answers_to_edit, asked
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_photo, a_registration, an_edition
from tests.questions import a_question


@pytest.fixture
def edition(db):
    return an_edition(capacity=10)


@pytest.fixture
def category(edition):
    return a_category(edition, capacity=2, needs_decision=True, keeps_waiting_list=True)


@pytest.fixture
def both(edition, category):
    known = {"phone": "+821055550142", "name_native": "", "position": "Engineer"}
    return (
        a_registration(edition, category, state=State.CONFIRMED, family_name="KIM", **known),
        a_registration(edition, category, state=State.CONFIRMED, family_name="Kim", reading="キム"),
    )


def taken(category):
    return places_of(category.edition_id)[Step.CATEGORY, category.id].taken


def kinds(edition, registration):
    return [letter.kind for letter in letters_about(edition.id, "registration", registration.id)]


def test_one_stays_and_the_other_ends_with_its_badge_and_its_place(edition, category, both):
    stays, goes = both
    merge(edition, stays, goes, (), by=SOMEBODY)
    assert (stays.state, goes.state, goes.merged_into_id) == (State.CONFIRMED, State.CANCELLED, stays.id)
    assert (valid_badge_of(stays) is not None, valid_badge_of(goes)) == (True, None)
    assert taken(category) == 1


def test_the_free_place_goes_to_whoever_waits(edition, category, both):
    waiting = a_registration(edition, category, family_name="Park", state=State.WAITLISTED)
    merge(edition, *both, (), by=SOMEBODY)
    assert waiting.state == State.SUBMITTED
    assert taken(category) == 2


def test_one_letter_says_so_and_the_history_of_both_tells_it(edition, both):
    stays, goes = both
    before = kinds(edition, stays), kinds(edition, goes)
    merge(edition, stays, goes, (), by=SOMEBODY)
    assert kinds(edition, goes) == before[1]
    assert sorted(kinds(edition, stays)) == sorted([*before[0], "registration.merged"])
    told = [(entry.verb, entry.reason) for one in both for entry in history_of(one)]
    assert ("merged", goes.ref) in told
    assert ("merged_into", stays.ref) in told


def test_what_is_chosen_is_taken_over_with_a_new_badge_in_the_one_letter(edition, both):
    stays, goes = both
    email = goes.email
    merge(edition, stays, goes, {"email", "name_native", "family_name"}, by=SOMEBODY)
    assert (stays.email, stays.name_native, stays.family_name) == (email, "김하늘", "Kim")
    assert (stays.reading, stays.phone) == ("", "+821055550142")
    assert [badge.serial for badge in badges_of(stays)] == [2, 1]
    assert "registration.merged" not in kinds(edition, stays)
    assert kinds(edition, stays).count("registration.reissued") == 1


def test_whoever_ended_meanwhile_is_not_merged(edition, category, both):
    gone = a_registration(edition, category, family_name="Park", state=State.WITHDRAWN)
    with pytest.raises(Ended):
        merge(edition, both[0], gone, (), by=SOMEBODY)
    with pytest.raises(NotTwo):
        merge(edition, both[0], both[0], (), by=SOMEBODY)
    _db.session.expire_all()
    assert both[0].state == State.CONFIRMED


def test_answers_and_a_photograph_go_over_where_there_are_none(edition, both):
    stays, goes = both
    plain, sealed = a_question(edition), a_question(edition, label="Passport", privacy=Privacy.DOCUMENT)
    given = [Given(asked(plain), "train"), Given(asked(sealed), "M12345001")]
    answering.change(goes, given, by=SOMEBODY)
    photo = a_photo(goes)
    merge(edition, stays, goes, (), by=SOMEBODY)
    assert photo_of(stays).file_id == photo.file_id and photo_of(goes) is None
    theirs = answers_of(edition.id, [stays.id], Privacy)[stays.id]
    assert [each.value for each in theirs] == ["train", "M12345001"]


def test_what_the_one_that_stays_has_is_kept(edition, both):
    stays, goes = both
    question = asked(a_question(edition))
    answering.change(goes, [Given(question, "train")], by=SOMEBODY)
    answering.change(stays, [Given(question, "plane")], by=SOMEBODY)
    own = a_photo(stays).file_id
    a_photo(goes, "navy")
    merge(edition, stays, goes, (), by=SOMEBODY)
    assert answers_to_edit(stays.id) == {question.id: "plane"}
    assert photo_of(stays).file_id == own


def test_what_is_not_asked_of_the_one_that_stays_is_left_behind(edition, category, both):
    stays, goes = both
    other = a_category(edition)
    question = asked(a_question(edition, categories=(other.id,)))
    answering.change(goes, [Given(question, "train")], by=SOMEBODY)
    merge(edition, stays, goes, (), by=SOMEBODY)
    assert answers_to_edit(stays.id) == {}
