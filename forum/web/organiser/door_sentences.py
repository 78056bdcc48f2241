"""What went wrong at the door, in sentences."""

from collections.abc import Mapping

from flask.blueprints import BlueprintSetupState
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from forum.checkin.models import Device
from forum.checkin.rules import Outcome
from forum.editions.models import Edition
from forum.insights.conflicts import Conflict, Kind
from forum.insights.lanes import Lane
from forum.web.dates import moment_words
from forum.web.organiser.marks import is_alive

MANY_UNSENT = 20  # fewer are on their way
FAR_BEHIND = 1000  # changes since it last asked: ten minutes of a busy morning

KINDS = {
    Kind.NOT_VALID: _l("Admitted without a right"),
    Kind.TWICE: _l("Admitted twice"),
    Kind.REFUSED: _l("Sent away with a good badge"),
    Kind.SET_ASIDE: _l("A record nobody can believe"),
}
SIGNS = {Kind.NOT_VALID: "bad", Kind.TWICE: "bad", Kind.REFUSED: "wait", Kind.SET_ASIDE: "part"}

_BECAUSE = {
    Outcome.REVOKED: _l("the badge had been revoked"),
    Outcome.REPLACED: _l("the badge had been replaced by a new one"),
    Outcome.NOT_CONFIRMED: _l("the registration was not confirmed any more"),
    Outcome.WRONG_ZONE: _l("the badge does not open this zone"),
    Outcome.WRONG_DAY: _l("the zone was closed at that time or to that category on that day"),
    Outcome.NOT_IN_LIST: _l("the code is none of this forum's badges"),
    Outcome.NOT_A_BADGE: _l("what was read is not a badge"),
    Outcome.OTHER_FORUM: _l("the badge is another forum's"),
}
_SENTENCES = {
    Kind.NOT_VALID: _l("%(gate)s showed green on %(device)s, but %(because)s."),
    Kind.TWICE: _l(
        "%(gate)s showed green on %(device)s, but this delegate was in already: at %(first_gate)s,"
        " %(first_at)s."
    ),
    Kind.REFUSED: _l("%(gate)s refused on %(device)s, but the badge was good. The phone had an older list."),
    Kind.SET_ASIDE: _l(
        "%(device)s at %(gate)s sent a record under a number that another one has. It admits nobody."
    ),
}


def sentence_of(conflict: Conflict, edition: Edition) -> str:
    """What happened, in one sentence. When and whose stand beside it."""
    facts: Mapping[str, object] = {
        "gate": conflict.gate,
        "device": conflict.device,
        "because": conflict.claim and _BECAUSE.get(conflict.claim, conflict.claim),
        "first_gate": conflict.first_gate or _("another gate"),
        "first_at": moment_words(conflict.first_at, edition) if conflict.first_at else _("earlier"),
    }
    return str(_SENTENCES[conflict.kind]) % facts


def health_of(device: Device, cursor: int) -> list[str]:
    """What is amiss with a device, in words; nothing if it is well or was revoked."""
    if device.revoked_at is not None:
        return []
    amiss = []
    if not is_alive(device):
        amiss.append(_("Not heard of lately. Look whether it is on and has a network."))
    if device.unsent and device.unsent >= MANY_UNSENT:
        amiss.append(ngettext("%(num)d scan waits on it.", "%(num)d scans wait on it.", device.unsent))
    if device.listed is not None and cursor - device.listed >= FAR_BEHIND:
        amiss.append(_("Its list is %(num)d changes old.", num=cursor - device.listed))
    return amiss


def teach(state: BlueprintSetupState) -> None:
    state.app.jinja_env.filters.update(
        conflict_word=lambda kind: KINDS[Kind(kind)], conflict_sign=lambda kind: SIGNS[Kind(kind)]
    )


LANES = {
    Lane.SCAN: _l("Badge in hand: scan"),
    Lane.IDENTITY: _l("Scan and passport"),
    Lane.PRINT: _l("Badge is printed"),
}
