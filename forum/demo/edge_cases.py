"""The people in whom systems like this one trip: each is here because something once went wrong with a name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from forum.demo.organisations import LONGEST


@dataclass(frozen=True)
class Case:
    """A registrant who is there for a reason: `why`."""

    why: str
    category: str
    person: Mapping[str, Any] = field(default_factory=dict)
    fate: str | None = "confirmed"
    key: str | None = None


def _kim(country: str, given: str, native: str, language: str, **more: Any) -> dict[str, Any]:
    is_first = country in ("KR", "CN", "JP")
    return {
        "given_name": given,
        "family_name": "Kim",
        "family_first": is_first,
        "name_native": native,
        "country": country,
        "language": language,
        **more,
    }


TWELVE = "one of twelve Kims in three scripts"
# With Oleg Kim, the speaker, and KIM HANEUL they are twelve.
_KIMS = (
    ("entrepreneur", _kim("KR", "Nuri", "김누리", "ko")),
    ("entrepreneur", _kim("KR", "Garam", "김가람", "ko")),
    ("investor", _kim("KR", "Hanbit", "김한빛", "ko")),
    ("press", _kim("KR", "Dasom", "김다솜", "ko")),
    ("entrepreneur", _kim("KZ", "Alina", "Алина Ким", "ru")),
    ("entrepreneur", _kim("KZ", "Denis", "Денис Ким", "ru")),
    ("accompanying", _kim("KZ", "Larisa", "Лариса Ким", "ru")),
    ("entrepreneur", _kim("UZ", "Vadim", "Вадим Ким", "ru")),
    ("sponsor", _kim("CN", "Meihua", "金梅花", "en")),
    ("entrepreneur", _kim("JP", "Sora", "金 空", "en", reading="きむ そら")),
)
_QUOTA = {"country": "PH", "organisation": "Halimbawa Business Association", "organisation_native": ""}

EDGE_CASES = (
    Case(
        "typed in capitals, as in the passport", "entrepreneur",
        {
            "given_name": "HANEUL", "family_name": "KIM", "family_first": True, "name_native": "김하늘",
            "badge_name": "Haneul", "country": "KR", "language": "ko",
        },
        key="haneul",
    ),
    *(Case(TWELVE, category, person) for category, person in _KIMS),
    Case(
        "two people with one phone", "entrepreneur",
        {"given_name": "Gaon", "family_name": "Hong", "family_first": True, "name_native": "홍가온", "country": "KR",
         "language": "ko", "phone": "+821000009090"},
    ),
    Case(
        "two people with one phone", "accompanying",
        {"given_name": "Byeol", "family_name": "Oh", "family_first": True, "name_native": "오별", "country": "KR",
         "language": "ko", "phone": "+821000009090"},
    ),
    Case("a delegation at its quota", "sponsor",
         {"given_name": "Bayani", "family_name": "Dagat", **_QUOTA}),
    Case("a delegation over its quota", "sponsor",
         {"given_name": "Ligaya", "family_name": "Bundok", **_QUOTA}, fate="declined", key="over_quota"),
    Case("a revoked badge", "entrepreneur",
         {"given_name": "Kirill", "family_name": "Vetrov", "name_native": "Кирилл Ветров", "country": "RU"}, key="revoked"),
    Case("a replaced badge", "entrepreneur",
         {"given_name": "Saule", "family_name": "Aqtauova", "name_native": "Сәуле Ақтауова", "country": "KZ",
          "language": "kk"}, key="replaced"),
    Case(
        "an organisation of sixty characters", "investor",
        {"given_name": "Théo", "family_name": "Modelin", "country": "FR", "organisation": LONGEST,
         "organisation_native": ""},
    ),
    Case(
        "needs a lift", "entrepreneur",
        {"given_name": "Rowena", "family_name": "Templeton-Sample", "country": "GB",
         "accessibility": "I use a wheelchair. A coach with a lift would help me on Friday."},
    ),
)  # fmt: skip
