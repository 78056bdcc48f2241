"""Who a speaker is, in the forum's languages."""

from flask_babel import gettext as _

from forum.errors import Refusal
from forum.speakers import materials
from forum.speakers.materials import Introduction
from forum.web.access import anyone, only
from forum.web.names import language_name
from forum.web.pages import page
from forum.web.speaker import pages
from forum.web.speaker.finding import back_home, while_they_come
from forum.web.speaker.forms import OfLanguages, introduction_form, texts_of
from forum.web.wording import of_refusal

TEXTS = ("job", "organisation", "biography")


@pages.get("/<edition>/speaker/<token>/introduction")
@only(anyone)
@while_they_come
def introduction(edition, speaker):
    return _show(edition, speaker, _form(edition, speaker, data=texts_of(speaker, *TEXTS)))


@pages.post("/<edition>/speaker/<token>/introduction")
@only(anyone)
@while_they_come
def introduce(edition, speaker):
    form = _form(edition, speaker)
    if not form.validate():
        return _show(edition, speaker, form, 422)
    try:
        materials.introduce(edition, speaker, Introduction(*(form.words(name) for name in TEXTS)))
    except Refusal as refusal:
        return back_home(edition, of_refusal(refusal), "bad")
    return back_home(edition, _("Saved: the programme introduces you like this."))


def _form(edition, speaker, **values) -> OfLanguages:
    # A text in a language the edition does not speak any more is shown, so that saving loses nothing.
    more = [code for name in TEXTS for code in getattr(speaker, name)]
    spoken = [(code, language_name(code)) for code in dict.fromkeys([*edition.languages, *more])]
    return introduction_form(spoken, **values)


def _show(edition, speaker, form: OfLanguages, status: int = 200):
    return page("speaker/introduction.html", status, edition=edition, speaker=speaker, form=form)
