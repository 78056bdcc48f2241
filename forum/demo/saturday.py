"""The forum's own day, Saturday 13 September."""

from forum.agenda.models import Kind
from forum.demo.programme import KEYNOTE, MODERATOR, PANELLIST, SPEAKER, Item

SATURDAY = (
    Item(
        "registration", "2025-09-13 08:00", 90, Kind.BREAK, "foyer",
        {"en": "Registration and coffee", "kk": "Тіркелу және кофе", "ru": "Регистрация и кофе", "ko": "등록과 커피"},
        {
            "en": "Three entrances are open. Have the code from your letter ready, on paper or on a screen.",
            "kk": "Үш кіреберіс ашық. Хаттағы кодты қағазда немесе экранда дайындап қойыңыз.",
            "ru": "Открыты три входа. Приготовьте код из письма: на бумаге или на экране.",
            "ko": "입구 세 곳이 열려 있습니다. 메일로 받은 코드를 종이나 화면으로 준비해 주세요.",
        },
    ),
    Item(
        "opening", "2025-09-13 09:30", 30, Kind.OPENING, "plenary",
        {
            "en": "Opening: ten years of the Club, thirty-five of the Association",
            "kk": "Ашылуы: Клубқа он жыл, Қауымдастыққа отыз бес жыл",
            "ru": "Открытие: десять лет Клубу, тридцать пять – Ассоциации",
            "ko": "개회: 비즈니스클럽 10년, 고려인협회 35년",
        },
        {
            "en": "The Business Club marks its tenth anniversary and the Association of Koreans in Kazakhstan its thirty-fifth.",
            "kk": "Бизнес-клуб он жылдығын, Қазақстан корейлері қауымдастығы отыз бес жылдығын атап өтеді.",
            "ru": "Бизнес-клуб отмечает десятилетие, а Ассоциация корейцев Казахстана – тридцатипятилетие.",
            "ko": "비즈니스클럽은 창립 10주년, 카자흐스탄 고려인협회는 창립 35주년을 맞습니다.",
        },
        spoken="kk ru ko", interpreted="en",
        cast={"tsoy_mira": MODERATOR, "abenov": SPEAKER},
    ),
    Item(
        "plenary", "2025-09-13 10:00", 105, Kind.PLENARY, "plenary",
        {
            "en": "Prospects of Alatau City and K‑Park",
            "kk": "Алатау Сити мен K‑Park болашағы",
            "ru": "Перспективы Алатау Сити и K‑Park",
            "ko": "알라타우 시티와 K‑Park의 전망",
        },
        {
            "en": "Alatau City has 880 square kilometres meant for new technologies, investments and ideas. What comes first, "
            "who pays for it, and what does K‑Park in the Golden District show about the way there?",
            "kk": "Алатау Ситидің 880 шаршы километрі жаңа технологияларға, инвестициялар мен идеяларға арналған. Неден "
            "басталады, кім қаржыландырады және Golden District ауданындағы K‑Park бұл жол туралы нені көрсетеді?",
            "ru": "880 квадратных километров Алатау Сити отведены под новые технологии, инвестиции и идеи. С чего начать, "
            "кто за это платит и что говорит об этом пути K‑Park в районе Golden District?",
            "ko": "알라타우 시티의 880㎢는 새로운 기술과 투자, 아이디어를 위한 땅입니다. 무엇부터 시작하고 누가 비용을 대며, "
            "골든 디스트릭트의 K‑Park는 그 길을 어떻게 보여 주는지 이야기합니다.",
        },
        spoken="kk ru ko", interpreted="en zh",
        cast={"demokyzy": KEYNOTE, "park_yesi": SPEAKER, "zhang": SPEAKER, "walker": SPEAKER, "tsoy_mira": MODERATOR},
    ),
    Item(
        "homes-and-people", "2025-09-13 12:00", 75, Kind.PANEL, "a",
        {
            "en": "An ecosystem around real estate and human needs",
            "kk": "Жылжымайтын мүлік пен адам қажеттіліктері төңірегіндегі экожүйе",
            "ru": "Экосистема вокруг недвижимости и потребностей человека",
            "ko": "부동산과 사람의 필요를 잇는 생태계",
        },
        {
            "en": "Homes, clinics, schools and shops planned as one service: who runs it, and what do residents own?",
            "kk": "Тұрғын үй, емхана, мектеп және дүкен біртұтас қызмет ретінде жоспарланса, оны кім басқарады, тұрғын неге иелік етеді?",
            "ru": "Жильё, поликлиники, школы и магазины как единый сервис: кто им управляет и чем владеет житель?",
            "ko": "집과 병원, 학교와 상점을 하나의 서비스로 설계한다면 누가 운영하고 주민은 무엇을 소유하는가를 묻습니다.",
        },
        spoken="ru ko", interpreted="en", profile="estate",
        cast={"park_yesi": SPEAKER, "seitova": PANELLIST, "rakhimov": PANELLIST, "kim_oleg": MODERATOR},
    ),
    Item(
        "low-altitude", "2025-09-13 12:00", 75, Kind.PANEL, "b",
        {
            "en": "Urban air mobility and the low altitude economy",
            "kk": "Қалалық әуе көлігі және төмен биіктік экономикасы",
            "ru": "Городская аэромобильность и экономика малых высот",
            "ko": "도심 항공 교통과 저고도 경제",
        },
        {
            "en": "Freight before passengers: routes, vertiports, weather and rules for the first hundred metres of air above a city.",
            "kk": "Алдымен жүк, содан кейін жолаушы: қала үстіндегі алғашқы жүз метр әуенің бағыттары, вертипорттары, ауа райы мен ережелері.",
            "ru": "Сначала грузы, потом пассажиры: маршруты, вертипорты, погода и правила для первых ста метров воздуха над городом.",
            "ko": "승객보다 화물이 먼저입니다. 도시 위 첫 100m 하늘의 항로와 버티포트, 날씨와 규칙을 다룹니다.",
        },
        spoken="ru ko en", interpreted="zh", profile="mobility",
        cast={"sato": SPEAKER, "zhang": PANELLIST, "lim": PANELLIST, "volkova": MODERATOR},
    ),
    Item(
        "lunch", "2025-09-13 13:15", 75, Kind.BREAK, "gala",
        {"en": "Lunch", "kk": "Түскі ас", "ru": "Обед", "ko": "점심"},
        {
            "en": "Lunch for all delegates. Halal and vegetarian dishes are marked.",
            "kk": "Барлық делегаттарға түскі ас. Халал және вегетариандық тағамдар белгіленген.",
            "ru": "Обед для всех делегатов. Халяльные и вегетарианские блюда отмечены.",
            "ko": "모든 대표에게 점심을 드립니다. 할랄식과 채식은 따로 표시되어 있습니다.",
        },
    ),
    Item(
        "green-and-digital", "2025-09-13 14:30", 90, Kind.PANEL, "a",
        {
            "en": "Green technologies and digital solutions",
            "kk": "Жасыл технологиялар мен цифрлық шешімдер",
            "ru": "Зелёные технологии и цифровые решения",
            "ko": "녹색 기술과 디지털 솔루션",
        },
        {
            "en": "Heat, water and power of a new city, measured from the first day: what a digital twin is good for, and what it costs.",
            "kk": "Жаңа қаланың жылуы, суы мен қуаты алғашқы күннен өлшенеді: цифрлық егіз неге пайдалы және қанша тұрады?",
            "ru": "Тепло, вода и энергия нового города под измерением с первого дня: чем полезен цифровой двойник и сколько он стоит.",
            "ko": "첫날부터 측정하는 새 도시의 열과 물, 전력. 디지털 트윈은 어디에 쓸모가 있고 비용은 얼마인지 살펴봅니다.",
        },
        spoken="ru ko", interpreted="en", profile="green",
        cast={"santos": SPEAKER, "nguyen": PANELLIST, "omarov": PANELLIST, "seitova": MODERATOR},
        sequence=1,
    ),
    Item(
        "special-status", "2025-09-13 14:30", 90, Kind.PANEL, "b",
        {
            "en": "Special status and platform business",
            "kk": "Ерекше мәртебе және платформалық бизнес",
            "ru": "Особый статус и платформенный бизнес",
            "ko": "특별 지위와 플랫폼 비즈니스",
        },
        {
            "en": "The special status of the city in plain words, and what it allows a company that connects others.",
            "kk": "Қаланың ерекше мәртебесі туралы қарапайым тілмен: басқаларды байланыстыратын компанияға ол не береді?",
            "ru": "Особый статус города простыми словами: что он даёт компании, которая соединяет других.",
            "ko": "도시의 특별 지위를 쉬운 말로 풀고, 사람과 기업을 잇는 회사에 무엇을 허용하는지 설명합니다.",
        },
        spoken="ru ko", interpreted="en", profile="platform",
        cast={"ulan": SPEAKER, "haddad": PANELLIST, "kim_oleg": PANELLIST, "walker": MODERATOR},
    ),
    Item(
        "round-table", "2025-09-13 14:30", 90, Kind.ROUND_TABLE, "c",
        {"en": "Experts’ round table", "kk": "Сарапшылардың дөңгелек үстелі", "ru": "Круглый стол экспертов", "ko": "전문가 원탁회의"},
        {
            "en": "Government, investors, business and experts on what the city needs in its first five years.",
            "kk": "Билік, инвесторлар, бизнес және сарапшылар қалаға алғашқы бес жылда не қажет екенін талқылайды.",
            "ru": "Власть, инвесторы, бизнес и эксперты о том, что нужно городу в первые пять лет.",
            "ko": "정부와 투자자, 기업, 전문가가 도시의 첫 5년에 필요한 것을 논의합니다.",
        },
        spoken="ru ko", interpreted="en",
        cast={"demokyzy": MODERATOR, "rakhimov": PANELLIST, "volkova": PANELLIST, "tanaka": PANELLIST, "bekova": PANELLIST},
    ),
    Item(
        "business-meetings", "2025-09-13 14:30", 180, Kind.B2B, "tables",
        {"en": "Business meetings", "kk": "Іскерлік кездесулер", "ru": "Деловые встречи", "ko": "비즈니스 미팅"},
        {
            "en": "Forty tables, seven rounds of 25 minutes. Interpreters are assigned pair by pair.",
            "kk": "Қырық үстел, 25 минуттан жеті айналым. Аудармашылар әр жұпқа бөлек беріледі.",
            "ru": "Сорок столов, семь раундов по 25 минут. Переводчики назначаются каждой паре.",
            "ko": "테이블 40개, 25분씩 7회. 통역은 팀마다 배정됩니다.",
        },
    ),
    Item(
        "city-projects", "2025-09-13 16:15", 75, Kind.PITCH, "plenary",
        {"en": "City projects on the table", "kk": "Қала жобалары ортаға салынады", "ru": "Проекты города на столе", "ko": "테이블 위의 도시 프로젝트"},
        {
            "en": "Specific projects, seven minutes each, with questions from investors. Announcements follow after the forum.",
            "kk": "Нақты жобалар, әрқайсысына жеті минут және инвесторлардың сұрақтары. Хабарландырулар форумнан кейін шығады.",
            "ru": "Конкретные проекты, по семь минут на каждый, и вопросы инвесторов. Объявления – после форума.",
            "ko": "구체적인 프로젝트를 7분씩 발표하고 투자자의 질문을 받습니다. 발표 결과는 포럼 뒤에 알립니다.",
        },
        spoken="kk ru ko", interpreted="en",
        cast={"bekova": SPEAKER, "lim": SPEAKER, "omarov": SPEAKER, "haddad": SPEAKER, "abenov": MODERATOR},
    ),
    Item(
        "closing", "2025-09-13 17:30", 30, Kind.PLENARY, "plenary",
        {"en": "Closing", "kk": "Жабылуы", "ru": "Закрытие", "ko": "폐회"},
        {
            "en": "What was agreed, what comes next, and who answers for it.",
            "kk": "Не келісілді, әрі қарай не болады және оған кім жауап береді.",
            "ru": "О чём договорились, что дальше и кто за это отвечает.",
            "ko": "무엇에 합의했고 다음은 무엇이며 누가 책임지는지 정리합니다.",
        },
        spoken="kk ru ko", interpreted="en",
        cast={"tsoy_mira": MODERATOR},
    ),
    Item(
        "gala", "2025-09-13 19:00", 180, Kind.SOCIAL, "gala",
        {"en": "Gala dinner", "kk": "Салтанатты кешкі ас", "ru": "Гала-ужин", "ko": "갈라 디너"},
        {
            "en": "Seated, 300 places, for those who asked for one with their registration.",
            "kk": "300 орын, тіркелу кезінде орын сұрағандар үшін.",
            "ru": "Рассадка на 300 мест, для тех, кто попросил о месте при регистрации.",
            "ko": "등록할 때 신청한 분을 위한 300석 좌석제 만찬입니다.",
        },
        spoken="kk ru ko en",
    ),
)  # fmt: skip
