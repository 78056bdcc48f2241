"""Badges of nine languages and the awkward ones, all of invented people."""

from datetime import UTC, datetime
from io import BytesIO

import pypdfium2
import zxingcpp

from forum.badges import codes
from forum.badges.drawing.face import Face


def a_face(number=0, **changes):
    token = codes.mint(
        key=b"k" * 32,
        edition_uid=b"e" * 16,
        kind=codes.Kind.BADGE,
        badge_uid=number.to_bytes(16),
        serial=1,
        issued_at=datetime(2025, 9, 1, tzinfo=UTC),
    )
    facts = {
        "name_latin": "KIM HANEUL",
        "name_native": "김하늘",
        "native_language": "ko",
        "organisation": "Example Air Mobility",
        "country": "Korea",
        "category_letter": "DSVPXO"[number % 6],
        "category_word": "Delegate",
        "forum_name": "AI\u20114room",
        "dates": "12–13 September 2025",
        "place": "Almaty",
        "code_text": codes.grouped(codes.text(token)),
        "qr_text": codes.url(token, "forum.example.org"),
        "zones": ("Main hall", "Alatau City"),
    }
    return Face(**{**facts, **changes})


def named(latin, native=None, language=None, organisation="Example Works", country="Korea", **changes):
    names = {"name_latin": latin, "name_native": native, "native_language": language}
    return {**names, "organisation": organisation, "country": country, **changes}


NINE = [
    named("DEMO TAYLOR", None, "en", "Example Payments", "United Kingdom"),
    named("DEMOKYZY ALIYA", "Әлия Демоқызы", "kk", "Үлгі қаласының ₸ дамыту қоры", "Қазақстан"),
    named("PRIMEROV IVAN", "Иван Примеров", "ru", "Образец, объединение № 1", "Россия"),
    named("OʻZBEKOV JOʻRABEK", "Joʻrabek Oʻzbekov", "uz", "Oʻzbekcha namuna ₸", "Oʻzbekiston"),
    named("ULAN", "Улан Үлгү уулу", "ky", "Үлгү өнөр жайы", "Кыргызстан"),
    named("KIM HANEUL", "김하늘", "ko", "예시 항공 모빌리티", "대한민국"),
    named("ZHANG SHILI", "张示例", "zh", "示例航空出行有限公司", "中国"),
    named("SATO SORA", "佐藤 空", "ja", "見本バーティカル工業", "日本"),
    named("DEMO SANTOS MARIA", None, "fil", "Halimbawang Kooperatiba", "Pilipinas"),
]
LONG = [
    named("MARIA CRISTINA ANTONIA EVANGELISTA-BAUTISTA DE LOS SANTOS Y VILLANUEVA", organisation="O" * 60),
    named("W" * 70, "Вольфешлегельштайнхаузенбергердорфф Константин Александрович", "ru", "Ш" * 200),
    named("M W " * 35, "김" * 60, "ko", "International Association of Regional Development Agencies"),
    named("JUAN DE LA CRUZ", "山" * 40, "ja", zones=tuple(f"Zone {number}" for number in range(20))),
    named(
        "A",
        None,
        None,
        "",
        "",
        zones=(),
        dates="",
        place="",
        forum_name="Forum of " + "Very Long Names " * 12,
    ),
]
HOSTILE = [
    named('#panic("no")', '#read("/etc/passwd")', "en", '<script>alert(1)</script> & "Sons"', "$x^2$ `raw`"),
    named(
        "*BOLD* _ITALIC_", "\\ \\u{41} @label <label>", "en", "= heading // comment /* x */", "[#image(1)]"
    ),
    named("RIGHT\u202eTFEL\u202c\x00\ud800", "a\u200fb\u2066c\u2069", "en", "line\nbreak\ttab", "}}{{ %s"),
]
AWKWARD = [*NINE, *LONG, *HOSTILE]


def pages_of(document):
    """The pages as pictures at 300 dots an inch, with their text."""
    opened = pypdfium2.PdfDocument(BytesIO(document))
    return [(page.render(scale=300 / 72).to_pil(), page.get_textpage().get_text_bounded()) for page in opened]


def codes_in(picture):
    return [found.text for found in zxingcpp.read_barcodes(picture)]
