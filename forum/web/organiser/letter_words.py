"""The mail room's codes in words."""

from flask_babel import lazy_gettext as _l

from forum.mail.states import LetterState

STATE_WORDS = {
    LetterState.WAITING: _l("Waiting"),
    LetterState.SENDING: _l("Being sent"),
    LetterState.SENT: _l("Sent"),
    LetterState.DEFERRED: _l("Trying again"),
    LetterState.FAILED: _l("Failed"),
    LetterState.SUPPRESSED: _l("Kept here"),
}

# The square of the design beside each word.
STATE_MARKS = {
    LetterState.WAITING: "wait",
    LetterState.SENDING: "wait",
    LetterState.SENT: "ok",
    LetterState.DEFERRED: "part",
    LetterState.FAILED: "bad",
    LetterState.SUPPRESSED: "off",
}

KIND_WORDS = {
    "draft.link": _l("Link to a form that is not sent yet"),
    "delegation.invited": _l("Invitation of a coordinator"),
    "delegation.nominated": _l("Registered by the delegation"),
    "delegation.confirmed": _l("Registered by the delegation, with badge"),
    "delegation.replaced": _l("Replaced by somebody else"),
    "delegation.taken_out": _l("Withdrawn by the delegation"),
    "registration.received": _l("Registration received"),
    "registration.confirmed": _l("Confirmation with badge"),
    "registration.promoted": _l("Place from the waiting list, with badge"),
    "registration.reissued": _l("New badge"),
    "registration.waitlisted": _l("Waiting list"),
    "registration.declined": _l("Declined"),
    "registration.cancelled": _l("Cancelled"),
    "registration.withdrawn": _l("Withdrawn"),
    "registration.received_for_delegation": _l("Registration received, delegation asked"),
    "registration.declined_by_delegation": _l("Declined by the delegation"),
    "registration.info_requested": _l("Question"),
    "registration.offered": _l("Place offered"),
    "registration.offer_expired": _l("Offered place given on"),
    "registration.revised": _l("Change accepted, with badge"),
    "registration.revision_accepted": _l("Change accepted"),
    "registration.revision_refused": _l("Change not accepted"),
    "registration.already_registered": _l("Registered already"),
    "registration.link": _l("Link to the registration"),
    "registration.new_link": _l("New link to the registration"),
    "registration.address_changed": _l("Address changed"),
    "registration.merged": _l("Two registrations made one"),
    "registration.visa_requested": _l("Visa support requested"),
    "registration.visa_issued": _l("Letter for the consulate is ready"),
    "registration.visa_letter": _l("Link to the letter for the consulate"),
    "registration.visa_declined": _l("No letter for the consulate"),
    "registration.visa_granted": _l("Visa granted"),
    "registration.visa_refused": _l("Visa refused"),
    "registration.certificate": _l("Certificate of attendance"),
    "speaker.invited": _l("Invitation to speak"),
    "speaker.reminded": _l("Reminder of what is missing"),
    "speaker.accepted": _l("Proposal taken into the programme"),
    "speaker.has_declined": _l("To the organisers: a speaker declined"),
    "proposal.received": _l("Proposal received"),
    "proposal.declined": _l("Proposal not taken"),
    "programme.changed": _l("The programme has changed"),
    "programme.changed_on_stage": _l("The programme has changed, to a speaker"),
    "session.place_free": _l("Place in a session from the waiting list"),
    "session.taken_in": _l("Place in a session given by the organisers"),
    "session.taken_out": _l("Place in a session taken back"),
}

DRAWER_WORDS = {
    "badge.qr": _l("Badge code as a picture"),
    "badge.pdf": _l("Badge to print, PDF"),
    "calendar": _l("Calendar entry"),
    "programme.changed": _l("Changed sessions for the calendar"),
    "programme.cancelled": _l("Cancelled sessions for the calendar"),
}
