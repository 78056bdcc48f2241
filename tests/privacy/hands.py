"""Somebody who types one word into everything that takes text: finds the forms by looking at the pages."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO
from urllib.parse import urljoin

from PIL import Image

NOT_TYPED = {"hidden", "submit", "button", "search", "password"}
PHONE = "+77015551234"
KANA = "かなりあ"
# Fields that take a text of one kind only.
BY_NAME = {
    **{"reading": KANA, "one_name": None, "arrival_flight": "KC932", "departure_flight": "KC933"},
    **{"issued_on": "2020-01-02", "expires_on": "2030-01-02", "born_on": "1980-01-02"},
    **{"enters_on": "2025-09-10", "leaves_on": "2025-09-15"},
    **{"arrives_at": "2025-09-11T10:00", "departs_at": "2025-09-14T10:00"},
}
DAYS = {"date": "2030-01-02", "datetime-local": "2025-09-11T10:00", "time": "10:00", "number": "3"}


@dataclass
class Form:
    action: str
    method: str
    fields: list[dict] = field(default_factory=list)

    @property
    def takes_text(self) -> bool:
        return self.method == "post" and any(_kind(each) not in NOT_TYPED for each in self.fields)


class Forms(HTMLParser):
    """Every form of a page with its fields; a select has its options."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self.inside: Form | None = None
        self.select: dict | None = None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "form":
            self.inside = Form(said.get("action") or "", (said.get("method") or "get").lower())
            self.found.append(self.inside)
        elif self.inside and tag in ("input", "textarea", "select", "button") and said.get("name"):
            self.inside.fields.append({"tag": tag, "options": [], **said})
            self.select = self.inside.fields[-1] if tag == "select" else self.select
        elif tag == "option" and self.select is not None:
            self.select["options"].append(said)

    def handle_endtag(self, tag):
        self.inside = None if tag == "form" else self.inside
        self.select = None if tag == "select" else self.select


class Hands:
    """`type_everywhere(path, word)` opens a page, types the word wherever it can, and sends each form."""

    def __init__(self, client) -> None:
        self.client = client
        self.typed: dict[str, set[str]] = {}  # endpoint or path → the fields in which the word was typed
        self.answers: list[tuple[str, int]] = []

    def type_everywhere(self, path: str, word: str, **known: str) -> None:
        page = self.client.get(path)
        if page.status_code != 200 or "html" not in page.content_type:
            return
        for form in Forms(page.text).found:
            if form.takes_text:
                self._send(urljoin(path, form.action) if form.action else path, form, word, known)

    def _send(self, path, form, word, known):
        data, typed = {}, set()
        for each in form.fields:
            name = each["name"]
            value = {**BY_NAME, **known}.get(name, _value(each, word))
            if value is None:
                continue
            typed |= {name} if isinstance(value, str) and word in value else set()
            data[name] = (value, "photo.jpg") if isinstance(value, BytesIO) else value
        answer = self.client.post(path, data=data)
        self.typed.setdefault(path, set()).update(typed)
        self.answers.append((path, answer.status_code))


def _kind(each: dict) -> str:
    return each.get("type", "text") if each["tag"] == "input" else each["tag"]


def _value(each: dict, word: str):
    kind = _kind(each)
    if kind == "select":
        return next((o["value"] for o in each["options"] if o.get("value")), "")
    if kind == "file":
        return BytesIO(_picture(word))
    typed = {"text": word, "textarea": word, "email": f"{word.lower()}@example.org", "tel": PHONE}
    return {**typed, "button": None, **DAYS}.get(kind, each.get("value", "y"))


def _picture(word: str) -> bytes:
    with BytesIO() as file:
        Image.new("RGB", (600, 800), "white").save(file, "JPEG", comment=word.encode())
        return file.getvalue()
