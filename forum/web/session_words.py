"""Coming to sessions, and how they run, in words."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from forum.agenda.running.rules import Delay
from forum.agenda.signups.models import Mode, Standing
from forum.agenda.signups.queries import Entry
from forum.editions.models import Edition

MODES = {
    Mode.OPEN: _l("Open to everybody"),
    Mode.SIGN_UP: _l("With sign-up"),
    Mode.INVITATION: _l("By invitation"),
}
STANDINGS = {
    Standing.IN: _l("You have a place"),
    Standing.WAITING: _l("You are on the waiting list"),
}
FILLS = {"filling": _l("Filling"), "full": _l("Full")}

REFUSALS = {
    "not_a_delegate": _l("Only confirmed delegates have places in sessions."),
    "not_for_sign_up": _l("One cannot sign up for this session now."),
    "meets_another": _l("You have signed up for another session at the same time. Give up that place first."),
}


def coming_words(entry: Entry) -> str:
    """How many places are left, and how one comes in: one sentence."""
    if entry.mode is Mode.INVITATION:
        return _("By invitation of the organisers.")
    if entry.left is None:
        return _("With sign-up.")
    if entry.left == 0:
        return _("All %(places)s places are taken.", places=entry.places)
    return ngettext(
        "%(num)d of %(places)s places left.",
        "%(num)d of %(places)s places left.",
        entry.left,
        places=entry.places,
    )


def late_words(delay: Delay) -> str:
    if not delay.begins:
        return _("Ends later than announced")
    return ngettext("Delayed by %(num)d minute", "Delayed by %(num)d minutes", delay.begins)


def teach(app: Flask) -> None:
    app.jinja_env.globals["late_words"] = late_words
    app.jinja_env.globals["coming_words"] = coming_words
    app.jinja_env.filters["standing_word"] = lambda standing: STANDINGS[Standing(standing)]
    app.jinja_env.filters["mode_word"] = lambda mode: MODES[Mode(mode)]
    app.jinja_env.filters["fill_word"] = lambda fill: FILLS[fill]


VERBS = {
    "signed_up": _l("Signed up for a session"),
    "left_session": _l("Gave up a place in a session"),
    "moved_up_in_session": _l("Moved up into a session"),
    "taken_into_session": _l("Taken into a session"),
    "taken_out_of_session": _l("Taken out of a session"),
    "settled_sign_up": _l("Sign-up for the session changed"),
    "changed_run": _l("Run of the session changed"),
    "delayed_session": _l("Delay of the session changed"),
}

FIELDS = {
    "session": _l("Session"),
    "as": _l("Place or waiting list"),
    "mode": _l("Who may come"),
    "late": _l("Minutes late"),
}

SAYING: dict[str, Callable[[Any, Edition], str]] = {
    "mode": lambda value, edition: str(MODES.get(value, value)),
    "as": lambda value, edition: str(_l("Place") if value == Standing.IN else _l("Waiting list")),
}
