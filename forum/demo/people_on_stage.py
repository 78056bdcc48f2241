"""The speakers. All of them, and the companies they work for, are invented."""

from dataclasses import dataclass

Texts = dict[str, str]


def _(en: str, kk: str, ru: str, ko: str) -> Texts:
    return {"en": en, "kk": kk, "ru": ru, "ko": ko}


@dataclass(frozen=True)
class OnStage:
    """A speaker. `given` and `family` as their registration has them; `name` as the programme prints it."""

    ref: str
    name: str
    native: str
    language: str
    country: str
    given: str
    family: str
    organisation: Texts
    job: Texts
    biography: Texts
    is_confirmed: bool = True
    is_delegate: bool = True
    reading: str = ""
    family_first: bool = False


ON_STAGE = {
    "demokyzy": OnStage(
        "aliya-demokyzy", "Aliya Demokyzy", "Әлия Демоқызы", "kk", "KZ", "Aliya", "Demokyzy",
        _("Example Institute of Cities", "«Мысал» қалалар институты", "Институт городов «Пример»", "예시 도시연구원"),
        _("Urban economist", "Қала экономисі", "Экономист-урбанист", "도시경제학자"),
        _(
            "Studies how new cities pay for themselves, from the first pipe to the first school.",
            "Жаңа қалалардың алғашқы құбырдан алғашқы мектепке дейін өзін қалай ақтайтынын зерттейді.",
            "Изучает, как новые города окупают себя: от первой трубы до первой школы.",
            "새 도시가 첫 배관부터 첫 학교까지 어떻게 비용을 감당하는지 연구합니다.",
        ),
    ),
    "sato": OnStage(
        "sora-sato", "Sato Sora", "佐藤 空", "ja", "JP", "Sora", "Sato",
        _("Sample Vertical Works", "Sample Vertical Works", "Sample Vertical Works", "샘플 버티컬 웍스"),
        _("Vertiport engineer", "Вертипорт инженері", "Инженер вертипортов", "버티포트 엔지니어"),
        _(
            "Draws landing sites for small aircraft on roofs, car parks and river banks.",
            "Шағын әуе кемелеріне шатырда, тұраққа және өзен жағасына қону алаңдарын жобалайды.",
            "Проектирует площадки для малых аппаратов на крышах, парковках и набережных.",
            "옥상과 주차장, 강변에 소형 항공기 착륙장을 설계합니다.",
        ),
        reading="さとう そら", family_first=True,
    ),
    "zhang": OnStage(
        "shili-zhang", "Zhang Shili", "张示例", "zh", "CN", "Shili", "Zhang",
        _("Demo Logistics Group", "Demo Logistics Group", "Demo Logistics Group", "데모 물류그룹"),
        _("Head of low-altitude logistics", "Төмен биіктік логистикасының басшысы", "Руководитель логистики малых высот", "저고도 물류 책임자"),
        _(
            "Runs parcel routes by drone between three river ports.",
            "Үш өзен порты арасында дронмен сәлемдеме жеткізуді басқарады.",
            "Управляет доставкой посылок дронами между тремя речными портами.",
            "강변 항구 세 곳을 잇는 드론 택배 노선을 운영합니다.",
        ),
        family_first=True,
    ),
    "ulan": OnStage(
        "ulan", "Ulan", "Улан", "ky", "KG", "Ulan", "",
        _("Example Payments", "Example Payments", "Example Payments", "예시 페이먼츠"),
        _("Founder", "Негізін қалаушы", "Основатель", "창업자"),
        _(
            "Built a payment service for market stalls that now serves four countries.",
            "Базар дүңгіршектеріне арналған төлем қызметін құрды, ол қазір төрт елде жұмыс істейді.",
            "Создал платёжный сервис для рыночных прилавков, который теперь работает в четырёх странах.",
            "시장 상인을 위한 결제 서비스를 만들어 지금은 네 나라에서 운영합니다.",
        ),
    ),
    "santos": OnStage(
        "maria-demo-santos", "Maria Demo Santos", "Maria Demo Santos", "fil", "PH", "Maria Demo", "Santos",
        _("Sample Grid Cooperative", "Sample Grid Cooperative", "Sample Grid Cooperative", "샘플 전력협동조합"),
        _("Energy planner", "Энергетика жоспарлаушысы", "Планировщик энергосистем", "에너지 계획가"),
        _(
            "Plans island grids that keep running after a typhoon.",
            "Тайфуннан кейін де жұмыс істей беретін арал желілерін жоспарлайды.",
            "Проектирует островные сети, которые работают и после тайфуна.",
            "태풍이 지나간 뒤에도 멈추지 않는 섬 전력망을 계획합니다.",
        ),
    ),
    "park_yesi": OnStage(
        "yesi-park", "Park Yesi", "박예시", "ko", "KR", "Yesi", "Park",
        _("Demo Housing Lab", "Demo Housing Lab", "Demo Housing Lab", "데모 주거연구소"),
        _("Housing researcher", "Тұрғын үй зерттеушісі", "Исследователь жилья", "주거 연구원"),
        _(
            "Asks residents of new districts what they use a year after moving in.",
            "Жаңа аудан тұрғындарынан көшіп келгеніне бір жыл толғанда нені пайдаланатынын сұрайды.",
            "Спрашивает жителей новых районов, чем они пользуются через год после переезда.",
            "새 동네 주민이 입주 1년 뒤 실제로 무엇을 쓰는지 조사합니다.",
        ),
        family_first=True,
    ),
    "abenov": OnStage(
        "daulet-mysalov", "Daulet Mysalov", "Дәулет Мысалов", "kk", "KZ", "Daulet", "Mysalov",
        _("Example Development Directorate", "«Мысал» даму дирекциясы", "Дирекция развития «Пример»", "예시 개발청"),
        _("Head of planning", "Жоспарлау басшысы", "Руководитель планирования", "계획 책임자"),
        _(
            "Keeps the plan of the city’s first streets and the list of what is built when.",
            "Қаланың алғашқы көшелерінің жоспарын және не қашан салынатыны туралы тізімді жүргізеді.",
            "Ведёт план первых улиц города и список того, что и когда строится.",
            "도시 첫 거리의 계획도와 건설 일정표를 관리합니다.",
        ),
    ),
    "tsoy_mira": OnStage(
        "mira-primerova", "Mira Primerova", "Мира Примерова", "ru", "KZ", "Mira", "Primerova",
        _("Demo Television", "Demo телеарнасы", "Телеканал «Демо»", "데모 텔레비전"),
        _("Presenter", "Жүргізуші", "Ведущая", "진행자"),
        _(
            "Leads discussions in Russian, Kazakh and Korean, and ends them on time.",
            "Пікірталастарды орыс, қазақ және корей тілдерінде жүргізеді әрі уақытында аяқтайды.",
            "Ведёт дискуссии на русском, казахском и корейском – и заканчивает их вовремя.",
            "러시아어, 카자흐어, 한국어로 토론을 이끌고 제시간에 마칩니다.",
        ),
    ),
    "walker": OnStage(
        "june-samplewood", "June Samplewood", "June Samplewood", "en", "US", "June", "Samplewood",
        _("Sample Infrastructure Partners", "Sample Infrastructure Partners", "Sample Infrastructure Partners", "샘플 인프라 파트너스"),
        _("Partner", "Серіктес", "Партнёр", "파트너"),
        _(
            "Finances ports, pipes and data centres, and reads every contract to the end.",
            "Порттарды, құбырларды және деректер орталықтарын қаржыландырады, әр келісімшартты соңына дейін оқиды.",
            "Финансирует порты, сети и дата-центры и дочитывает каждый договор до конца.",
            "항만과 배관, 데이터센터에 투자하고 모든 계약서를 끝까지 읽습니다.",
        ),
    ),
    "seitova": OnStage(
        "ainur-ulgieva", "Ainur Ulgieva", "Айнұр Үлгиева", "kk", "KZ", "Ainur", "Ulgieva",
        _("Example Technical University", "«Үлгі» техникалық университеті", "Технический университет «Образец»", "예시 공과대학교"),
        _("Professor of building physics", "Құрылыс физикасының профессоры", "Профессор строительной физики", "건축물리학 교수"),
        _(
            "Measures how warm homes stay when it is thirty degrees below zero outside.",
            "Далада отыз градус аяз болғанда үйдің қаншалықты жылы болатынын өлшейді.",
            "Измеряет, насколько тепло в домах, когда на улице минус тридцать.",
            "바깥이 영하 30도일 때 집이 얼마나 따뜻한지 측정합니다.",
        ),
    ),
}  # fmt: skip
