"""A speaker's own page: their sessions, and how each thing stands that is asked of them."""

from flask import g

from forum.accreditation.speaking import registration_of_speaker
from forum.agenda.speaking.queries import checklist_of, parts_of, wordings_of
from forum.registration.states import State
from forum.speakers.engagements import slides_of
from forum.speakers.states import Standing
from forum.web.access import anyone, only
from forum.web.pages import page
from forum.web.speaker import pages
from forum.web.speaker.finding import theirs


@pages.get("/<edition>/speaker/<token>")
@only(anyone)
@theirs
def own_page(edition, speaker):
    checked = checklist_of(speaker)
    registration = registration_of_speaker(speaker)
    return page(
        "speaker/own_page.html",
        edition=edition,
        speaker=speaker,
        told=g.told,
        checked=checked,
        comes=checked.standing is not Standing.DECLINED,
        parts=parts_of(speaker),
        wordings=wordings_of(speaker),
        decks=slides_of(speaker),
        has_badge=registration is not None and registration.state == State.CONFIRMED,
        registration=registration,
    )
