"""What was arranged with the speakers: most have given everything, some owe something, one withdrew late."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw
from sqlalchemy import select

from forum import clock
from forum.agenda.speaking import reminding, wordings
from forum.agenda.speaking.queries import checklist_of, parts_of, sessions_in_words
from forum.audit import services as audit
from forum.audit.services import Actor
from forum.columns import Words
from forum.demo import facts
from forum.demo.edition import SWAPPED_AT, Made
from forum.demo.more_people_on_stage import LEFT
from forum.demo.paper import TAKEN
from forum.demo.proposals import write_proposals
from forum.extensions import db
from forum.mail.models import Letter
from forum.mail.states import LetterState
from forum.registration.models import Registration
from forum.speakers import inviting, materials
from forum.speakers.engagements import engagement_of
from forum.speakers.models import Speaker

SEED = 35  # of its own: whoever is added here changes nobody else
INVITED, ANSWERED, GIVEN = (facts.at(f"2025-{day} 10:00") for day in ("06-10", "06-14", "07-20"))
REMINDED = facts.at("2025-08-18 09:30")
WITHDREW = SWAPPED_AT - timedelta(hours=20)
ALL_DAYS = {"2025-09-12": ["00:00", "23:59"], "2025-09-13": ["00:00", "23:59"]}
# What is still missing of every fifth speaker.
OWED = ((), (), ("slides",), ("photo", "recording"), ("travel", "hours", "equipment"))
SHADES = ("#3d6b75", "#6b5a3d", "#5a3d6b", "#3d6b48", "#6b3d4e")
SUGGESTS = "demokyzy"
SLIDES = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 474]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


def write_speaking(made: Made, by: Actor, now: datetime) -> None:
    rng = Random(SEED)
    begun = list(db.session.scalars(select(Letter.id)))
    for number, (key, speaker) in enumerate(made.speakers.items()):
        moment = INVITED + timedelta(minutes=37 * number)
        _invite(made, speaker, moment, by)
        if key != LEFT:
            _give(speaker, OWED[number % len(OWED)], number, rng)
    _suggest(made)
    _remind(made, by)
    if now >= WITHDREW:
        clock.stand(WITHDREW)
        inviting.decline(
            made.edition, made.speakers[LEFT], reason="I am needed at home. Nguyen knows my part."
        )
    write_proposals(made.edition, by)
    for letter in db.session.scalars(select(Letter).where(Letter.id.not_in(begun))):
        letter.state, letter.answer, letter.attempts = LetterState.SENT, TAKEN, 1
        letter.sent_at = letter.queued_at + timedelta(seconds=rng.randint(1, 20))
    db.session.flush()


def _invite(made: Made, speaker: Speaker, moment: datetime, by: Actor) -> None:
    clock.stand(moment)
    known = speaker.native_language if speaker.native_language in made.edition.languages else "en"
    language = str(known or "en")
    told = inviting.invite(
        made.edition,
        speaker,
        email=_address(speaker),
        language=language,
        sessions=sessions_in_words(made.edition, speaker, language),
        by=by,
    )
    if speaker.is_confirmed:
        told.answered_at = ANSWERED + (moment - INVITED) * 3
        clock.stand(told.answered_at)
        audit.note(inviting.SPEAKER, "confirmed_speaking", speaker)


def _give(speaker: Speaker, owed: tuple[str, ...], number: int, rng: Random) -> None:
    clock.stand(GIVEN + timedelta(hours=5 * number))
    if "photo" not in owed:
        materials.give_photo(speaker, _silhouette(SHADES[number % len(SHADES)]))
    if "slides" not in owed:
        for version in range(1 + number % 2):
            materials.send_slides(speaker, SLIDES, name=f"{speaker.ref}-{version + 1}.pdf")
    materials.arrange(speaker, dict(_said(speaker, owed, rng)))


def _said(speaker: Speaker, owed: tuple[str, ...], rng: Random) -> Iterator[tuple[str, object]]:
    if "equipment" not in owed:
        yield "equipment", rng.choice(("", "", "A flip chart.", "Sound from my own laptop."))
    if "recording" not in owed:
        yield "recording", rng.random() < 0.8
        yield "shows_slides", rng.random() < 0.6
    if "hours" not in owed:
        yield "hours", ALL_DAYS
    if "travel" not in owed and speaker.country == "KZ":
        yield "is_local", True
    elif "travel" not in owed:
        yield "arrives_at", facts.at(f"2025-09-{rng.choice((10, 11))} 21:{rng.randint(10, 55)}")
        yield "departs_at", facts.at("2025-09-14 10:30")


def _suggest(made: Made) -> None:
    """One of them would have it said otherwise; the organiser has not looked at it yet."""
    speaker = made.speakers[SUGGESTS]
    part = next(iter(parts_of(speaker)), None)
    if part is not None:
        clock.stand(REMINDED - timedelta(days=1))
        abstract = Words(part.session.abstract | {"en": part.session.abstract["en"] + " With figures."})
        wordings.suggest(speaker, part.session, title=part.session.title, abstract=abstract)


def _remind(made: Made, by: Actor) -> None:
    """Two of those who owe something."""
    owing = [one for one in made.speakers.values() if one.is_confirmed and checklist_of(one).missing]
    for number, speaker in enumerate(owing[:2]):
        clock.stand(REMINDED + timedelta(minutes=number))
        reminding.remind(made.edition, checklist_of(speaker), by=by)


def _address(speaker: Speaker) -> str:
    told = engagement_of(speaker)
    if told is not None and told.email:
        return told.email
    found = select(Registration.email).filter_by(edition_id=speaker.edition_id, id=speaker.registration_id)
    return db.session.scalar(found) or f"{speaker.ref}@example.org"


def _silhouette(shade: str) -> bytes:
    """Nobody's face."""
    picture = Image.new("RGB", (300, 400), "#d9dfe0")
    drawing = ImageDraw.Draw(picture)
    drawing.ellipse((95, 80, 205, 210), fill=shade)
    drawing.ellipse((30, 235, 270, 560), fill=shade)
    with BytesIO() as file:
        picture.save(file, "PNG")
        return file.getvalue()
