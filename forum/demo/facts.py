"""What is known of the forum itself: name, dates, venues, rooms, themes, categories."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

ZONE = "Asia/Almaty"
FRIDAY, SATURDAY = date(2025, 9, 12), date(2025, 9, 13)


def at(text: str) -> datetime:
    """A moment on Almaty's wall clock, as in "2025-09-13 10:40"."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


OPENS, CLOSES = at("2025-06-01 10:00"), at("2025-09-13 18:00")

EDITION: dict[str, Any] = {
    "slug": "ai-4room-2025",
    "short_name": "AI‑4room",
    "name": {
        "en": "Almaty International Forum",
        "kk": "Алматы халықаралық форумы",
        "ru": "Алматинский международный форум",
        "ko": "알마티 국제 포럼",
    },
    "tagline": {
        "en": "Meet the people planning Alatau City, see the ground broken for K‑Park, "
        "and talk business across borders.",
        "kk": "Алатау Ситиді жоспарлап жатқан адамдармен танысып, K‑Park құрылысының басталуын көріп, "
        "әр елдің серіктестерімен іс туралы сөйлесіңіз.",
        "ru": "Познакомьтесь с теми, кто планирует Алатау Сити, увидьте закладку первого камня K‑Park "
        "и обсудите дела с партнёрами из разных стран.",
        "ko": "알라타우 시티를 설계하는 사람들을 만나고, K‑Park 착공식을 지켜보고, 국경을 넘어 사업을 이야기하세요.",
    },
    "organiser": {
        "en": "Business Club of the Association of Koreans in Kazakhstan",
        "kk": "Қазақстан корейлері қауымдастығының Бизнес-клубы",
        "ru": "Бизнес-клуб Ассоциации корейцев Казахстана",
        "ko": "카자흐스탄 고려인협회 비즈니스클럽",
    },
    "place": {
        "en": "Almaty, Kazakhstan",
        "kk": "Алматы, Қазақстан",
        "ru": "Алматы, Казахстан",
        "ko": "카자흐스탄 알마티",
    },
    "languages": ["en", "kk", "ru", "ko"],
    "zone": ZONE,
    "starts_on": FRIDAY,
    "ends_on": SATURDAY,
    "registration_opens_at": OPENS,
    "registration_closes_at": CLOSES,
    "contact_email": "desk@example.org",
    "is_demo": True,
}
EDITION_CAPACITY = 650

# By the rooms' keys: interpreters' booths, where anybody interprets, and minutes between two sessions.
BOOTHS = {"plenary": 4, "a": 2, "b": 2, "c": 2}
TURNAROUND = {"a": 15, "b": 15, "c": 15, "tables": 30, "gala": 60}

