"""From the row to what travels: secrets put in, pictures drawn, the stylesheet copied in."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from email.utils import parseaddr
from functools import cache
from pathlib import Path

from flask import current_app

from forum.mail.dress import dressed
from forum.mail.enclosures import Drawers, Drawn, Links, draw, drawn, html_with, revealed, text_with
from forum.mail.models import Letter
from forum.mail.post import Post


def post_of(letter: Letter, *, links: Links, drawers: Drawers, at: datetime) -> Post:
    """The letter as it leaves at this moment. Raises whatever a link or a drawer raises."""
    secrets = revealed(letter, links)
    words = {"body": text_with(letter, secrets), "html": html_of(letter, secrets)}
    return _post(letter, at=at, drawn=[ridge(), *drawn(letter, drawers)], **words)


def headers_of(letter: Letter, *, at: datetime) -> dict[str, str]:
    """The letter's own headers as they travel, each on as many lines as it needs."""
    return _post(letter, at=at).headers()


def pictures_of(letter: Letter, drawers: Drawers) -> list[Drawn]:
    """The pictures in the letter; one that cannot be drawn any more is left out."""
    pictures = [ridge()]
    for enclosure in letter.enclosures:
        with suppress(LookupError):
            pictures.append(draw(enclosure, drawers))
    return [picture for picture in pictures if picture.inline_cid is not None]


def html_of(letter: Letter, secrets: Mapping[str, str]) -> str:
    """The HTML with its secrets and its style, pictures as `cid:`."""
    return dressed(html_with(letter, secrets), _static("css/mail.css"))


def sender_address() -> str:
    return parseaddr(current_app.config["MAIL_DEFAULT_SENDER"])[1]


def ridge() -> Drawn:
    """The skyline at the head of every letter. Carried, not fetched: opening a letter tells nobody."""
    return Drawn("ridge.png", "image/png", _picture(_static("img/mail-ridge.png")), inline_cid="ridge")


def _post(letter: Letter, *, at: datetime, drawn: Sequence[Drawn] = (), **words: str) -> Post:
    return Post(
        message_id=letter.message_id,
        sender=(letter.from_name, sender_address()),
        recipient=(letter.to_name, letter.to_email),
        reply_to=letter.reply_to,
        at=at,
        language=letter.language,
        subject=letter.subject,
        drawn=drawn,
        **words,
    )


@cache
def _picture(file: Path) -> bytes:
    return file.read_bytes()


def _static(name: str) -> Path:
    return Path(str(current_app.static_folder)) / name
