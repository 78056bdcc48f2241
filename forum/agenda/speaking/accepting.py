"""A proposal is taken: somebody becomes a speaker, with a session in the draft that has no room yet."""

from datetime import time

from forum import clock
from forum.agenda import services as agenda
from forum.agenda.models import Kind, PublishState, Role
from forum.agenda.services import Plan
from forum.audit import services as audit
from forum.columns import Words
from forum.editions.models import Edition
from forum.editions.zone import instant
from forum.extensions import db
from forum.mail.outbox import queue
from forum.speakers import messages
from forum.speakers import services as speakers
from forum.speakers.inviting import hold, renew_link
from forum.speakers.models import Speaker
from forum.speakers.proposals.models import Proposal
from forum.speakers.proposals.services import decide
from forum.speakers.proposals.states import ProposalState
from forum.speakers.services import Profile
from forum.transaction import transaction

BEGINS, MINUTES = time(9), 45  # until somebody puts the session where it belongs


def accept(edition: Edition, proposal: Proposal, *, by: audit.Actor) -> Speaker:
    """With the letter that leads to the speaker's own page. Raises `ProposalDecided`."""
    with transaction():
        decide(proposal, ProposalState.ACCEPTED, reason=None, by=by, verb="accepted_proposal")
        speaker = speakers.add(edition, _profile(proposal), by=by)
        agenda.add(edition, _plan(edition, proposal, speaker), by=by)
        proposal.speaker_id = speaker.id
        told = hold(speaker)
        told.email, told.language, told.invited_at = proposal.email, proposal.language, clock.now()
        renew_link(edition, told)
        db.session.flush()
        queue(messages.accepted(edition, speaker, told, proposal.title))
    return speaker


def _profile(proposal: Proposal) -> Profile:
    """Not confirmed yet: they say on their own page that they come."""
    language = proposal.language
    return Profile(
        name=proposal.name,
        name_native=proposal.name_native or None,
        native_language=None,
        country=proposal.country,
        organisation=Words({language: proposal.organisation}),
        job=Words({language: proposal.job}),
        biography=Words({language: proposal.biography}),
        is_confirmed=False,
    )


def _plan(edition: Edition, proposal: Proposal, speaker: Speaker) -> Plan:
    language = proposal.language
    return Plan(
        title=Words({language: proposal.title}),
        abstract=Words({language: proposal.abstract}),
        kind=Kind(proposal.kind),
        state=PublishState.DRAFT,
        track_id=None,
        room_id=None,
        starts_at=instant(edition.starts_on, BEGINS, edition),
        minutes=MINUTES,
        floor_languages=tuple(proposal.speaks[:1]),
        people=((speaker.id, Role.SPEAKER),),
    )
