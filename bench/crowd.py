"""A crowd as such forums have it: the names of nine countries in their scripts, the same surnames again and
again."""

import random
from collections.abc import Iterator, Sequence
from typing import Any

from forum.demo.names import KORYO, OF_COUNTRY, Names
from forum.registration.search import hay

SEED = 20250912
# Half of Korea is called by five names.
USUAL = (("Kim", "김"), ("Lee", "이"), ("Park", "박"), ("Choi", "최"), ("Jung", "정"))
KORYO_USUAL = (("Kim", "Ким"), ("Tsoy", "Цой"), ("Pak", "Пак"), ("Li", "Ли"))
WEIGHTS = {"KZ": 34, "KR": 24, "UZ": 9, "CN": 9, "RU": 8, "JP": 6, "KG": 5, "US": 3, "PH": 2}
LATIN = {"UZ", "US", "PH"}
FIRMS = ("Air Mobility", "Green Cities", "Power", "Trade House", "Design", "Logistics", "University", "Bank")
PLACES = ("Alatau", "Almaty", "Seoul", "Busan", "Shenzhen", "Osaka", "Tashkent", "Bishkek", "Manila", "Omsk")


def people(rows: int) -> Iterator[dict[str, Any]]:
    """Names, organisation, address and telephone of each, and the words they are found by. The same every
    time."""
    rng = random.Random(SEED)
    countries = rng.choices(list(WEIGHTS), list(WEIGHTS.values()), k=rows)
    for number, country in enumerate(countries):
        yield _person(rng, number, country)


def _person(rng: random.Random, number: int, country: str) -> dict[str, Any]:
    names = _ways(rng, country)
    family, given = rng.choice(_families(rng, names)), rng.choice(names.men + names.women)
    person = {
        "given_name": given[0],
        "family_name": family[0],
        "family_first": names.family_first,
        "name_native": "" if country in LATIN else names.joint.join(_native(family, given, names)),
        "reading": f"{family[2]} {given[2]}" if len(family) == len(given) == 3 else "",
        "country": country,
        "organisation": f"{rng.choice(PLACES)} {rng.choice(FIRMS)} {rng.randrange(400)}",
        "email": f"{given[0]}.{family[0]}{number}@example.org".lower().replace(" ", ""),
        "phone": f"+7701{rng.randrange(10**7):07}",
        "ref": f"R{number:05X}",
    }
    return person | {"hay": _words(person)}


def _native(family: Sequence[str], given: Sequence[str], names: Names) -> tuple[str, ...]:
    return (family[1], given[1]) if names.family_first else (given[1], family[1])


def _ways(rng: random.Random, country: str) -> Names:
    ways, weights = zip(*OF_COUNTRY[country], strict=True)
    chosen: Names = rng.choices(ways, weights)[0]
    return chosen


def _families(rng: random.Random, names: Names) -> Sequence[tuple[str, ...]]:
    if names.language == "ko" and rng.random() < 0.5:
        return USUAL
    return KORYO_USUAL if names is KORYO and rng.random() < 0.5 else names.families


def _words(person: dict[str, Any]) -> str:
    names = [person["given_name"], person["family_name"], person["name_native"], person["reading"]]
    return hay(names, [person["organisation"], person["email"]], phone=person["phone"], codes=person["ref"])
