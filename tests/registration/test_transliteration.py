"""A warning where a name hardly reads like itself in the other script; silence where nobody can tell."""

import pytest

from forum.registration.transliteration import reads_differently

ALIKE = [
    ("Haneul Kim", "김하늘", ""),
    ("Minseo Lee", "이민서", ""),
    ("Eunji Huh", "허은지", ""),
    ("Seoyeon Choi", "최서연", ""),
    ("Oksana Choi", "Оксана Цой", ""),
    ("Aliya Demokyzy", "Әлия Демоқызы", ""),
    ("Kuanysh Zhaksylykov", "Қуаныш Жақсылықов", ""),
    ("Evgeny Shcherbakov", "Евгений Щербаков", ""),
    ("Khalima Yessenova", "Халима Есенова", ""),
    ("Sora Sato", "佐藤空", "さとう そら"),
    ("Jürgen Müller", "Юрген Мюллер", ""),
]
OTHERWISE = [
    ("Haneul Kim", "박지원", ""),
    ("Ivan Petrov", "Айдар Сулейменов", ""),
    ("John Smith", "김하늘", ""),
    ("Sora Sato", "佐藤空", "たなか ゆき"),
]
NOBODY_CAN_TELL = [("Wei Zhang", "张伟", ""), ("O", "오", ""), ("Haneul Kim", "", ""), ("Kim", "Kim", "")]


@pytest.mark.parametrize(("latin", "native", "reading"), ALIKE + NOBODY_CAN_TELL)
def test_spellings_of_one_name_are_no_reason_to_warn(latin, native, reading):
    assert not reads_differently(latin, native, reading)


@pytest.mark.parametrize(("latin", "native", "reading"), OTHERWISE)
def test_two_different_names_are(latin, native, reading):
    assert reads_differently(latin, native, reading)
