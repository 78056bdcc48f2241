"""A speaker's own data: a copy, and its erasure. A proposal's, too."""

import json

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _

from forum.privacy import speakers as privacy
from forum.privacy.own_data import plain
from forum.speakers.inviting import SPEAKER
from forum.speakers.proposals.services import PROPOSER
from forum.web.access import anyone, only
from forum.web.pages import back_to, page
from forum.web.speaker import pages
from forum.web.speaker.finding import here, theirs
from forum.web.speaker.proposal import ones_own


@pages.get("/<edition>/speaker/<token>/data")
@only(anyone)
@theirs
def own_data(edition, speaker):
    return page("speaker/own_data.html", edition=edition, speaker=speaker)


@pages.get("/<edition>/speaker/<token>/data.json")
@only(anyone)
@theirs
def own_copy(edition, speaker):
    copy = json.dumps(privacy.copy_of_speaker(speaker), ensure_ascii=False, indent=2, default=plain)
    answer = Response(copy, content_type="application/json; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{speaker.ref}.json"'
    return answer


@pages.post("/<edition>/speaker/<token>/data/erasure")
@only(anyone)
@theirs
def erase_me(edition, speaker):
    if request.form.get("sure") != "yes":
        said = _("Tick first that you are sure. Nothing was erased.")
        return back_to(".own_data", said=said, tone="warn", **here(edition))
    privacy.erase_speaker(edition, speaker, by=SPEAKER)
    return redirect(url_for(".erased", edition=edition.slug), code=303)


@pages.post("/<edition>/proposal/<token>/erasure")
@only(anyone)
@ones_own
def erase_proposal(edition, proposal, token):
    privacy.erase_proposal(edition, proposal, by=PROPOSER)
    return redirect(url_for(".erased", edition=edition.slug), code=303)


@pages.get("/<edition>/speaker-erased")
@only(anyone)
def erased(edition):
    return page("speaker/erased.html", edition=edition)