# Invented places; the coordinates are those of the cities.
VENUES: list[dict[str, Any]] = [
    {
        "name": {
            "en": "Demo Congress Centre",
            "kk": "Demo конгресс-орталығы",
            "ru": "Конгресс-центр «Демо»",
            "ko": "데모 콩그레스 센터",
        },
        "address": {
            "en": "1 Example Avenue, Almaty",
            "kk": "Алматы қ., Мысал даңғылы, 1",
            "ru": "Алматы, проспект Примерный, 1",
            "ko": "알마티 예시 대로 1",
        },
        "latitude": 43.238,
        "longitude": 76.945,
        "rooms": {
            "plenary": (
                500,
                {"en": "Plenary hall", "kk": "Пленарлық зал", "ru": "Пленарный зал", "ko": "본회의장"},
            ),
            "a": (180, {"en": "Hall A", "kk": "A залы", "ru": "Зал A", "ko": "A홀"}),
            "b": (120, {"en": "Hall B", "kk": "B залы", "ru": "Зал B", "ko": "B홀"}),
            "c": (80, {"en": "Hall C", "kk": "C залы", "ru": "Зал C", "ko": "C홀"}),
            "tables": (
                80,
                {"en": "Meeting hall", "kk": "Кездесулер залы", "ru": "Зал встреч", "ko": "비즈니스 미팅홀"},
            ),
            "gala": (300, {"en": "Banquet hall", "kk": "Банкет залы", "ru": "Банкетный зал", "ko": "연회장"}),
            "foyer": (None, {"en": "Foyer", "kk": "Фойе", "ru": "Фойе", "ko": "로비"}),
        },
    },
    {
        "name": {
            "en": "K‑Park site, Alatau City",
            "kk": "K‑Park алаңы, Алатау Сити",
            "ru": "Площадка K‑Park, Алатау Сити",
            "ko": "알라타우 시티 K‑Park 부지",
        },
        "address": {
            "en": "Golden District, Alatau City",
            "kk": "Golden District ауданы, Алатау Сити",
            "ru": "Район Golden District, Алатау Сити",
            "ko": "알라타우 시티 골든 디스트릭트",
        },
        "latitude": 43.67,
        "longitude": 77.11,
        "rooms": {
            "tent": (
                600,
                {
                    "en": "Welcome tent",
                    "kk": "Қарсы алу шатыры",
                    "ru": "Приветственный шатёр",
                    "ko": "환영 천막",
                },
            ),
            "ground": (
                600,
                {
                    "en": "Groundbreaking field",
                    "kk": "Іргетас қалау алаңы",
                    "ru": "Место церемонии",
                    "ko": "착공식장",
                },
            ),
            "model": (
                120,
                {
                    "en": "Model pavilion",
                    "kk": "Макет павильоны",
                    "ru": "Павильон с макетом",
                    "ko": "모형 전시관",
                },
            ),
        },
    },
]

# Profile → (track code, name, text). The key areas are the tracks of the second day.
AREAS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "estate": (
        "T1",
        {"en": "Homes and people", "kk": "Тұрғын үй және адам", "ru": "Жильё и люди", "ko": "주거와 사람"},
        {
            "en": "An ecosystem around real estate and human needs.",
            "kk": "Жылжымайтын мүлік пен адам қажеттіліктері төңірегіндегі экожүйе.",
            "ru": "Экосистема вокруг недвижимости и потребностей человека.",
            "ko": "부동산과 사람의 필요를 중심으로 한 생태계.",
        },
    ),
    "mobility": (
        "T2",
        {
            "en": "Urban mobility",
            "kk": "Қала мобильділігі",
            "ru": "Городская мобильность",
            "ko": "도시 모빌리티",
        },
        {
            "en": "The urban mobility of the future: urban air mobility and the low altitude economy.",
            "kk": "Болашақтың қалалық мобильділігі: қалалық әуе көлігі және төмен биіктік экономикасы.",
            "ru": "Городская мобильность будущего: городская аэромобильность и экономика малых высот.",
            "ko": "미래의 도시 모빌리티: 도심 항공 교통과 저고도 경제.",
        },
    ),
    "green": (
        "T3",
        {
            "en": "Green and digital",
            "kk": "Жасыл және цифрлық",
            "ru": "Зелёное и цифровое",
            "ko": "녹색과 디지털",
        },
        {
            "en": "Green technologies and digital solutions.",
            "kk": "Жасыл технологиялар мен цифрлық шешімдер.",
            "ru": "Зелёные технологии и цифровые решения.",
            "ko": "녹색 기술과 디지털 솔루션.",
        },
    ),
    "platform": (
        "T4",
        {
            "en": "Platform business",
            "kk": "Платформалық бизнес",
            "ru": "Платформенный бизнес",
            "ko": "플랫폼 비즈니스",
        },
        {
            "en": "The city’s special status as a ground for platform business.",
            "kk": "Қаланың ерекше мәртебесі платформалық бизнеске негіз ретінде.",
            "ru": "Особый статус города как площадка для платформенного бизнеса.",
            "ko": "플랫폼 비즈니스의 터전이 되는 도시의 특별 지위.",
        },
    ),
}

SITE = {
    "en": "Demo Congress Centre",
    "kk": "Demo конгресс-орталығы",
    "ru": "Конгресс-центр «Демо»",
    "ko": "데모 콩그레스 센터",
}
GATES = ("Main entrance", "East entrance", "Guests and speakers")
