"""The 640 registrants: who they are and where they come from. Pure: a seed in, people out."""

from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import Any

from forum.demo.edge_cases import EDGE_CASES
from forum.demo.more_people_on_stage import ON_STAGE
from forum.demo.names import OF_COUNTRY, OTHERS, Names
from forum.demo.organisations import COME_FROM, POSITIONS, TEAM, TYPES, organisation

BY_COUNTRY = {"KZ": 330, "KR": 120, "UZ": 35, "CN": 30, "RU": 25, "JP": 22, "KG": 22, "US": 14, "PH": 12}
# Officials are 60: the 25 whom the forum receives as guests of honour wear a V.
BY_CATEGORY = {
    "entrepreneur": 270,
    "investor": 110,
    "official": 35,
    "vip": 25,
    "expert_speaker": 60,
    "staff": 50,
    "press": 40,
    "sponsor": 30,
    "accompanying": 20,
}
CALLING = {
    **{"KZ": "+77000", "KR": "+82100", "UZ": "+99800", "CN": "+86100", "RU": "+79000", "JP": "+81900"},
    **{"KG": "+99600", "US": "+15550", "PH": "+63900"},
}


@dataclass
class Registrant:
    """A person with a category. `fate` fixes the end of their story where an edge case needs it."""

    category: str
    person: dict[str, Any]
    fate: str | None = None
    key: str | None = None
    consents: dict[str, bool] = field(default_factory=dict)

    @property
    def country(self) -> str:
        return str(self.person["country"])


def everybody(rng: Random) -> list[Registrant]:
    """All registrants in an order that means nothing; the same for the same seed."""
    people = [*_on_stage(), *_edge_cases()]
    people += _rest(rng, people)
    for number, registrant in enumerate(people):
        _complete(rng, registrant, number)
    _keep_addresses_apart(people)
    return people


def _on_stage() -> list[Registrant]:
    return [
        Registrant(
            "expert_speaker",
            {
                "given_name": who.given,
                "family_name": who.family,
                "family_first": who.family_first,
                "name_native": "" if who.native == who.name else who.native,
                "reading": who.reading,
                "country": who.country,
                "organisation": who.organisation["en"],
                "position": who.job["en"],
            },
            fate="confirmed",
            key=key,
        )
        for key, who in ON_STAGE.items()
        if who.is_delegate
    ]


def _edge_cases() -> list[Registrant]:
    return [Registrant(case.category, dict(case.person), fate=case.fate, key=case.key) for case in EDGE_CASES]


def _rest(rng: Random, known: list[Registrant]) -> list[Registrant]:
    """Everybody else: what is missing of each country and each category, dealt out by chance."""
    countries = Counter(BY_COUNTRY) - Counter(one.country for one in known)
    categories = Counter(BY_CATEGORY) - Counter(one.category for one in known)
    staff = [Registrant("staff", _somebody(rng, "KZ")) for _ in range(categories.pop("staff"))]
    countries["KZ"] -= len(staff)
    persons = [_somebody(rng, country) for country in sorted(countries.elements())]
    persons += [_from_elsewhere(*one) for one in OTHERS if not _is_known(one, known)]
    rng.shuffle(persons)
    dealt = zip(sorted(categories.elements()), persons, strict=True)
    return staff + [Registrant(category, person) for category, person in dealt]


def _is_known(one: tuple[str, ...], known: list[Registrant]) -> bool:
    return any(each.person["given_name"] == one[1] and each.country == one[0] for each in known)


def _somebody(rng: Random, country: str) -> dict[str, Any]:
    namings, shares = zip(*OF_COUNTRY[country], strict=True)
    names: Names = rng.choices(namings, shares)[0]
    is_woman = rng.random() < 0.45
    family, given = rng.choice(names.families), rng.choice(names.women if is_woman else names.men)
    latin_ending, native_ending = names.ending if is_woman else ("", "")
    person = {
        "given_name": given[0],
        "family_name": family[0] + latin_ending,
        "family_first": names.family_first,
        "country": country,
        "language": names.language,
    }
    if len(family) > 1:
        parts = [family[1] + native_ending, given[1]]
        person["name_native"] = names.joint.join(parts if names.family_first else parts[::-1])
    if len(family) > 2:
        person["reading"] = f"{family[2]} {given[2]}"
    return person


def _from_elsewhere(country: str, given: str, family: str, native: str) -> dict[str, Any]:
    return {"given_name": given, "family_name": family, "name_native": native, "country": country}


def _complete(rng: Random, registrant: Registrant, number: int) -> None:
    """The answers to the rest of the form."""
    r, person = registrant, registrant.person
    _place_of_work(rng, r)
    person.setdefault(
        "language", {"KZ": "ru", "KG": "ru", "RU": "ru", "UZ": "ru", "KR": "ko"}.get(r.country, "en")
    )
    person.setdefault(
        "phone", f"{CALLING.get(r.country, '+99900')}{number:06d}" if rng.random() < 0.8 else ""
    )
    person["site_visit"] = r.category in ("vip", "press") or rng.random() < 0.45
    person["gala"] = r.category == "vip" or rng.random() < 0.42
    person["interpretation"] = person["language"] if rng.random() < 0.6 else ""
    person["meals"] = rng.choices(["", "halal", "vegetarian"], [6, 3, 1])[0]
    person.setdefault("accessibility", "")
    needs_care = bool(person["meals"] or person["accessibility"])
    listed, photographed = rng.random() < 0.55, rng.random() < 0.7
    r.consents = {
        "required": True,
        "optional": needs_care,
        "public_list": listed,
        "photographs": photographed,
    }


def _place_of_work(rng: Random, registrant: Registrant) -> None:
    person, category = registrant.person, registrant.category
    kind = rng.choice(COME_FROM.get(category, ("association",)))
    names = TEAM if category == "staff" else organisation(registrant.country, kind, rng.randrange(12))
    if "organisation" not in person:
        person["organisation"], person["organisation_native"] = names
    person["organisation_type"] = TYPES.get(kind, kind)
    person.setdefault("position", rng.choice(POSITIONS[category]))


def _keep_addresses_apart(people: list[Registrant]) -> None:
    """An address for everybody: `haneul.kim@example.org`, and `haneul.kim2@…` for the second of that name."""
    used: Counter[str] = Counter()
    for registrant in people:
        person = registrant.person
        words = f"{person['given_name']}.{person.get('family_name', '')}".lower()
        name = "".join(c for c in words if c.isascii() and (c.isalnum() or c == ".")).strip(".")
        used[name] += 1
        person["email"] = f"{name}{used[name] if used[name] > 1 else ''}@example.org"
