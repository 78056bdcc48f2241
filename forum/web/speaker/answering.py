"""A speaker says whether they come."""

from flask_babel import gettext as _

from forum.errors import Refusal
from forum.speakers import inviting
from forum.web.access import anyone, only
from forum.web.pages import page
from forum.web.speaker import pages
from forum.web.speaker.finding import back_home, theirs, while_they_come
from forum.web.speaker.forms import DeclineForm
from forum.web.wording import of_refusal


@pages.post("/<edition>/speaker/<token>/confirmation")
@only(anyone)
@theirs
def confirm(edition, speaker):
    try:
        inviting.confirm(edition, speaker)
    except Refusal as refusal:
        return back_home(edition, of_refusal(refusal), "bad")
    return back_home(edition, _("You come: thank you. Below is what we still need from you."))


@pages.get("/<edition>/speaker/<token>/decline")
@only(anyone)
@while_they_come
def ask_to_decline(edition, speaker):
    return page("speaker/decline.html", edition=edition, speaker=speaker, form=DeclineForm())


@pages.post("/<edition>/speaker/<token>/decline")
@only(anyone)
@while_they_come
def decline(edition, speaker):
    form = DeclineForm()
    if not form.validate():
        return page("speaker/decline.html", 422, edition=edition, speaker=speaker, form=form)
    try:
        inviting.decline(edition, speaker, reason=form.reason.data or None)
    except Refusal as refusal:
        return back_home(edition, of_refusal(refusal), "bad")
    return back_home(edition, _("The organisers know that you do not come."))
