"""The mail room: every letter with what became of it, and the letter itself as it leaves.

Without a mail server this is also the development mailbox: the links of a letter are live here. Where
letters do leave, a link belongs to its reader alone and is hidden.
"""

from base64 import b64encode

from flask import Response, current_app, request
from flask_babel import gettext as _

from forum.accreditation import letters
from forum.audit import services as audit
from forum.errors import Refusal
from forum.mail import queries, services
from forum.mail.enclosures import draw, revealed, text_with
from forum.mail.envelope import headers_of, html_of, pictures_of
from forum.mail.forms import AddressForm
from forum.mail.models import Letter
from forum.mail.policy import may_read_letters, may_send_letters
from forum.mail.states import STUCK, LetterState
from forum.web.access import actor, only
from forum.web.numbers import asked
from forum.web.organiser import pages
from forum.web.organiser.letter_words import DRAWER_WORDS, KIND_WORDS, STATE_MARKS, STATE_WORDS
from forum.web.pages import back_to, or_404, page, refused

HIDDEN = "••••••"
# A letter's own style stands in its elements, because mail programs read nothing else. It is let in here
# and nowhere else: this one document has no scripts, no origin, and shows only in the frame of its page.
IN_ITS_FRAME = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox"
)


@pages.get("/desk/<edition>/messages")
@only(may_read_letters)
def messages(edition):
    wanted = request.args.get("state")
    state = LetterState(wanted) if wanted in set(LetterState) else None
    found = queries.page_of_letters(edition.id, state=state, before=asked("before"), after=asked("after"))
    counts = queries.counts_by_state(edition.id)
    return _page("list.html", edition, found=found, counts=counts, total=sum(counts.values()), state=state)


@pages.get("/desk/<edition>/messages/<int:id>")
@only(may_read_letters)
def message(edition, id):
    letter = _found(edition, id)
    return _show(edition, letter, AddressForm(email=letter.to_email))


@pages.get("/desk/<edition>/messages/<int:id>/letter.html")
@only(may_read_letters)
def message_letter(edition, id):
    letter = _found(edition, id)
    html = html_of(letter, _secrets(letter))
    for picture in pictures_of(letter, _drawers()):
        data = f"data:{picture.content_type};base64,{b64encode(picture.data).decode()}"
        html = html.replace(f"cid:{picture.inline_cid}", data)
    return Response(
        html, headers={"Content-Security-Policy": IN_ITS_FRAME, "Cache-Control": "private, no-store"}
    )


@pages.get("/desk/<edition>/messages/<int:id>/enclosures/<int:number>")
@only(may_read_letters)
def enclosure(edition, id, number):
    enclosures = _found(edition, id).enclosures
    file = draw(or_404(enclosures[number] if number < len(enclosures) else None), _drawers())
    headers = {
        "Content-Disposition": f'attachment; filename="{file.filename}"',
        "Cache-Control": "private, no-store",
    }
    return Response(file.data, content_type=file.content_type, headers=headers)


@pages.post("/desk/<edition>/messages/<int:id>/sending")
@only(may_send_letters)
def send_again(edition, id):
    letter = _found(edition, id)
    try:
        services.send_again(letter, noted=_noted)
    except Refusal as refusal:
        return refused(refusal, ".message", edition=edition.slug, id=id)
    return back_to(".message", said=_("The letter waits to be sent again."), edition=edition.slug, id=id)


@pages.post("/desk/<edition>/messages/<int:id>/address")
@only(may_send_letters)
def correct_address(edition, id):
    letter, form = _found(edition, id), AddressForm()
    if not form.validate():
        return _show(edition, letter, form, 422)
    try:
        services.correct_address(letter, form.email.data, noted=_noted)
    except Refusal as refusal:
        return refused(refusal, ".message", edition=edition.slug, id=id)
    return back_to(
        ".message", said=_("The letter waits to go to the new address."), edition=edition.slug, id=id
    )


def _found(edition, id: int) -> Letter:
    return or_404(queries.letter_of(edition.id, id))


def _show(edition, letter: Letter, form: AddressForm, status: int = 200):
    secrets = _secrets(letter)
    return _page(
        "one.html",
        edition,
        status,
        letter=letter,
        form=form,
        is_stuck=letter.state in STUCK and not letter.is_erased,
        text=text_with(letter, secrets),
        links=[] if _leaves() else list(secrets.values()),
        headers=headers_of(letter, at=letter.sent_at or letter.queued_at),
    )


def _page(template: str, edition, status: int = 200, **facts):
    words = {
        "kind_words": KIND_WORDS,
        "state_words": STATE_WORDS,
        "state_marks": STATE_MARKS,
        "drawer_words": DRAWER_WORDS,
    }
    return page(
        f"organiser/mail_room/{template}", status, edition=edition, leaves=_leaves(), **words, **facts
    )


def _leaves() -> bool:
    return bool(current_app.config["MAIL_SERVER"])


def _secrets(letter: Letter) -> dict[str, str]:
    if _leaves():
        return dict.fromkeys(letter.secrets, HIDDEN)
    return revealed(letter, letters.links(current_app.config["BASE_URL"]))


def _drawers():
    return letters.drawers(current_app.config["BASE_URL"])


def _noted(verb: str, letter: Letter, **changes) -> None:
    audit.note(actor(), verb, letter, **changes)
