"""Title and abstract of a session, in the words of somebody who speaks in it."""

from flask_babel import gettext as _

from forum.agenda.speaking import wordings
from forum.agenda.speaking.queries import Part, part_with, wordings_of
from forum.web.access import anyone, only
from forum.web.names import language_name
from forum.web.pages import or_404, page
from forum.web.speaker import pages
from forum.web.speaker.finding import back_home, while_they_come
from forum.web.speaker.forms import OfLanguages, texts_of, wording_form


@pages.get("/<edition>/speaker/<token>/sessions/<ref>")
@only(anyone)
@while_they_come
def wording(edition, speaker, ref):
    part = or_404(part_with(speaker, ref))
    last = wordings_of(speaker).get(part.session.id)
    shown = last if last and last.decided_at is None else part.session
    form = _form(edition, part, data=texts_of(shown, "title", "abstract"))
    return _show(edition, speaker, part, form, last=last)


@pages.post("/<edition>/speaker/<token>/sessions/<ref>")
@only(anyone)
@while_they_come
def suggest_wording(edition, speaker, ref):
    part = or_404(part_with(speaker, ref))
    form = _form(edition, part)
    if not form.validate():
        return _show(edition, speaker, part, form, 422)
    title, abstract = form.words("title"), form.words("abstract")
    waits = wordings.suggest(speaker, part.session, title=title or part.session.title, abstract=abstract)
    said = _("Sent. The organisers look at it before it stands in the programme.") if waits else _("Saved.")
    return back_home(edition, said)


def _form(edition, part: Part, **values) -> OfLanguages:
    more = [*part.session.title, *part.session.abstract]
    spoken = [(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *more])]
    return wording_form(spoken, **values)


def _show(edition, speaker, part: Part, form: OfLanguages, status: int = 200, last=None):
    return page(
        "speaker/wording.html", status, edition=edition, speaker=speaker, part=part, form=form, last=last
    )
