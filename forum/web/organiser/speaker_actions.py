"""What an organiser does for one speaker: invite, remind, decide about words and slides, join to a badge."""

from flask import Response, abort, request
from flask_babel import gettext as _
from flask_babel import ngettext

from forum.accreditation import speaking
from forum.agenda.speaking import reminding, wordings
from forum.agenda.speaking.queries import checklist_of, sessions_in_words, wording_with
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.files.pictures import JPEG
from forum.files.queries import data_of
from forum.registration.queries import with_ref
from forum.speakers import inviting, materials
from forum.speakers.asked import asked
from forum.speakers.engagements import engagement_of, version_of
from forum.speakers.models import Speaker
from forum.speakers.policy import may_edit_speakers
from forum.web.access import actor, only
from forum.web.decks import deck
from forum.web.language import spoken_in
from forum.web.organiser import pages
from forum.web.organiser.forms import ReasonForm
from forum.web.organiser.speaker_forms import InvitationForm
from forum.web.organiser.speakers import show_speaker
from forum.web.pages import back_to, or_404, refused


@pages.post("/desk/<edition>/speakers/<ref>/invitation")
@only(may_edit_speakers)
def invite_speaker(edition, ref):
    speaker, form = found(edition, ref), InvitationForm(languages=spoken_in(edition))
    if not form.validate():
        return show_speaker(edition, speaker, 422, inviting=form)
    language = form.language.data
    sessions = sessions_in_words(edition, speaker, language)
    inviting.invite(edition, speaker, email=form.email.data, language=language, sessions=sessions, by=actor())
    return back_to_speaker(
        edition, speaker, _("The invitation is on its way. Earlier links open nothing now.")
    )


@pages.post("/desk/<edition>/speakers/<ref>/reminder")
@only(may_edit_speakers)
def remind_speaker(edition, ref):
    speaker = found(edition, ref)
    try:
        reminding.remind(edition, checklist_of(speaker), by=actor())
    except Refusal as refusal:
        return refused(refusal, ".speaker", edition=edition.slug, ref=ref)
    return back_to_speaker(edition, speaker, _("A letter that says what is missing is on its way."))


@pages.post("/desk/<edition>/speakers/reminders")
@only(may_edit_speakers)
def remind_speakers(edition):
    done = reminding.remind_all(edition, by=actor())
    said = [ngettext("%(num)d letter is on its way.", "%(num)d letters are on their way.", done.letters)]
    if done.too_soon:
        said.append(
            ngettext(
                "%(num)d speaker was reminded within the last day.",
                "%(num)d speakers were reminded within the last day.",
                done.too_soon,
            )
        )
    if done.without_address:
        said.append(
            ngettext(
                "%(num)d speaker has no address yet.",
                "%(num)d speakers have no address yet.",
                done.without_address,
            )
        )
    return back_to(
        ".speakers", said=" ".join(said), tone="ok" if done.letters else "warn", edition=edition.slug
    )


@pages.post("/desk/<edition>/speakers/<ref>/wordings/<int:wording_id>/acceptance")
@only(may_edit_speakers)
def take_wording(edition, ref, wording_id):
    speaker, wording = found(edition, ref), or_404(wording_with(edition.id, wording_id))
    try:
        wordings.take(edition, wording, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".speaker", edition=edition.slug, ref=ref)
    return back_to_speaker(
        edition, speaker, _("Taken into the draft. The public reads it with the next release.")
    )


@pages.post("/desk/<edition>/speakers/<ref>/wordings/<int:wording_id>/refusal")
@only(may_edit_speakers)
def leave_wording(edition, ref, wording_id):
    speaker, wording, form = found(edition, ref), or_404(wording_with(edition.id, wording_id)), ReasonForm()
    if not form.validate():
        return back_to_speaker(edition, speaker, str(form.reason.errors[0]), "bad")
    try:
        wordings.leave(wording, reason=form.reason.data or None, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".speaker", edition=edition.slug, ref=ref)
    return back_to_speaker(edition, speaker, _("The programme stays as it is. The speaker reads why."))


@pages.post("/desk/<edition>/speakers/<ref>/slides")
@only(may_edit_speakers)
def allow_slides(edition, ref):
    speaker, allowed = found(edition, ref), request.form.get("allowed") == "yes"
    materials.allow_slides(speaker, allowed, by=actor())
    said = _("Allowed: anybody may have the slides, if the speaker agrees.")
    return back_to_speaker(
        edition, speaker, said if allowed else _("The slides are for the organisers only.")
    )


@pages.get("/desk/<edition>/speakers/<ref>/slides/<int:version>")
@only(may_edit_speakers)
def speaker_slides(edition, ref, version):
    speaker = found(edition, ref)
    return deck(edition, speaker, or_404(version_of(speaker, version)))


@pages.get("/desk/<edition>/speakers/<ref>/photo.jpg")
@only(may_edit_speakers)
def speaker_photo(edition, ref):
    told = engagement_of(found(edition, ref)) or abort(404)
    data = or_404(data_of(edition.id, told.photo_file_id))
    return Response(data, content_type=JPEG, headers={"Cache-Control": "private, no-store"})


@pages.post("/desk/<edition>/speakers/<ref>/badge")
@only(may_edit_speakers)
def join_speaker(edition, ref):
    speaker, code = found(edition, ref), request.form.get("registration", "").strip().upper()
    registration = with_ref(edition.id, code)
    if registration is None:
        said = _(
            "There is no registration with the number “%(code)s”. Look it up, then try again.", code=code
        )
        return back_to_speaker(edition, speaker, said, "bad")
    try:
        speaking.join(edition, speaker, registration, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".speaker", edition=edition.slug, ref=ref)
    said = _("Joined with the registration of %(name)s: one badge.", name=registration.full_name)
    return back_to_speaker(edition, speaker, said)


@pages.post("/desk/<edition>/speakers/<ref>/badge/removal")
@only(may_edit_speakers)
def part_speaker(edition, ref):
    speaker = found(edition, ref)
    speaking.part(speaker, by=actor())
    return back_to_speaker(edition, speaker, _("They are two people now. The registration stays as it is."))


def found(edition: Edition, ref: str) -> Speaker:
    return or_404(asked(edition.id, ref))


def back_to_speaker(edition: Edition, speaker: Speaker, said: str, tone: str = "ok"):
    return back_to(".speaker", said=said, tone=tone, edition=edition.slug, ref=speaker.ref)
