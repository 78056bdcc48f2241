"""Releases of the programme in the reader's words: what their services say in codes."""

from flask_babel import lazy_gettext as _l

from forum.agenda.releases.differences import Aspect, Fate

REFUSALS = {
    "nothing_to_release": _l("There is nothing to release: the public knows all of it."),
    "draft_moved": _l(
        "Somebody changed the draft after this page was opened. Nothing was released: look at it again."
    ),
}

VERBS = {"released_programme": _l("Programme released")}
FIELDS = {"release": _l("Release"), "changes": _l("Changes"), "letters": _l("Letters")}

FATES = {
    Fate.CANCELLED: _l("Cancelled"),
    Fate.MOVED: _l("Moved"),
    Fate.CHANGED: _l("Changed"),
    Fate.NEW: _l("New"),
    Fate.BACK: _l("Takes place after all"),
}
MARKS = {
    Fate.CANCELLED: "bad",
    Fate.MOVED: "wait",
    Fate.CHANGED: "part",
    Fate.NEW: "ok",
    Fate.BACK: "ok",
}

ASPECTS = {
    Aspect.WHEN: _l("time"),
    Aspect.WHERE: _l("room"),
    Aspect.TITLE: _l("title"),
    Aspect.PEOPLE: _l("people on stage"),
    Aspect.LANGUAGES: _l("languages"),
    Aspect.KIND: _l("kind"),
    Aspect.TRACK: _l("track"),
    Aspect.ABSTRACT: _l("abstract"),
}
