"""Speakers to test with, invited and preparing the way the product lets them."""

import itertools
import zipfile
from io import BytesIO

from sqlalchemy import select

from forum.agenda.models import Appearance
from forum.agenda.speaking import wordings
from forum.columns import Words
from forum.extensions import db
from forum.speakers import inviting, links, materials
from forum.speakers.models import Speaker
from forum.speakers.proposals import services as proposals
from forum.speakers.proposals.services import Said
from tests.files.pictures import a_picture
from tests.makers import SOMEBODY
from tests.programme import a_speaker

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
SAID = {
    "equipment": "",
    "recording": True,
    "shows_slides": True,
    "is_local": True,
    "arrives_at": None,
    "departs_at": None,
    "journey": "",
    "hours": {"2025-09-13": ["00:00", "23:59"]},
}
_numbers = itertools.count(1)


def an_invited(edition, speaker=None, *, email="sora@example.org", language="en", **changes):
    """A speaker with an invitation on its way, and the token in it."""
    speaker = speaker or a_speaker(edition, **{"is_confirmed": False, **changes})
    told = inviting.invite(edition, speaker, email=email, language=language, by=SOMEBODY)
    return speaker, links.token(edition, links.SPEAKER, speaker.id, told.link_generation)


def everything_given(edition, speaker) -> None:
    """All that is asked of a speaker with one talk."""
    if not speaker.is_confirmed:
        inviting.confirm(edition, speaker)
    materials.give_photo(speaker, a_picture())
    materials.send_slides(speaker, PDF, name="roofs.pdf")
    materials.arrange(speaker, SAID)


def a_package(*names: str, first: tuple[str, str] | None = None) -> bytes:
    """A zip with these members, as presentations are."""
    with BytesIO() as file:
        with zipfile.ZipFile(file, "w") as package:
            for name, text in [first] if first else []:
                package.writestr(name, text)
            for name in names:
                package.writestr(name, "<x/>")
        return file.getvalue()


def all_of_a_speaker(edition, session) -> dict:
    """One of each thing, under the names that addresses have for it: `session` is one they speak in."""
    speaker, token = an_invited(edition, session_speaker(session))
    everything_given(edition, speaker)
    materials.allow_slides(speaker, True, by=SOMEBODY)
    waiting = wordings.suggest(speaker, session, title=Words(en="Quiet roofs"), abstract=Words(en="Land."))
    proposal = a_proposal(edition)
    return {
        ("speaker", "token"): token,
        ("proposal", "token"): links.token(edition, links.PROPOSAL, proposal.id, 1),
        ("proposals", "ref"): proposal.ref,
        ("sessions", "ref"): session.ref,
        "version": 1,
        "wording_id": waiting.id,
    }


def session_speaker(session):
    return db.session.scalar(
        select(Speaker)
        .join(Appearance, Appearance.speaker_id == Speaker.id)
        .where(Appearance.session_id == session.id)
    )


def an_open_call(edition, **changes):
    proposals.set_call(edition, **{"is_open": True, "closes_at": None, **changes}, by=SOMEBODY)


def typed_proposal(**changes):
    return {
        "title": "Roofs to land on",
        "abstract": "What a city needs before the first aircraft comes.",
        "kind": "talk",
        "language": "en",
        "speaks": ["en"],
        "name": "Mika Sample",
        "name_native": "",
        "country": "JP",
        "organisation": "Sample Roofs",
        "job": "Engineer",
        "biography": "Builds roofs.",
        "email": "mika@example.org",
        **changes,
    }


def a_proposal(edition, **changes):
    an_open_call(edition)
    return proposals.propose(
        edition, Said(typed_proposal(**changes)), key=f"proposal-key-{next(_numbers):06}"
    )
