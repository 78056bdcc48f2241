"""Companies, offices and schools. All invented: each is called "example" in one language or another."""

from forum.registration.rules import language_of_native_name

# Country → stems, Latin and native; all of them mean example, sample, model.
STEMS: dict[str, tuple[tuple[str, str], ...]] = {
    "KZ": (("Mysal", "Мысал"), ("Ulgi", "Үлгі"), ("Synaq", "Сынақ"), ("Nusqa", "Нұсқа")),
    "KR": (("Yesi", "예시"), ("Gasang", "가상"), ("Sample", "샘플")),
    "JP": (("Mihon", "見本"), ("Kasou", "仮想")),
    "CN": (("Shili", "示例"), ("Yangben", "样本"), ("Xuni", "虚拟")),
    "RU": (("Primer", "Пример"), ("Obrazets", "Образец"), ("Shablon", "Шаблон")),
    "KG": (("Ulgu", "Үлгү"), ("Misal", "Мисал")),
    "UZ": (("Namuna", ""), ("Misol", "")),
    "PH": (("Halimbawa", ""),),
}
ELSEWHERE = (("Example", ""), ("Sample", ""), ("Demo", ""))

# Kind → what it is called in each language.
KINDS: dict[str, dict[str, str]] = {
    "government": {"en": "City Administration", "kk": "әкімдігі", "ru": "Администрация", "ko": "시청", "ja": "市役所", "zh": "市政府"},
    "ministry": {"en": "Ministry of Cities", "kk": "қалалар министрлігі", "ru": "Министерство городов", "ko": "도시부", "ja": "都市省", "zh": "城市部"},
    "development": {"en": "Development Institute", "kk": "даму институты", "ru": "Институт развития", "ko": "개발공사", "ja": "開発機構", "zh": "发展研究院"},
    "fund": {"en": "Investment Fund", "kk": "инвестициялық қоры", "ru": "Инвестиционный фонд", "ko": "투자펀드", "ja": "投資ファンド", "zh": "投资基金"},
    "developer": {"en": "Construction", "kk": "құрылыс", "ru": "Строительная компания", "ko": "건설", "ja": "建設", "zh": "建设"},
    "mobility": {"en": "Air Mobility", "kk": "әуе көлігі", "ru": "Аэромобильность", "ko": "에어모빌리티", "ja": "エアモビリティ", "zh": "空中交通"},
    "green": {"en": "Green Technologies", "kk": "жасыл технологиялары", "ru": "Зелёные технологии", "ko": "녹색기술", "ja": "グリーン技術", "zh": "绿色科技"},
    "it": {"en": "Platforms", "kk": "платформалары", "ru": "Платформы", "ko": "플랫폼", "ja": "プラットフォーム", "zh": "平台科技"},
    "bank": {"en": "Bank", "kk": "банкі", "ru": "Банк", "ko": "은행", "ja": "銀行", "zh": "银行"},
    "university": {"en": "University", "kk": "университеті", "ru": "Университет", "ko": "대학교", "ja": "大学", "zh": "大学"},
    "association": {"en": "Business Association", "kk": "бизнес қауымдастығы", "ru": "Деловая ассоциация", "ko": "경제인협회", "ja": "経済協会", "zh": "商会"},
    "media": {"en": "News", "kk": "жаңалықтары", "ru": "Новости", "ko": "뉴스", "ja": "ニュース", "zh": "新闻"},
}  # fmt: skip

# Category → the kinds its people come from.
COME_FROM: dict[str, tuple[str, ...]] = {
    "entrepreneur": ("developer", "mobility", "green", "it", "association", "developer"),
    "investor": ("fund", "bank", "fund", "development"),
    "official": ("government", "ministry"),
    "vip": ("ministry", "government", "development"),
    "expert_speaker": ("university", "development", "green", "mobility"),
    "press": ("media",),
    "sponsor": ("bank", "it", "mobility", "developer"),
    "accompanying": ("association", "university", "developer"),
}

POSITIONS: dict[str, tuple[str, ...]] = {
    "entrepreneur": ("Founder", "Director", "Managing director", "Head of sales", "Head of partnerships"),
    "investor": ("Partner", "Investment director", "Portfolio manager", "Analyst"),
    "official": ("Head of department", "Adviser", "Deputy head", "Counsellor"),
    "vip": ("Head of delegation", "Chair of the board", "Director general"),
    "expert_speaker": ("Professor", "Researcher", "Engineer", "Urban planner"),
    "staff": ("Registration", "Programme", "Interpreting", "Protocol", "Volunteers", "Technical crew"),
    "press": ("Correspondent", "Photographer", "Editor", "Camera operator"),
    "sponsor": ("Head of marketing", "Stand manager", "Product manager"),
    "accompanying": ("",),
}

# What the form calls a kind, where it does not make the difference.
TYPES = {
    "ministry": "government",
    "developer": "company",
    "mobility": "company",
    "green": "company",
    "it": "company",
}
TEAM = ("AI‑4room organising team", "")
# Sixty characters: badges and tables have to bear it.
LONGEST = "Example Consortium for Sustainable Mountain Cities and Parks"


def organisation(country: str, kind: str, number: int) -> tuple[str, str]:
    """The Latin and the native name of an organisation; the same for the same three."""
    stems = STEMS.get(country, ELSEWHERE)
    latin, native = stems[number % len(stems)]
    name = f"{latin} {KINDS[kind]['en']}"
    if not native:
        return name, ""
    language = language_of_native_name(native, country, "en")
    return name, _native(native, KINDS[kind].get(language) or KINDS[kind]["ru"], language)


def _native(stem: str, noun: str, language: str) -> str:
    if language == "kk":
        return f"«{stem}» {noun}"
    return f"{noun} «{stem}»" if language in ("ru", "ky") else f"{stem}{noun}"
