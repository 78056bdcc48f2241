"""The two days: what happens when and where, and in which languages."""

from dataclasses import dataclass, field

from forum.agenda.models import Kind, Role

# Speaker's key in people_on_stage.py → role.
Cast = dict[str, Role]
KEYNOTE, SPEAKER, PANELLIST, MODERATOR = Role.KEYNOTE, Role.SPEAKER, Role.PANELLIST, Role.MODERATOR


@dataclass(frozen=True)
class Item:
    """A session. `begins` is on Almaty's wall clock; `spoken` and `interpreted` are language codes."""

    ref: str
    begins: str
    minutes: int
    kind: Kind
    room: str
    title: dict[str, str]
    abstract: dict[str, str] = field(default_factory=dict)
    spoken: str = ""
    interpreted: str = ""
    profile: str | None = None
    cast: Cast = field(default_factory=dict)
    # Raised by a late change, so that calendars take it over.
    sequence: int = 0


FRIDAY = (
    Item(
        "coaches-leave", "2025-09-12 09:30", 60, Kind.BREAK, "foyer",
        {"en": "Coaches leave Almaty", "kk": "Алматыдан автобустар шығады", "ru": "Отъезд автобусов из Алматы", "ko": "알마티 출발 (버스)"},
        {
            "en": "Coaches leave from the Demo Congress Centre and arrive an hour later. Bring your badge.",
            "kk": "Автобустар Demo конгресс-орталығынан шығып, бір сағаттан кейін жетеді. Бейджіңізді ала жүріңіз.",
            "ru": "Автобусы отходят от конгресс-центра «Демо» и приезжают через час. Возьмите с собой бейдж.",
            "ko": "버스는 데모 콩그레스 센터에서 출발해 한 시간 뒤 도착합니다. 명찰을 가져오세요.",
        },
    ),
    Item(
        "welcome-tent", "2025-09-12 10:30", 60, Kind.BREAK, "tent",
        {"en": "Check-in and tea", "kk": "Тіркелу және шай", "ru": "Регистрация и чай", "ko": "현장 확인과 차"},
        {
            "en": "The welcome tent holds 600 guests. Helmets for the field are handed out here.",
            "kk": "Қарсы алу шатырына 600 қонақ сияды. Алаңға арналған дулығалар осында беріледі.",
            "ru": "В приветственном шатре 600 мест. Здесь же выдают каски для площадки.",
            "ko": "환영 천막에는 600명이 들어갑니다. 현장용 안전모도 여기서 나눠 드립니다.",
        },
    ),
    Item(
        "groundbreaking", "2025-09-12 11:30", 45, Kind.CEREMONY, "ground",
        {"en": "Groundbreaking of K‑Park", "kk": "K‑Park құрылысының ресми басталуы", "ru": "Закладка первого камня K‑Park", "ko": "K‑Park 착공식"},
        {
            "en": "K‑Park is the first investment project of Alatau City, initiated by the Association of Koreans in "
            "Kazakhstan. Its construction is timed for 2027, the 90th anniversary of the Korean community in the country.",
            "kk": "K‑Park – Қазақстан корейлері қауымдастығының бастамасымен қолға алынған Алатау Ситидің алғашқы "
            "инвестициялық жобасы. Құрылысы елдегі корей қауымының 90 жылдығына – 2027 жылға орайластырылған.",
            "ru": "K‑Park – первый инвестиционный проект Алатау Сити, начатый по инициативе Ассоциации корейцев Казахстана. "
            "Строительство приурочено к 90-летию корейской общины страны в 2027 году.",
            "ko": "K‑Park는 카자흐스탄 고려인협회가 발의한 알라타우 시티의 첫 투자 사업입니다. "
            "2027년 카자흐스탄 고려인 정주 90주년에 맞춰 건설됩니다.",
        },
        spoken="kk ru ko", interpreted="en",
        cast={"abenov": SPEAKER, "tsoy_mira": MODERATOR},
    ),
    Item(
        "model-tour", "2025-09-12 12:15", 45, Kind.SOCIAL, "model",
        {"en": "Walk round the model of K‑Park", "kk": "K‑Park макетін аралау", "ru": "Экскурсия по макету K‑Park", "ko": "K‑Park 모형 관람"},
        {
            "en": "A theme park with ethnocultural zones and a museum, a cultural and business centre, a 5,000-seat "
            "amphitheatre and 40,000 m² of green area, explained at the model by those who drew it.",
            "kk": "Этномәдени аймақтары мен музейі бар тақырыптық саябақ, мәдени-іскерлік орталық, 5 000 орындық амфитеатр "
            "және 40 000 м² жасыл аумақ – жобаны сызғандар макет жанында түсіндіреді.",
            "ru": "Тематический парк с этнокультурными зонами и музеем, культурно-деловой центр, амфитеатр на 5 000 мест "
            "и 40 000 м² зелени: у макета рассказывают те, кто его проектировал.",
            "ko": "민족문화 구역과 박물관을 갖춘 테마파크, 문화 비즈니스 센터, 5,000석 원형극장, 40,000㎡의 녹지를 "
            "설계한 사람들이 모형 앞에서 설명합니다.",
        },
        spoken="ru ko", interpreted="en kk",
        cast={"demokyzy": SPEAKER},
    ),
    Item(
        "lunch-friday", "2025-09-12 13:00", 120, Kind.BREAK, "tent",
        {"en": "Lunch", "kk": "Түскі ас", "ru": "Обед", "ko": "점심"},
        {
            "en": "Lunch under the tent. Halal and vegetarian dishes are marked.",
            "kk": "Шатыр астындағы түскі ас. Халал және вегетариандық тағамдар белгіленген.",
            "ru": "Обед в шатре. Халяльные и вегетарианские блюда отмечены.",
            "ko": "천막에서 점심을 드립니다. 할랄식과 채식은 따로 표시되어 있습니다.",
        },
    ),
    Item(
        "coaches-return", "2025-09-12 15:00", 60, Kind.BREAK, "tent",
        {"en": "Coaches return to Almaty", "kk": "Автобустар Алматыға қайтады", "ru": "Возвращение автобусов в Алматы", "ko": "알마티로 귀환 (버스)"},
        {
            "en": "Coaches return to the Demo Congress Centre.",
            "kk": "Автобустар Demo конгресс-орталығына қайтады.",
            "ru": "Автобусы возвращаются к конгресс-центру «Демо».",
            "ko": "버스가 데모 콩그레스 센터로 돌아갑니다.",
        },
    ),
    Item(
        "reception", "2025-09-12 18:30", 150, Kind.SOCIAL, "gala",
        {"en": "Welcome reception", "kk": "Қонақтарды қарсы алу кеші", "ru": "Приветственный приём", "ko": "환영 리셉션"},
        {
            "en": "An evening to meet before the forum begins. No speeches longer than a minute.",
            "kk": "Форум алдындағы танысу кеші. Бір минуттан ұзақ сөз болмайды.",
            "ru": "Вечер знакомства перед форумом. Ни одной речи длиннее минуты.",
            "ko": "포럼을 앞두고 인사를 나누는 저녁입니다. 1분이 넘는 연설은 없습니다.",
        },
        spoken="kk ru ko en",
    ),
)  # fmt: skip
