"""Who speaks: everybody who was asked, what each still owes, and what is known of them."""

from typing import Any

from flask import request
from flask_babel import gettext as _

from forum.accreditation.speaking import registration_of_speaker, suggested_for
from forum.agenda.speaking.queries import Checked, checklist_of, checklists_of, parts_of, pending_wordings_of
from forum.editions.models import Edition
from forum.registration.search.folding import folded
from forum.speakers import services as speaker_services
from forum.speakers.asked import asked
from forum.speakers.engagements import slides_of
from forum.speakers.forms import SpeakerForm, speaker_form, values_of
from forum.speakers.models import Speaker
from forum.speakers.policy import may_edit_speakers
from forum.speakers.states import Standing
from forum.web.access import actor, only
from forum.web.language import spoken_in
from forum.web.names import countries_in_order, language_name
from forum.web.organiser import pages
from forum.web.organiser.marks import NINE
from forum.web.organiser.speaker_forms import InvitationForm
from forum.web.pages import back_to, or_404, page

LONGEST_SOUGHT = 100
VIEWS = {
    "asked": lambda each: each.standing in (Standing.ASKED, Standing.INVITED),
    "missing": lambda each: bool(each.missing),
    "declined": lambda each: each.standing is Standing.DECLINED,
}


@pages.get("/desk/<edition>/speakers")
@only(may_edit_speakers)
def speakers(edition):
    everybody, view = checklists_of(edition.id), request.args.get("only", "")
    q = request.args.get("q", "").strip()[:LONGEST_SOUGHT]
    return page(
        "organiser/speakers/list.html",
        edition=edition,
        spoken=[(code, language_name(code)) for code in edition.languages],
        shown=[
            each for each in everybody if (view not in VIEWS or VIEWS[view](each)) and _is_called(each, q)
        ],
        q=q,
        view=view if view in VIEWS else "",
        total=len(everybody),
        counts={name: sum(map(belongs, everybody)) for name, belongs in VIEWS.items()},
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
    said = _("%(name)s is added.", name=speaker.name)
    return back_to(".speaker", said=said, edition=edition.slug, ref=speaker.ref)


@pages.get("/desk/<edition>/speakers/<ref>")
@only(may_edit_speakers)
def speaker(edition, ref):
    speaker = or_404(asked(edition.id, ref))
    return show_speaker(edition, speaker, form=_form(edition, speaker, data=values_of(speaker)))


@pages.post("/desk/<edition>/speakers/<ref>")
@only(may_edit_speakers)
def change_speaker(edition, ref):
    speaker = or_404(asked(edition.id, ref))
    form = _form(edition, speaker)
    if not form.validate():
        return show_speaker(edition, speaker, 422, form=form)
    speaker_services.change(edition, speaker, form.profile(), by=actor())
    return back_to(".speakers", said=_("%(name)s is saved.", name=speaker.name), edition=edition.slug)


def _is_called(checked: Checked, q: str) -> bool:
    """By any part of a name in either script, or of the organisation."""
    one = checked.speaker
    said = " ".join([one.name, one.name_native or "", *one.organisation.values()])
    return q.casefold() in folded(said)


def show_speaker(
    edition: Edition,
    speaker: Speaker,
    status: int = 200,
    *,
    form: SpeakerForm | None = None,
    inviting: InvitationForm | None = None,
):
    """The whole page, whichever of its forms was sent."""
    checked = checklist_of(speaker)
    return page(
        "organiser/speakers/one.html",
        status,
        edition=edition,
        speaker=speaker,
        form=form or _form(edition, speaker, formdata=None, data=values_of(speaker)),
        inviting=inviting or _invitation(edition, checked),
        checked=checked,
        parts=parts_of(speaker),
        wordings=pending_wordings_of(speaker),
        decks=slides_of(speaker),
        registration=registration_of_speaker(speaker),
        suggested=suggested_for(speaker),
    )


def _invitation(edition: Edition, checked: Checked) -> InvitationForm:
    told = checked.told
    known: dict[str, Any] = {"email": told.email, "language": told.language} if told else {}
    return InvitationForm(languages=spoken_in(edition), formdata=None, data=known)


def _form(edition: Edition, speaker: Speaker | None = None, **values) -> SpeakerForm:
    # A text in a language the edition does not speak any more is shown, so that saving loses nothing.
    more = [*speaker.job, *speaker.organisation, *speaker.biography] if speaker else []
    return speaker_form(
        [(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *more])],
        countries=countries_in_order(),
        languages=[(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *NINE])],
        **values,
    )
