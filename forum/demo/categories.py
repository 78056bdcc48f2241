"""Who people are to the forum: letter of the badge, places, and who has to say yes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """A category with its limit. `decides`: an organiser has to confirm."""

    code: str
    letter: str
    capacity: int
    name: dict[str, str]
    hint: dict[str, str]
    decides: bool = True
    waits: bool = False
    is_public: bool = True


CATEGORIES = (
    Kind(
        "entrepreneur", "D", 300,
        {"en": "Entrepreneur", "kk": "Кәсіпкер", "ru": "Предприниматель", "ko": "기업인"},
        {
            "en": "Both days, with business meetings on Saturday. Confirmed at once.",
            "kk": "Екі күн де, сенбіде іскерлік кездесулермен. Бірден расталады.",
            "ru": "Оба дня, с деловыми встречами в субботу. Подтверждается сразу.",
            "ko": "이틀 모두, 토요일 비즈니스 미팅 포함. 바로 확정됩니다.",
        },
        decides=False,
    ),
    Kind(
        "investor", "D", 72,
        {"en": "Investor", "kk": "Инвестор", "ru": "Инвестор", "ko": "투자자"},
        {
            "en": "Both days, with a place at the project presentations. The organisers decide.",
            "kk": "Екі күн де, жобалар таныстырылымында орынмен. Ұйымдастырушылар шешеді.",
            "ru": "Оба дня, с местом на презентации проектов. Решают организаторы.",
            "ko": "이틀 모두, 프로젝트 발표 좌석 포함. 주최 측이 결정합니다.",
        },
        waits=True,
    ),
    Kind(
        "official", "D", 40,
        {"en": "Official", "kk": "Мемлекеттік қызметкер", "ru": "Представитель власти", "ko": "공무원"},
        {
            "en": "For those who represent a state or a city. The organisers decide.",
            "kk": "Мемлекеттің немесе қаланың өкілдері үшін. Ұйымдастырушылар шешеді.",
            "ru": "Для представителей государства или города. Решают организаторы.",
            "ko": "국가나 도시를 대표하는 분. 주최 측이 결정합니다.",
        },
    ),
    Kind(
        "vip", "V", 30,
        {"en": "Guest of honour", "kk": "Құрметті қонақ", "ru": "Почётный гость", "ko": "귀빈"},
        {
            "en": "Officials whom the organisers have invited in person.",
            "kk": "Ұйымдастырушылар арнайы шақырған ресми тұлғалар.",
            "ru": "Официальные лица, приглашённые организаторами лично.",
            "ko": "주최 측이 직접 초청한 인사.",
        },
        is_public=False,
    ),
    Kind(
        "expert_speaker", "S", 70,
        {"en": "Expert or speaker", "kk": "Сарапшы немесе спикер", "ru": "Эксперт или спикер", "ko": "전문가 또는 연사"},
        {
            "en": "For those on stage and at the experts’ round table. The organisers decide.",
            "kk": "Сахнаға шығатындар мен сарапшылар үстеліне қатысушылар үшін. Ұйымдастырушылар шешеді.",
            "ru": "Для выступающих и участников круглого стола экспертов. Решают организаторы.",
            "ko": "무대에 서거나 전문가 원탁회의에 참여하는 분. 주최 측이 결정합니다.",
        },
    ),
    Kind(
        "staff", "O", 60,
        {"en": "Staff", "kk": "Ұйымдастыру тобы", "ru": "Оргкомитет", "ko": "운영진"},
        {
            "en": "Those who run the forum.",
            "kk": "Форумды өткізетіндер.",
            "ru": "Те, кто проводит форум.",
            "ko": "포럼을 운영하는 사람들.",
        },
        is_public=False,
    ),
    Kind(
        "press", "P", 34,
        {"en": "Press", "kk": "Баспасөз", "ru": "Пресса", "ko": "언론"},
        {
            "en": "Bring your press card. The organisers decide.",
            "kk": "Журналист куәлігіңізді ала келіңіз. Ұйымдастырушылар шешеді.",
            "ru": "Возьмите с собой удостоверение журналиста. Решают организаторы.",
            "ko": "기자증을 지참하세요. 주최 측이 결정합니다.",
        },
    ),
    Kind(
        "sponsor", "X", 28,
        {"en": "Sponsor or exhibitor", "kk": "Демеуші немесе көрмеге қатысушы", "ru": "Спонсор или участник выставки", "ko": "후원사 또는 전시 참가사"},
        {
            "en": "With a stand in the foyer. The organisers decide.",
            "kk": "Фойедегі стендпен. Ұйымдастырушылар шешеді.",
            "ru": "Со стендом в фойе. Решают организаторы.",
            "ko": "로비 전시 부스 포함. 주최 측이 결정합니다.",
        },
    ),
    Kind(
        "accompanying", "D", 40,
        {"en": "Accompanying person", "kk": "Бірге келуші", "ru": "Сопровождающий", "ko": "동반자"},
        {
            "en": "With a delegate who is registered. Confirmed at once.",
            "kk": "Тіркелген делегатпен бірге келеді. Бірден расталады.",
            "ru": "Вместе с зарегистрированным делегатом. Подтверждается сразу.",
            "ko": "등록한 대표와 함께 오는 분. 바로 확정됩니다.",
        },
        decides=False,
    ),
)  # fmt: skip
