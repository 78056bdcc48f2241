"""The desk of the doors in words: what the audit keeps of it, and what it refuses."""

from flask_babel import lazy_gettext as _l

VERBS = {
    "made_zone": _l("Zone added"),
    "changed_zone": _l("Zone changed"),
    "removed_zone": _l("Zone removed"),
    "granted_zone": _l("Let into a zone by name"),
    "withdrew_zone": _l("Not let into a zone by name any more"),
    "changed_gate": _l("Gate changed"),
    "settled_conflict": _l("Conflict at the door settled"),
    "gave_pass": _l("Given a delegation's pass to carry"),
    "took_back_pass": _l("Gave a delegation's pass back"),
    "named_greeter": _l("Greeter named"),
    "removed_greeter": _l("Greeter removed"),
    "changed_door_rules": _l("What doors may do changed"),
    "registered_at_door": _l("Registered at the door"),
}
FIELDS = {
    "is_open": _l("Open to every valid badge"),
    "session_id": _l("Session"),
    "zone_access": _l("Who may enter"),
    "zone_hours": _l("Opening hours"),
    "zone": _l("Zone"),
    "direction": _l("Direction"),
    "pass": _l("Pass"),
    "staff_register": _l("Door staff may register"),
    "asks_email": _l("E-mail is asked for"),
}
REFUSALS = {
    "zone_in_use": _l("Badges were read there, or a phone stands at its gate. The zone stays."),
    "conflict_settled": _l("Somebody else has settled this in the meantime. Their note stays."),
    "pass_carried": _l("Somebody carries this pass. They give it back first."),
    "pass_inside": _l("Whoever carries this pass is still inside. They go out first."),
    "pass_void": _l("This pass was withdrawn, or it is for a zone that is not there."),
    "not_of_delegation": _l("This delegate is of another delegation than the pass."),
    "door_may_not_register": _l("At this forum only organisers register people. Send them to the desk."),
}
