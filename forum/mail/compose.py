"""Words for a letter: subject, text and HTML in the recipient's language, from one pair of templates.

Works without a request, because letters are written inside services. The stylesheet is copied in when
the letter leaves (see dress.py): composing costs a fraction of a millisecond.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import parseaddr
from functools import cache
from typing import Any

from flask import current_app
from flask_babel import force_locale
from jinja2 import Environment, StrictUndefined

from forum.mail.enclosures import place
from forum.mail.inert import harmless, line, ours, paragraphs
from forum.mail.letters import OF_SEVERAL_LINES, OURS


@dataclass(frozen=True)
class Words:
    subject: str
    text: str
    html: str


def compose(
    kind: str, *, language: str, facts: Mapping[str, Any], secrets: Mapping[str, Mapping[str, Any]]
) -> Words:
    """Raises `UndefinedError` for a fact that a template places and nobody gave."""
    path = "mail/" + kind.replace(".", "/")
    given = {name: _placed(name, value) for name, value in facts.items()}
    given |= {"language": language, "secret": {name: place(name) for name in secrets}}
    with force_locale(language):
        text = _environment().get_template(f"{path}.txt")
        html = _environment().get_template(f"{path}.html")
        subject = line("".join(text.blocks["subject"](text.new_context(given))))
        return Words(subject, text.render(given).strip() + "\n", html.render(given, subject=subject))


def new_message_id() -> str:
    """Made once and kept with the letter: if it ever arrives twice, mail programs can tell."""
    return f"<{uuid.uuid4().hex}@{_domain(current_app.config['MAIL_DEFAULT_SENDER'])}>"


@cache
def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2]


def _placed(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if name in OF_SEVERAL_LINES:
        return paragraphs(value)
    return ours(value) if name in OURS else harmless(value)


def _environment() -> Environment:
    """The application's templates, but a missing fact stops the letter."""
    if "letters" not in current_app.extensions:
        strict = current_app.jinja_env.overlay(
            undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        current_app.extensions["letters"] = strict
    environment: Environment = current_app.extensions["letters"]
    return environment
