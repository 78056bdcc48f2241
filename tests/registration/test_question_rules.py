"""What an answer must be, who is asked, and what an organiser may still change."""

import pytest

from forum.columns import Words
from forum.registration.questions.kinds import Kind, Privacy
from forum.registration.questions.rules import (
    ConditionBroken,
    KindFixed,
    NeedsOptions,
    Option,
    OptionsFixed,
    PrivacyFixed,
    Wrong,
    check_all,
    check_change,
    is_asked,
    read,
    relevant,
)
from tests.questions import DAYS, asked

PRESS, GUESTS = 3, 4


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Kind.TEXT, "  by train ", "by train"),
        (Kind.LONG_TEXT, "one\r\ntwo", "one\ntwo"),
        (Kind.CHOICE, "sat", "sat"),
        (Kind.CHOICES, ["sat", "fri", "sat"], ["fri", "sat"]),
        (Kind.YES_NO, "no", False),
        (Kind.NUMBER, "1 200", 1200),
        (Kind.NUMBER, "-3,5", -3.5),
        (Kind.DATE, "2025-09-12", "2025-09-12"),
        (Kind.COUNTRY, "KZ", "KZ"),
        (Kind.PHONE, "+7 (701) 234-56-78", "+77012345678"),
    ],
)
def test_an_answer_is_kept_by_its_kind(kind, typed, value):
    assert read(asked(kind), typed) == value


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("typed", ["", "   ", []])
def test_nothing_typed_is_no_answer(kind, typed):
    assert read(asked(kind), typed) is None


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        (Kind.TEXT, "x" * 201, "too_long"),
        (Kind.TEXT, "to\u202etrain", "hidden"),
        (Kind.TEXT, "nul\x00", "hidden"),
        (Kind.LONG_TEXT, "x" * 2001, "too_long"),
        (Kind.CHOICE, "sun", "not_offered"),
        (Kind.CHOICES, ["fri", "sun"], "not_offered"),
        (Kind.YES_NO, "maybe", "not_offered"),
        (Kind.NUMBER, "nan", "no_number"),
        (Kind.NUMBER, "1e9", "no_number"),
        (Kind.NUMBER, "٣", "no_number"),
        (Kind.NUMBER, "9" * 400, "no_number"),
        (Kind.DATE, "2025-02-30", "no_date"),
        (Kind.DATE, "12.09.2025", "no_date"),
        (Kind.DATE, "0001-01-01", "no_date"),
        (Kind.COUNTRY, "XX", "not_offered"),
        (Kind.PHONE, "0701", "no_phone"),
    ],
)
def test_what_is_no_answer_says_why(kind, typed, code):
    with pytest.raises(Wrong) as wrong:
        read(asked(kind), typed)
    assert wrong.value.code == code


def test_a_question_can_be_for_some_categories():
    question = asked(categories=frozenset({PRESS}))
    assert is_asked(question, PRESS, {})
    assert not is_asked(question, GUESTS, {})
    assert not is_asked(question, None, {})


@pytest.mark.parametrize(
    ("value", "answer", "follows"),
    [
        ("yes", True, True),
        ("yes", False, False),
        ("no", False, True),
        ("fri", "fri", True),
        ("fri", ["sat", "fri"], True),
        ("fri", ["sat"], False),
    ],
)
def test_a_question_can_depend_on_an_earlier_answer(value, answer, follows):
    question = asked(number=2, after=1, after_value=value)
    assert is_asked(question, None, {1: answer}) is follows
    assert not is_asked(question, None, {})


def test_what_nobody_offered_can_be_asked_is_left_out():
    first = asked(Kind.YES_NO, 1, categories=frozenset({PRESS}))
    second = asked(number=2, after=1, after_value="yes")
    assert relevant([first, second], [PRESS, GUESTS]) == (first, second)
    assert relevant([first, second], [GUESTS]) == ()


def test_before_an_answer_anything_may_change():
    check_change(asked(Kind.CHOICE), asked(Kind.TEXT, privacy=Privacy.DOCUMENT), has_answers=False)


@pytest.mark.parametrize(
    ("old", "new", "refusal"),
    [
        (asked(Kind.TEXT), asked(Kind.NUMBER), KindFixed),
        (asked(Kind.CHOICE), asked(Kind.CHOICE, options=DAYS[:1]), OptionsFixed),
        (asked(privacy=Privacy.SENSITIVE), asked(), PrivacyFixed),
        (asked(privacy=Privacy.DOCUMENT), asked(), PrivacyFixed),
        (asked(), asked(privacy=Privacy.DOCUMENT), PrivacyFixed),
    ],
)
def test_an_answer_keeps_its_meaning_and_its_promise(old, new, refusal):
    with pytest.raises(refusal):
        check_change(old, new, has_answers=True)


def test_after_an_answer_words_options_and_care_may_be_added():
    more = asked(
        Kind.CHOICE,
        options=(*DAYS, Option("sun", Words(en="Sunday"))),
        label=Words(en="Which day?"),
        is_required=True,
        privacy=Privacy.SENSITIVE,
    )
    check_change(asked(Kind.CHOICE), more, has_answers=True)


def test_a_choice_needs_two_options():
    with pytest.raises(NeedsOptions):
        check_all([asked(Kind.CHOICES, options=DAYS[:1])])


@pytest.mark.parametrize(
    "earlier",
    [
        asked(Kind.TEXT, 1),  # has no answers to name
        asked(Kind.YES_NO, 7),  # another one
        asked(Kind.YES_NO, 1, privacy=Privacy.DOCUMENT),  # nobody reads its answers
        asked(Kind.CHOICE, 1),  # offers no “yes”
    ],
)
def test_a_condition_names_an_answer_that_an_earlier_question_offers(earlier):
    with pytest.raises(ConditionBroken):
        check_all([earlier, asked(number=2, after=1, after_value="yes")])


def test_a_question_cannot_stand_before_what_decides_about_it():
    decides, depends = asked(Kind.YES_NO, 1), asked(number=2, after=1, after_value="yes")
    check_all([decides, depends])
    with pytest.raises(ConditionBroken):
        check_all([depends, decides])
