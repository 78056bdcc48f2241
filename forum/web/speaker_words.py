"""What is said about speakers: where an invitation stands, what is missing, why something was refused."""

from flask import Flask
from flask_babel import lazy_gettext as _l

from forum.speakers.inviting import SPEAKER
from forum.speakers.proposals.services import PROPOSER
from forum.speakers.proposals.states import ProposalState
from forum.speakers.rules import hours_said
from forum.speakers.states import Standing

STANDINGS = {
    Standing.ASKED: _l("Asked"),
    Standing.INVITED: _l("Invited"),
    Standing.CONFIRMED: _l("Confirmed"),
    Standing.DECLINED: _l("Declined"),
}
# The square of the design beside each word.
MARKS = {
    Standing.ASKED: "off",
    Standing.INVITED: "wait",
    Standing.CONFIRMED: "ok",
    Standing.DECLINED: "bad",
}
PROPOSAL_STATES = {
    ProposalState.SUBMITTED: _l("Waiting for a decision"),
    ProposalState.ACCEPTED: _l("Taken into the programme"),
    ProposalState.DECLINED: _l("Not taken"),
    ProposalState.WITHDRAWN: _l("Taken back"),
}
PROPOSAL_MARKS = {
    ProposalState.SUBMITTED: "wait",
    ProposalState.ACCEPTED: "ok",
    ProposalState.DECLINED: "bad",
    ProposalState.WITHDRAWN: "off",
}
REFUSALS = {
    "speaker_answered": _l("That answer was given already. Nothing was changed."),
    "speaker_declined": _l("This speaker has declined: there is nothing to prepare."),
    "slides_too_heavy": _l(
        "This file is larger than 30 MB. Make the pictures in it smaller, or save it as PDF."
    ),
    "slides_kind_unknown": _l("Send a PDF, a PowerPoint file (.pptx) or an OpenDocument file (.odp)."),
    "slides_broken": _l("This file cannot be read. Save it anew, or send it as PDF."),
    "slides_with_macros": _l("This file holds macros. Save it without them, or send it as PDF."),
    "slides_too_many": _l("There are twenty versions already. Ask the organisers to take this one by mail."),
    "wording_decided": _l("This was decided in the meantime, or the speaker has written other words since."),
    "nothing_missing": _l("Nothing is missing from this speaker."),
    "speaker_without_address": _l("There is no address to write to. Invite the speaker first."),
    "just_reminded": _l("This speaker was reminded within the last day. Wait until tomorrow."),
    "call_closed": _l("The call for speakers is closed. Nothing was sent."),
    "proposal_decided": _l("This proposal was decided or taken back in the meantime. Nothing was changed."),
    "speaker_joined": _l("This speaker has a registration already, or it belongs to another speaker."),
    "no_speakers_category": _l("This forum has no category for speakers. Write to the organisers."),
}
VERBS = {
    "invited_speaker": _l("Speaker invited"),
    "confirmed_speaking": _l("Speaker has said yes"),
    "declined_speaking": _l("Speaker has declined"),
    "changed_arrangements": _l("Practical matters of a speaker changed"),
    "gave_speaker_photo": _l("Speaker has given a photo"),
    "removed_speaker_photo": _l("Photo of a speaker deleted"),
    "sent_slides": _l("Slides received"),
    "allowed_slides": _l("Slides allowed on the public site"),
    "withheld_slides": _l("Slides taken off the public site"),
    "suggested_wording": _l("Speaker suggests title or abstract"),
    "left_wording": _l("Suggested title or abstract not taken"),
    "reminded_speaker": _l("Speaker reminded"),
    "joined_registration": _l("Speaker and registration joined: one badge"),
    "parted_registration": _l("Speaker and registration parted"),
    "received_proposal": _l("Proposal received"),
    "reviewed_proposal": _l("Proposal reviewed"),
    "accepted_proposal": _l("Proposal taken into the programme"),
    "declined_proposal": _l("Proposal not taken"),
    "withdrew_proposal": _l("Proposal taken back"),
    "changed_call": _l("Call for speakers changed"),
    "erased_speaker": _l("Speaker’s own data erased"),
    "erased_proposal": _l("Proposal erased"),
}
FIELDS = {
    "version": _l("Version"),
    "score": _l("Score"),
    "proposal": _l("Proposal"),
    "call_is_open": _l("Takes proposals"),
    "closes_at": _l("Closes"),
}
ACTORS = {SPEAKER.name: _l("The speaker"), PROPOSER.name: _l("Whoever proposed it")}


def teach(app: Flask) -> None:
    app.jinja_env.filters.update(
        speaker_word=lambda standing: STANDINGS[Standing(standing)],
        speaker_mark=lambda standing: MARKS[Standing(standing)],
        hours_said=hours_said,
        proposal_word=lambda state: PROPOSAL_STATES[ProposalState(state)],
        proposal_mark=lambda state: PROPOSAL_MARKS[ProposalState(state)],
    )
