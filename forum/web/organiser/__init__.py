"""The organisers' desk, and the door that leads to it."""

from flask import Blueprint

from forum.web.organiser.marks import add_to
from forum.web.organiser.rail import may

pages = Blueprint("organiser", __name__)
pages.record_once(add_to)
pages.app_context_processor(lambda: {"may": may})

from forum.web.organiser import (  # noqa: E402, F401 - the views join `pages`
    accrediting,
    agenda,
    agenda_copy,
    agenda_import,
    answers,
    badges,
    board,
    certificates,
    changes,
    conflicts,
    correcting,
    countries,
    delegating,
    delegation_parts,
    delegations,
    doors,
    doors_conflicts,
    doors_live,
    doors_passes,
    doors_zones,
    duplicates,
    editions,
    erasure,
    exporting,
    importing,
    links,
    mail_room,
    overview,
    photos,
    places,
    proposals,
    questions,
    registrations,
    releasing,
    rooms,
    running,
    signing_in,
    signups,
    speaker_actions,
    speakers,
    staff,
    story,
    travel,
    visas,
    walk_in,
)
