"""Likely duplicates: across scripts, with the reason, and not where many share something."""

import pytest

from forum.registration.duplicates import Reason, likely_in, likely_of, tell_apart
from forum.registration.likeness import keys_of
from forum.registration.states import State
from tests.makers import SOMEBODY, a_category, a_registration, an_edition

PHONE = "+821055550142"


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def register(edition):
    category = a_category(edition, needs_decision=True)
    numbers = iter("abcdefghij")

    def registered(given, family, native="", **more):
        names = {"given_name": given, "family_name": family, "name_native": native}
        organisation = {"organisation": f"Example {next(numbers)}"}
        return a_registration(edition, category, **names | organisation | more)

    return registered


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Haneul", "Kim", "", ""), ("HANEUL", "KIM", "", "")),
        (("Ha-neul", "Gim", "", ""), ("Kim", "Ha Neul", "", "")),
        (("Weihua", "Zhang", "", ""), ("Wei Hua", "Chang", "", "")),
        (("Yuliya", "Shchukina", "", ""), ("Iuliia", "Shchukina", "", "")),
        (("Sky", "Kim", "김하늘", ""), ("Haneul", "Kim", "", "")),
        (("Al", "Tsoy", "Цой Глеб", ""), ("Gleb", "Choi", "", "")),
        (("S.", "S.", "佐藤 空", "さとう そら"), ("Sora", "Satoh", "", "")),
        (("A.", "S.", "Әсел Самалова Ерланқызы", ""), ("Asel", "Samalova", "", "")),
    ],
)
def test_one_name_has_one_key_however_it_is_written(one, other):
    assert set(keys_of(*one)) & set(keys_of(*other)) - {None}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Gleb", "Yugay"), ("Gleb", "Nogay")),
        (("Haneul", "Kim"), ("Haneul", "Lee")),
        (("Haneul", "Kim"), ("Hana", "Kim")),
        (("Madonna", ""), ("Cher", "")),
    ],
)
def test_another_name_has_another_key(one, other):
    assert not set(keys_of(*one, "", "")) & set(keys_of(*other, "", "")) - {None}


def test_a_name_in_hangul_and_in_capitals_with_one_telephone(register, edition):
    first = register("Sky", "Kim", "김하늘", phone=PHONE)
    second = register("HANEUL", "KIM", phone=PHONE)
    [pair] = likely_of(first)
    assert (pair.first, pair.second) == (first, second)
    assert pair.reasons == (Reason.SAME_NAME_OTHERWISE, Reason.SAME_PHONE)
    assert [each.reasons for each in likely_in(edition.id)] == [pair.reasons]


def test_a_name_alone_is_said_on_the_page_of_a_registration_not_in_the_list(register, edition):
    one = register("Haneul", "Kim")
    register("Kim", "Haneul")
    register("Boram", "Kim")
    assert [pair.reasons for pair in likely_of(one)] == [(Reason.SAME_NAME,)]
    assert likely_in(edition.id) == []


def test_colleagues_of_one_name_are_likely_one(register, edition):
    one = register("Sky", "Kim", "김하늘", organisation="Example Air")
    register("Haneul", "Gim", organisation="EXAMPLE AIR")
    register("Haneul", "Kim", organisation="Another")
    [pair] = likely_in(edition.id)
    assert pair.first == one
    assert pair.reasons == (Reason.SAME_NAME_OTHERWISE, Reason.SAME_ORGANISATION)


def test_what_many_share_says_nothing_by_itself(register, edition):
    people = [
        register(name, "Office", email="office@example.org", phone=PHONE) for name in ("Aru", "Dina", "Erlan")
    ]
    assert len(likely_in(edition.id)) == 3
    people.append(register("Miras", "Office", email="office@example.org", phone="+77015550143"))
    assert not any(pair.reasons == (Reason.SAME_EMAIL,) for pair in likely_in(edition.id))
    assert likely_of(people[-1]) == []


def test_an_office_that_registers_one_person_twice_is_noticed(register, edition):
    for name in ("Aru", "Dina", "Erlan", "Miras"):
        register(name, "Office", email="office@example.org")
    twice = register("Office", "Dina", email="office@example.org")
    [pair] = likely_in(edition.id)
    assert pair.second == twice
    assert pair.reasons == (Reason.SAME_NAME, Reason.SAME_EMAIL)


def test_who_was_told_apart_is_not_shown_again(register, edition):
    one, other = register("Haneul", "Kim", phone=PHONE), register("Haneul", "Kim", phone=PHONE)
    for _twice in range(2):
        tell_apart(other, one, by=SOMEBODY)
    assert likely_in(edition.id) == likely_of(one) == likely_of(other) == []


def test_those_who_ended_and_those_of_another_edition_are_nobodys_duplicates(register, edition):
    one = register("Haneul", "Kim", phone=PHONE)
    register("Haneul", "Kim", phone=PHONE, state=State.WITHDRAWN)
    a_registration(an_edition(), given_name="Haneul", family_name="Kim", phone=PHONE)
    assert likely_in(edition.id) == likely_of(one) == []


def test_the_list_takes_as_many_statements_for_many_as_for_two(register, edition, statements):
    register("Haneul", "Kim", phone=PHONE)
    register("Haneul", "Gim", phone=PHONE)
    statements.clear()
    likely_in(edition.id)
    few = len(statements)
    for name in ("Boram", "Nuri", "Maru"):
        register(name, "Lee", organisation=name)
        register(name, "Rhee", organisation=name)
    statements.clear()
    assert len(likely_in(edition.id)) == 4
    assert len(statements) == few <= 8
