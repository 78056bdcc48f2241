"""The people on stage: names first in their own script."""

from flask import abort, render_template

from forum import clock
from forum.speakers.engagements import shown_of
from forum.speakers.proposals.queries import call_of
from forum.speakers.proposals.states import takes_proposals
from forum.speakers.queries import speaker_with, speakers_of
from forum.web.access import anyone, only
from forum.web.public import facts, pages
from forum.web.public.caching import kept
from forum.web.public.landing import standing


@pages.get("/<edition>/speakers")
@only(anyone)
@kept()
def speakers(edition):
    return render_template(
        "public/speakers.html",
        edition=edition,
        standing=standing(edition),
        speakers=speakers_of(edition.id),
        takes_proposals=takes_proposals(call_of(edition.id), clock.now()),
    )


@pages.get("/<edition>/speakers/<ref>")
@only(anyone)
@kept()
def speaker(edition, ref):
    found = speaker_with(edition.id, ref) or abort(404)
    return render_template(
        "public/speaker.html",
        edition=edition,
        standing=standing(edition),
        speaker=found,
        shown=shown_of(found),
        items=facts.released(edition).of_speaker(found.id),
    )
