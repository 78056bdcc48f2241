"""The rest of the speakers. All of them, and the companies they work for, are invented."""

from forum.demo.people_on_stage import ON_STAGE as FIRST_ON_STAGE
from forum.demo.people_on_stage import OnStage, _

ON_STAGE = FIRST_ON_STAGE | {
    "rakhimov": OnStage(
        "jasur-namunaev", "Jasur Namunaev", "Жасур Намунаев", "uz", "UZ", "Jasur", "Namunaev",
        _("Namuna Development", "Namuna Development", "Namuna Development", "나무나 디벨롭먼트"),
        _("Developer", "Девелопер", "Девелопер", "개발사 대표"),
        _(
            "Builds courtyards first and the houses around them second.",
            "Алдымен ауланы, содан кейін айналасындағы үйлерді салады.",
            "Сначала строит двор, а потом дома вокруг него.",
            "마당을 먼저 짓고 그 둘레에 집을 짓습니다.",
        ),
    ),
    "kim_oleg": OnStage(
        "oleg-kim", "Oleg Kim", "Олег Ким", "ru", "KZ", "Oleg", "Kim",
        _("Example Bank", "Example Bank", "Банк «Пример»", "예시은행"),
        _("Head of project finance", "Жобалық қаржыландыру басшысы", "Руководитель проектного финансирования", "프로젝트 금융 책임자"),
        _(
            "Lends to projects that can show their first customer.",
            "Алғашқы тұтынушысын көрсете алатын жобаларға несие береді.",
            "Кредитует проекты, у которых уже есть первый клиент.",
            "첫 고객을 보여 줄 수 있는 프로젝트에 대출합니다.",
        ),
    ),
    "lim": OnStage(
        "garam-lim", "Lim Garam", "임가람", "ko", "KR", "Garam", "Lim",
        _("Example Air Mobility", "Example Air Mobility", "Example Air Mobility", "예시 에어모빌리티"),
        _("Chief engineer", "Бас инженер", "Главный инженер", "수석 엔지니어"),
        _(
            "Tests quiet propellers over fields before anybody hears them over houses.",
            "Тыныш қалақшаларды үйлердің үстінде естілмей тұрып, алдымен егістік үстінде сынайды.",
            "Испытывает тихие винты над полями, прежде чем их услышат над домами.",
            "집 위에서 들리기 전에 들판 위에서 조용한 프로펠러를 시험합니다.",
        ),
        family_first=True,
    ),
    "volkova": OnStage(
        "vera-shablonova", "Vera Shablonova", "Вера Шаблонова", "ru", "RU", "Vera", "Shablonova",
        _("Sample Weather Service", "Sample Weather Service", "Метеослужба «Образец»", "샘플 기상서비스"),
        _("Meteorologist", "Метеоролог", "Метеоролог", "기상학자"),
        _(
            "Forecasts wind between buildings, street by street.",
            "Ғимараттар арасындағы желді көше сайын болжайды.",
            "Прогнозирует ветер между домами, улица за улицей.",
            "건물 사이의 바람을 거리마다 예보합니다.",
        ),
    ),
    "nguyen": OnStage(
        "an-vi-du", "Vi Du An", "Ví Dụ An", "vi", "VN", "An", "Vi Du",
        _("Demo Water Systems", "Demo Water Systems", "Demo Water Systems", "데모 워터시스템"),
        _("Water engineer", "Су инженері", "Инженер водоснабжения", "수자원 엔지니어"),
        _(
            "Finds leaks by listening to pipes at night.",
            "Түнде құбырларды тыңдап, су ағып жатқан жерді табады.",
            "Находит утечки, слушая трубы по ночам.",
            "밤에 배관 소리를 들어 누수를 찾습니다.",
        ),
        family_first=True, is_delegate=False,
    ),
    "omarov": OnStage(
        "timur-zhobaev", "Timur Zhobaev", "Тимур Жобаев", "kk", "KZ", "Timur", "Zhobaev",
        _("Sample Digital Twin", "Sample Digital Twin", "Sample Digital Twin", "샘플 디지털 트윈"),
        _("Director", "Директор", "Директор", "대표"),
        _(
            "Keeps a model of every pipe in a district, and corrects it each week.",
            "Аудандағы әр құбырдың моделін жүргізіп, оны апта сайын түзетеді.",
            "Ведёт модель каждой трубы района и исправляет её каждую неделю.",
            "한 구역의 모든 배관을 모형으로 만들고 매주 바로잡습니다.",
        ),
    ),
    "haddad": OnStage(
        "layla-mithal", "Layla Mithal", "ليلى مثال", "ar", "AE", "Layla", "Mithal",
        _("Example Growth Fund", "Example Growth Fund", "Фонд Example Growth", "예시 성장펀드"),
        _("Investment director", "Инвестиция директоры", "Инвестиционный директор", "투자 이사"),
        _(
            "Invests in companies that connect others, and asks what happens when they fail.",
            "Басқаларды байланыстыратын компанияларға инвестиция салып, олар тоқтап қалса не болатынын сұрайды.",
            "Инвестирует в компании, которые соединяют других, и спрашивает, что будет, если они остановятся.",
            "다른 이들을 잇는 회사에 투자하고, 그 회사가 멈추면 어떻게 되는지 묻습니다.",
        ),
    ),
    "tanaka": OnStage(
        "aoi-mihon", "Mihon Aoi", "見本 葵", "ja", "JP", "Aoi", "Mihon",
        _("Mihon Clinics", "Mihon Clinics", "Клиники «Михон»", "미혼 클리닉"),
        _("Physician and planner", "Дәрігер және жоспарлаушы", "Врач и планировщик", "의사, 계획가"),
        _(
            "Plans clinics that can be reached on foot by everybody over seventy.",
            "Жетпістен асқан кез келген адам жаяу жете алатын емханаларды жоспарлайды.",
            "Планирует клиники, до которых дойдёт пешком каждый, кому за семьдесят.",
            "일흔이 넘은 사람도 걸어서 갈 수 있는 진료소를 계획합니다.",
        ),
        reading="みほん あおい", family_first=True,
    ),
    "bekova": OnStage(
        "gulnara-ulgueva", "Gulnara Ulgueva", "Гүлнара Үлгүева", "ky", "KG", "Gulnara", "Uluueva",
        _("Sample Mountain Power", "Sample Mountain Power", "«Горная энергия – пример»", "샘플 산악전력"),
        _("Managing director", "Басқарушы директор", "Управляющий директор", "대표이사"),
        _(
            "Runs small hydropower stations that fish can pass.",
            "Балық өте алатын шағын су электр станцияларын басқарады.",
            "Управляет малыми гидростанциями, которые может пройти рыба.",
            "물고기가 지나갈 수 있는 소수력 발전소를 운영합니다.",
        ),
    ),
    "okada": OnStage(
        "ren-kasou", "Kasou Ren", "仮想 蓮", "ja", "JP", "Ren", "Kasou",
        _("Demo Water Systems", "Demo Water Systems", "Demo Water Systems", "데모 워터시스템"),
        _("Director of research", "Зерттеу директоры", "Директор по исследованиям", "연구 이사"),
        _(
            "Withdrew two days before the forum; a colleague speaks instead.",
            "Форумнан екі күн бұрын бас тартты, орнына әріптесі сөйлейді.",
            "Отказался за два дня до форума; вместо него выступает коллега.",
            "포럼 이틀 전에 취소했으며 동료가 대신 발표합니다.",
        ),
        reading="かそう れん", family_first=True, is_confirmed=False, is_delegate=False,
    ),
}  # fmt: skip

# Who was swapped late, for whom, and where.
LEFT, CAME, SWAPPED_IN = "okada", "nguyen", "green-and-digital"
