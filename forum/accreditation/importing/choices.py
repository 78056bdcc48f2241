"""What people write where one answer of several is meant: its code, or its name in any of our languages."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from babel import Locale
from flask_babel import lazy_gettext as _l

from config import LANGUAGES
from forum.accreditation.importing.columns import in_every_language, plain
from forum.delegations.countries import CODES, names
from forum.editions.models import Category
from forum.registration.offers import INTERESTS, MEALS, ORGANISATION_TYPES

Answers = Mapping[str, str]  # folded → code

ALSO_CALLED = {
    "KR": ("Korea", "Republic of Korea", "Южная Корея", "한국", "대한민국"),
    "KZ": ("Republic of Kazakhstan", "Республика Казахстан"),
    "US": ("USA", "United States of America", "США", "АҚШ", "미국"),
    "GB": ("UK", "Great Britain", "England"),
    "RU": ("Russian Federation", "Российская Федерация"),
    "AE": ("UAE", "ОАЭ"),
    "CN": ("PRC", "People's Republic of China"),
    "VN": ("Viet Nam",),
    "TR": ("Turkey",),
}
YES = ("yes", "y", "true", "1", "x", "да", "иә", "예", "네", "✓", "+")
NO = ("no", "n", "false", "0", "нет", "жоқ", "아니요", "아니오", "-")
TICKED = {True: _l("Yes"), False: _l("No")}


@cache
def countries() -> Answers:
    known = {plain(code): code for code in CODES}
    for language in LANGUAGES:
        known |= {plain(name): code for code, name in names(language).items()}
    known |= {plain(name): code for code, called in ALSO_CALLED.items() for name in called}
    return known


@cache
def ticks() -> Answers:
    known = {plain(word) or word: "1" for word in (*YES, *in_every_language(TICKED[True]))}
    return known | {plain(word) or word: "" for word in (*NO, *in_every_language(TICKED[False]))}


@cache
def organisation_types() -> Answers:
    return _of(ORGANISATION_TYPES)


@cache
def meals() -> Answers:
    return _of(MEALS)


@cache
def interests() -> Answers:
    return _of(INTERESTS)


@cache
def languages() -> Answers:
    """By code, by their own name, and as our other languages call them."""
    known = {plain(code): code for code in LANGUAGES} | {plain(own): c for c, own in LANGUAGES.items()}
    for reader in LANGUAGES:
        named = Locale.parse(reader).languages
        known |= {plain(named[code]): code for code in LANGUAGES if code in named}
    return known


def categories(offered: list[Category]) -> dict[str, Category]:
    """By code, by name in any language, and by the letter on the badge where only one has it."""
    known: dict[str, Category] = {}
    for category in offered:
        for words in (category.code, *category.name.values()):
            known.setdefault(plain(words), category)
    return known


def several(text: str) -> list[str]:
    """The answers of a cell that may hold more than one."""
    return [each.strip() for each in re.split(r"[;\n|]", text) if each.strip()]


def found(answers: Answers, words: str) -> str | None:
    return answers.get(plain(words) or words)


def _of(labels: Mapping[str, Any]) -> Answers:
    known = {plain(code): code for code in labels if code}
    for code, label in labels.items():
        if code:
            known |= {plain(words): code for words in in_every_language(label)}
    return known
