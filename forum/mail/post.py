"""A letter as it travels: the MIME tree that mail programs expect.

    multipart/mixed
      multipart/alternative
        text/plain
        multipart/related
          text/html
          image/png; Content-ID …     pictures in the letter
      application/pdf, text/calendar  what is enclosed

Flask-Mail would put the pictures beside the letter, where mail programs list them as attachments.
"""

import binascii
from collections.abc import Sequence
from datetime import datetime
from email import encoders
from email.header import Header
from email.message import Message as Part
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from email.utils import format_datetime, formataddr
from typing import Any

from flask_mail import Message, sanitize_address

from forum.mail.enclosures import Drawn
from forum.mail.inert import line

Address = tuple[str, str]  # name, address
# RFC 5322 line ends; our headers are encoded already, so nothing has to be parsed and folded again.
ON_THE_WIRE = compat32.clone(linesep="\r\n", mangle_from_=False)


class Post(Message):
    """One letter to one recipient."""

    def __init__(
        self,
        *,
        message_id: str,
        sender: Address,
        recipient: Address,
        reply_to: str,
        at: datetime,
        language: str,
        drawn: Sequence[Drawn],
        **words: Any,
    ) -> None:
        super().__init__(sender=sender[1], recipients=[recipient[1]], reply_to=reply_to, **words)
        self.msgId = message_id
        self.between = sender, recipient
        self.at = at
        self.language = language
        self.drawn = drawn

    def _message(self) -> MIMEBase:
        whole = MIMEMultipart("mixed", self._boundary("mixed"), policy=ON_THE_WIRE)
        for name, value in self.headers().items():
            whole[name] = value
        whole.attach(self._both_ways())
        for file in self.drawn:
            if file.inline_cid is None:
                whole.attach(_file(file, "attachment"))
        return whole

    def headers(self) -> dict[str, str]:
        return {
            "From": _address(*self.between[0]),
            "To": _address(*self.between[1]),
            "Reply-To": _address("", str(self.reply_to)),
            "Subject": _subject(self.subject),
            "Date": format_datetime(self.at),
            "Message-ID": self.msgId,
            "Content-Language": self.language,
            "Auto-Submitted": "auto-generated",
        }

    def _both_ways(self) -> Part:
        alternative = MIMEMultipart("alternative", self._boundary("alternative"))
        alternative.attach(_words(self.body or "", "plain"))
        related = MIMEMultipart("related", self._boundary("related"), type="text/html")
        related.attach(_words(self.html or "", "html"))
        for file in self.drawn:
            if file.inline_cid is not None:
                related.attach(_file(file, "inline"))
        alternative.attach(related)
        return alternative

    def _boundary(self, name: str) -> str:
        """Neither base64 nor quoted-printable can hold `=_`: nothing has to be searched for it."""
        return f"=_{name}_{self.msgId.strip('<>').partition('@')[0]}"


def _words(text: str, subtype: str) -> Part:
    """Text in whichever encoding is shorter: no line is ever too long for an old server."""
    part = MIMENonMultipart("text", subtype, charset="utf-8")
    body = text.encode()
    printable = binascii.b2a_qp(body, istext=True)
    if len(printable) * 3 < len(body) * 4:
        part["Content-Transfer-Encoding"] = "quoted-printable"
        part.set_payload(printable.decode())
    else:
        part.set_payload(body)
        encoders.encode_base64(part)
    return part


def _file(file: Drawn, disposition: str) -> Part:
    kind, _, rest = file.content_type.partition(";")
    parameters = dict(_parameter(each) for each in rest.split(";") if each.strip())
    maintype, _, subtype = kind.strip().partition("/")
    part = MIMENonMultipart(maintype, subtype, policy=None, **parameters)
    part.set_payload(file.data)
    encoders.encode_base64(part)
    part.add_header("Content-Disposition", disposition, filename=_filename(file.filename))
    if file.inline_cid is not None:
        part["Content-ID"] = f"<{file.inline_cid}>"
    return part


def _parameter(words: str) -> tuple[str, str]:
    name, _, value = words.strip().partition("=")
    return name, value.strip('"')


def _filename(name: str) -> str | tuple[str, str, str]:
    return name if name.isascii() else ("utf-8", "", name)


def _subject(text: str) -> str:
    return text if text.isascii() else Header(text, "utf-8", header_name="Subject").encode()


def _address(name: str, address: str) -> str:
    """`Kim Haneul <haneul@example.com>`. A name that looks like another address would only mislead."""
    name = "" if "@" in name else line(name)
    if name.isascii():
        return formataddr((name, sanitize_address(address)))
    return sanitize_address((name, address))
