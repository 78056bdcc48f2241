"""Who speaks: everybody who was asked, and what is known of each."""

from flask import request
from flask_babel import gettext as _

from forum.editions.models import Edition
from forum.speakers import services as speaker_services
from forum.speakers.asked import asked, everybody_asked
from forum.speakers.forms import SpeakerForm, speaker_form, values_of
from forum.speakers.models import Speaker
from forum.speakers.policy import may_edit_speakers
from forum.web.access import actor, only
from forum.web.names import countries_in_order, language_name
from forum.web.organiser import pages
from forum.web.organiser.marks import NINE
from forum.web.pages import back_to, or_404, page


@pages.get("/desk/<edition>/speakers")
@only(may_edit_speakers)
def speakers(edition):
    everybody = everybody_asked(edition.id)
    only_asked = request.args.get("only") == "asked"
    waiting = [speaker for speaker in everybody if not speaker.is_confirmed]
    return page(
        "organiser/speakers/list.html",
        edition=edition,
        spoken=[(code, language_name(code)) for code in edition.languages],
        shown=waiting if only_asked else everybody,
        only_asked=only_asked,
        total=len(everybody),
        waiting=len(waiting),
    )


@pages.get("/desk/<edition>/speakers/new")
@only(may_edit_speakers)
def new_speaker(edition):
    return page("organiser/speakers/new.html", edition=edition, form=_form(edition))


@pages.post("/desk/<edition>/speakers/new")
@only(may_edit_speakers)
def add_speaker(edition):
    form = _form(edition)
    if not form.validate():
        return page("organiser/speakers/new.html", 422, edition=edition, form=form)
    speaker = speaker_services.add(edition, form.profile(), by=actor())
    return back_to(".speakers", said=_("%(name)s is added.", name=speaker.name), edition=edition.slug)


@pages.get("/desk/<edition>/speakers/<ref>")
@only(may_edit_speakers)
def speaker(edition, ref):
    speaker = or_404(asked(edition.id, ref))
    form = _form(edition, speaker, data=values_of(speaker))
    return page("organiser/speakers/one.html", edition=edition, speaker=speaker, form=form)


@pages.post("/desk/<edition>/speakers/<ref>")
@only(may_edit_speakers)
def change_speaker(edition, ref):
    speaker = or_404(asked(edition.id, ref))
    form = _form(edition, speaker)
    if not form.validate():
        return page("organiser/speakers/one.html", 422, edition=edition, speaker=speaker, form=form)
    speaker_services.change(edition, speaker, form.profile(), by=actor())
    return back_to(".speakers", said=_("%(name)s is saved.", name=speaker.name), edition=edition.slug)


def _form(edition: Edition, speaker: Speaker | None = None, **values) -> SpeakerForm:
    # A text in a language the edition does not speak any more is shown, so that saving loses nothing.
    more = [*speaker.job, *speaker.organisation, *speaker.biography] if speaker else []
    return speaker_form(
        [(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *more])],
        countries=countries_in_order(),
        languages=[(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *NINE])],
        **values,
    )
