"""Every letter this product writes, with the facts its templates place.

A letter `registration.received` has the templates mail/registration/received.txt and .html.
"""

# Written by the forum and its organisers.
OURS = frozenset(
    {
        "forum_name",  # Almaty International Forum, in the letter's language
        "short_name",  # AI-4room: also the sender's name
        "dates",  # 12–13 September 2025
        "place",
        "organiser",
        "contact_email",  # also where answers go
        "edition_slug",
        "category",
        "ref",
        "submitted_at",  # in words, on the edition's clock
        "delegation",  # its name, in the letter's language
        "coordinator",  # who acted for the delegation, by name
        "until",  # the last moment at which a link works or an offered place is held, in words
        "session_title",
        "session_time",  # Saturday 13 September, 09:30–10:15
        "session_room",  # empty where it has none
        "reason",  # what the organisers write; None where they wrote nothing
        "sessions",  # of a speaker: title and time of each, a line each; None where there is none yet
        "missing",  # of a speaker's checklist: the codes of its items
        "changes",  # of the programme, session by session: see agenda/releases/letters.py
    }
)
OF_SEVERAL_LINES = frozenset({"reason", "sessions"})
# Typed by whoever registered: made harmless before it is placed.
THEIRS = frozenset({"full_name", "called", "name_native", "organisation", "title"})

# Links and codes that stand in the letter as it leaves, never in the database.
WITH_LINK = frozenset({"manage"})
WITHOUT = frozenset[str]()
WITH_BADGE = frozenset({"manage", "code"})
TO_A_SPEAKER = frozenset({"speaking"})
TO_A_PROPOSER = frozenset({"proposal"})

SECRETS = {
    "draft.link": frozenset({"draft"}),
    "delegation.invited": frozenset({"invitation"}),
    "delegation.nominated": WITH_LINK,
    "delegation.confirmed": WITH_BADGE,
    "delegation.replaced": WITHOUT,
    "delegation.taken_out": WITH_LINK,
    "registration.received": WITH_LINK,
    "registration.confirmed": WITH_BADGE,
    "registration.promoted": WITH_BADGE,
    "registration.reissued": WITH_BADGE,
    "registration.waitlisted": WITH_LINK,
    "registration.declined": WITH_LINK,
    "registration.cancelled": WITH_LINK,
    "registration.withdrawn": WITH_LINK,
    "registration.already_registered": WITH_LINK,
    "registration.received_for_delegation": WITH_LINK,
    "registration.declined_by_delegation": WITH_LINK,
    "registration.info_requested": WITH_LINK,
    "registration.offered": WITH_LINK,
    "registration.offer_expired": WITH_LINK,
    "registration.revised": WITH_BADGE,
    "registration.revision_accepted": WITH_LINK,
    "registration.revision_refused": WITH_LINK,
    "registration.link": WITH_LINK,
    "registration.new_link": WITH_LINK,
    "registration.address_changed": WITHOUT,
    "registration.merged": WITH_LINK,
    "registration.visa_requested": WITH_LINK,
    "registration.visa_issued": WITH_LINK,
    "registration.visa_letter": frozenset({"visa_letter"}),
    "registration.visa_declined": WITH_LINK,
    "registration.visa_granted": WITH_LINK,
    "registration.visa_refused": WITH_LINK,
    "registration.certificate": WITH_LINK,
    "speaker.invited": TO_A_SPEAKER,
    "speaker.reminded": TO_A_SPEAKER,
    "speaker.accepted": TO_A_SPEAKER,
    "speaker.has_declined": frozenset({"speaker_desk"}),
    "programme.changed": WITH_LINK,
    "programme.changed_on_stage": TO_A_SPEAKER,
    "proposal.received": TO_A_PROPOSER,
    "proposal.declined": TO_A_PROPOSER,
    "session.place_free": WITH_LINK,
    "session.taken_in": WITH_LINK,
    "session.taken_out": WITH_LINK,
}
# What their links open is for whoever has that address, and for nobody an organiser writes in its place.
FOR_ONE_ADDRESS = frozenset({"registration.visa_letter"})
KINDS = tuple(SECRETS)
