"""A speaker's slides: sent in versions, the newest first."""

from flask import g
from flask_babel import gettext as _

from forum.errors import Refusal
from forum.extensions import limiter
from forum.speakers import materials
from forum.speakers.engagements import slides_of, version_of
from forum.web.access import anyone, only
from forum.web.decks import deck
from forum.web.pages import or_404, page
from forum.web.speaker import pages
from forum.web.speaker.finding import back_home, theirs, while_they_come
from forum.web.speaker.forms import SlidesForm
from forum.web.uploads import MEGABYTE, takes
from forum.web.wording import of_refusal


@pages.get("/<edition>/speaker/<token>/slides")
@only(anyone)
@while_they_come
def slides(edition, speaker):
    return _show(edition, speaker, SlidesForm())


@pages.post("/<edition>/speaker/<token>/slides")
@takes(32 * MEGABYTE)
@only(anyone)
@while_they_come
@limiter.limit("30 per hour")
def send_slides(edition, speaker):
    form = SlidesForm()
    if not form.validate():
        return _show(edition, speaker, form, 422)
    sent = form.slides.data
    try:
        kept = materials.send_slides(speaker, sent.read(), name=sent.filename or "")
    except Refusal as refusal:
        form.slides.errors = [of_refusal(refusal)]
        return _show(edition, speaker, form, 422)
    return back_home(edition, _("Your slides are here: version %(number)d.", number=kept.version))


@pages.post("/<edition>/speaker/<token>/slides/none")
@only(anyone)
@while_they_come
def show_no_slides(edition, speaker):
    materials.arrange(speaker, {"without_slides": True})
    return back_home(edition, _("Noted: you speak without slides."))


@pages.get("/<edition>/speaker/<token>/slides/<int:version>")
@only(anyone)
@theirs
def slides_file(edition, speaker, version):
    return deck(edition, speaker, or_404(version_of(speaker, version)))


def _show(edition, speaker, form: SlidesForm, status: int = 200):
    decks = slides_of(speaker)
    return page(
        "speaker/slides.html", status, edition=edition, speaker=speaker, form=form, decks=decks, told=g.told
    )
