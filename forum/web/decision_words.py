"""Why a decision was not taken, in whole sentences: what stands in its way, and who can do what about it."""

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from forum.columns import Words
from forum.editions.capacity import Step
from forum.registration.states import State
from forum.web.language import current

REFUSALS = {
    "photo_owed": _l(
        "This category asks for a photo, and there is none yet. It is added on the delegate’s own page; then"
        " the registration can be confirmed."
    ),
    "endorsed_already": _l("The delegation has said yes already."),
    "nothing_asked": _l("There is no open question any more. Look at how things stand now."),
    "nothing_offered": _l("No place is held for you at the moment. Look at how things stand now."),
    "offer_over": _l(
        "The time to accept this place has passed, and it goes to the next person. You wait again, at the end"
        " of the list."
    ),
    "nothing_pending": _l("This change was decided upon, replaced or taken back in the meantime."),
    "revision_outdated": _l(
        "All of it was changed to something else in the meantime. Refuse the change, or edit the"
        " registration."
    ),
}

# A state in which it is already, and states that nothing follows.
IS_SO = {
    State.SUBMITTED: _l("This registration waits for a decision already."),
    State.INFO_REQUESTED: _l("A question is open already. Wait for the answer, or decide without it."),
    State.ENDORSED: _l("The delegation has said yes already."),
    State.OFFERED: _l("A place is offered to this person already."),
    State.CONFIRMED: _l("This registration is confirmed already."),
    State.WAITLISTED: _l("This registration is on the waiting list already."),
}
HAS_ENDED = {
    State.DECLINED: _l(
        "This registration was declined and stays so. A new one can be sent while places last."
    ),
    State.WITHDRAWN: _l(
        "This registration was withdrawn and stays so. A new one can be sent while places last."
    ),
    State.CANCELLED: _l(
        "This registration was cancelled and stays so. A new one can be sent while places last."
    ),
}
NO_WAY = {
    (State.CONFIRMED, State.DECLINED): _l(
        "This registration is confirmed. Cancel it instead of declining it."
    ),
    (State.CONFIRMED, State.INFO_REQUESTED): _l(
        "This registration is confirmed: nothing more can be asked before the decision."
    ),
    (State.CONFIRMED, State.ENDORSED): _l("This registration is confirmed already."),
    (State.CONFIRMED, State.OFFERED): _l("This registration is confirmed already."),
    (State.WAITLISTED, State.INFO_REQUESTED): _l(
        "This person is on the waiting list. Ask when a place is free for them."
    ),
    (State.OFFERED, State.INFO_REQUESTED): _l(
        "A place is offered to this person. Wait until they accept it or let it go."
    ),
    (State.OFFERED, State.ENDORSED): _l("A place is offered to this person already."),
    (State.DECLINED, State.CONFIRMED): _l(
        "This registration was declined. To let this person come after all, they have to register again."
    ),
}
FULL = {
    Step.EDITION: _l("All places of the forum are taken."),
    Step.DELEGATION_CATEGORY: _l("All places of this delegation in this category are taken."),
    Step.SESSION: _l("All places of this session are taken. Open more of them first."),
}


def of_move(facts: Mapping[str, Any]) -> str | None:
    old, new = State(facts["old"]), State(facts["new"])
    found = NO_WAY.get((old, new)) or HAS_ENDED.get(old) or (IS_SO.get(old) if old is new else None)
    return None if found is None else str(found)


def of_missing_word(facts: Mapping[str, Any]) -> str:
    name = facts["delegation"]
    if isinstance(name, Words):
        return _(
            "The delegation “%(delegation)s” has to say yes first. Its coordinator endorses this person in"
            " the portal; you can also endorse here on its behalf.",
            delegation=name.in_(current()),
        )
    return _(
        "In this category a delegation has to say yes first, and this person belongs to none. Endorse here on"
        " behalf of one, or put the person into a delegation."
    )


def of_too_few(facts: Mapping[str, Any]) -> str:
    return ngettext(
        "%(num)d place is taken already: there cannot be fewer. Cancel registrations first.",
        "%(num)d places are taken already: there cannot be fewer. Cancel registrations first.",
        facts["taken"],
    )


def of_full(facts: Mapping[str, Any]) -> str | None:
    found = FULL.get(facts["step"])
    return None if found is None else str(found)


def of_meeting(facts: Mapping[str, Any]) -> str:
    return _(
        "You have signed up for “%(title)s”, which is on at the same time. Give up that place first.",
        title=facts["title"].in_(current()),
    )


# Sentences that say what they are about. None: the general one says it.
TOLD: dict[str, Callable[[Mapping[str, Any]], str | None]] = {
    "move_refused": of_move,
    "not_endorsed": of_missing_word,
    "below_taken": of_too_few,
    "full": of_full,
    "meets_another": of_meeting,
}
