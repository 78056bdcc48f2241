"""Where every page is. New ones are found by themselves, unless they are about a new kind of thing."""

import re
from datetime import UTC, datetime

from flask import url_for
from sqlalchemy import func, select
from werkzeug.routing import Rule

from config import Config
from forum import create_app
from forum.accounts import services as accounts
from forum.accounts.duties import Duty
from forum.accounts.queries import account_with
from forum.accreditation.delegates import people_of
from forum.agenda.models import AgendaSession
from forum.agenda.speaking.queries import parts_of
from forum.badges import codes
from forum.badges.queries import badges_of
from forum.badges.services import token_of
from forum.certificates.codes import code_of
from forum.certificates.queries import valid_of
from forum.checkin import enrolment
from forum.checkin.models import Gate
from forum.delegations.models import Floater
from forum.delegations.queries import delegation_with
from forum.editions.models import Edition, Room
from forum.editions.queries import edition_with
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration import links
from forum.registration.drafts import services as drafts
from forum.registration.models import Registration
from forum.registration.queries import with_ref
from forum.registration.questions.queries import every_question_of
from forum.registration.states import LIVE, State
from forum.speakers import links as speaker_links
from forum.speakers.asked import asked
from forum.speakers.engagements import engagement_of
from forum.speakers.models import Speaker
from forum.speakers.proposals.queries import proposals_of
from tests.accreditation.sheets_of_people import a_sheet
from tests.delegations.making import an_invitation
from tests.makers import SOMEBODY, all_papers, an_edition

SLUG = "ai-4room-2025"
# No pages: files, calendars, what machines read. The scanner's protocol (`scan.…`) is of that kind too.
FILES = {
    *("public.brand", "public.favicon", "public.robots", "public.healthz", "public.readyz"),
    *("public.schedule_xml", "public.schedule_json", "public.schedule_text"),
    *("public.schedule_calendar", "public.session_calendar", "delegate.calendar"),
    *("delegate.badge_pdf", "delegate.badge_svg", "organiser.badge_pdf", "organiser.badge_svg"),
    *("delegate.my_data", "delegate.my_agenda_calendar", "public.my_agenda_calendar", "public.screen_worker"),
    *("delegate.places", "organiser.live_figures"),  # fragments
    *("delegate.names_of_countries", "organiser.answered_file"),
    *(
        "delegate.photo_file",
        "delegate.proposed_photo_file",
        "delegate.certificate_pdf",
    ),
    *("organiser.photo_file", "organiser.proposed_photo_file", "organiser.visa_letter"),
    *("organiser.certificate_pdf", "organiser.travel_csv", "organiser.walked_in_badge"),
    *("organiser.speaker_photo", "organiser.speaker_slides", "speaker.photo_file", "speaker.slides_file"),
    *("speaker.public_photo", "speaker.public_slides", "speaker.own_copy"),
    *("organiser.enclosure", "door.decoder", "door.manifest", "door.worker"),
    *("delegate.people_xlsx", "delegate.people_csv"),
    *(
        f"{room}.import_{what}"
        for room in ("organiser", "delegate")
        for what in ("template", "problems", "progress")
    ),
    "organiser.message_letter",  # it lets no script in, so axe cannot read it there; it is read as a letter
}
PORTAL = "/<edition>/delegation/"
SCANNING = {"scan", None}
# "/desk/<edition>/messages/<int:id>/letter.html" is about a message, its `id`, and goes on behind it.
THING = re.compile(r"/(\w+)/<(?:\w+:)?(?!edition)(\w+)>(.*)")
LONG_AGO, ONE_DAY = datetime(2025, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)


class Places:
    """The addresses in one demonstration, by the room (blueprint) that shows them."""

    def __init__(self, database: str) -> None:
        self.app = create_app(Config.for_tests(SQLALCHEMY_DATABASE_URI=database))
        with self.app.app_context():
            an_edition("over", registration_opens_at=LONG_AGO, registration_closes_at=LONG_AGO)
            an_edition("far-off", registration_opens_at=ONE_DAY, registration_closes_at=ONE_DAY)
            edition = edition_with(SLUG)
            _give_papers(edition)
            self.needed = _needed(edition)
            self.in_portal = {"edition": SLUG, "code": "KOREA", "ref": _one_of("KOREA", edition).ref}
            korea = delegation_with(edition.id, "KOREA")
            self.in_portal["sheet_id"] = a_sheet(edition, delegation=korea, is_by_coordinator=True).id
            self.invitation = enrolment.invite_device(edition, _first_gate(edition), by=SOMEBODY)
            db.session.remove()

    @property
    def rooms(self) -> set[str]:
        return {_room(rule.endpoint) for rule in self.app.url_map.iter_rules()} - SCANNING

    def of(self, room: str) -> list[str]:
        """Stops with a KeyError at a page about a kind of thing of which nothing is said below."""
        with self.app.test_request_context():
            return [
                url_for(rule.endpoint, **dict.fromkeys(rule.arguments & {"edition"}, SLUG), **about)
                for rule in self.app.url_map.iter_rules()
                if _room(rule.endpoint) == room and "GET" in rule.methods and rule.endpoint not in FILES
                if not str(rule).startswith(PORTAL)
                for about in self._about(rule)
            ]

    def portal(self) -> list[str]:
        """The coordinators' pages, of one delegation and somebody in it."""
        with self.app.test_request_context():
            return [
                url_for(rule.endpoint, **{name: self.in_portal[name] for name in rule.arguments})
                for rule in self.app.url_map.iter_rules()
                if str(rule).startswith(PORTAL) and "GET" in rule.methods and rule.endpoint not in FILES
            ]

    def _about(self, rule: Rule) -> list[dict]:
        """What the page is about: all sorts of it for its own page, one for each page below that."""
        if rule.arguments <= {"edition"}:
            return [{}]
        segment, name, rest = THING.search(str(rule)).groups()
        values = self.needed.get(rule.endpoint) or self.needed[segment]
        return [
            value if isinstance(value, dict) else {name: value}
            for value in (values if not rest or rule.endpoint in self.needed else values[:1])
        ]

    def close(self) -> None:
        with self.app.app_context():
            db.engine.dispose()


def _room(endpoint: str) -> str | None:
    return endpoint.partition(".")[0] if "." in endpoint else None


def _needed(edition: Edition) -> dict[str, list]:
    """By what stands before it in the address, or by endpoint. The first of each is the most usual."""
    each = sorted(_one_in_each_state(edition), key=lambda one: one.state != State.CONFIRMED)
    tokens = [links.token(edition, one.ref, one.link_generation) for one in each]
    return {
        **_of_speakers(edition),
        "agenda": _longest_and_shortest(AgendaSession.ref, edition),
        "speakers": _longest_and_shortest(Speaker.ref, edition),
        "registrations": [one.ref for one in each],
        "duplicates": [f"{each[0].ref}-{each[1].ref}"],
        "my": tokens,
        "delegate.edit": [token for token, one in zip(tokens, each, strict=True) if one.state in LIVE],
        "draft": [drafts.begin(edition, [("email", "kim@example.org"), ("given_name", "Haneul")])],
        "questions": [one.ref for one in every_question_of(edition.id)],
        "messages": _one_letter_of_each_kind(edition),
        "imports": [a_sheet(edition).id],
        "delegations": ["KOREA", "KYRGYZSTAN"],
        "zones": list(db.session.scalars(select(Gate.zone_id).filter_by(edition_id=edition.id).distinct())),
        "gates": [_first_gate(edition).id],
        "passes": list(db.session.scalars(select(Floater.id).filter_by(edition_id=edition.id).limit(1))),
        "invitation": [an_invitation(edition, delegation_with(edition.id, "CHINA"), "li@example.org")[1]],
        "screen": list(db.session.scalars(select(Room.id).filter_by(edition_id=edition.id).limit(1))),
        "rooms": list(db.session.scalars(select(Room.id).filter_by(edition_id=edition.id).limit(1))),
        "places": ["forum", "investor"],
        "visas": [each[0].ref],
        "certificates": [each[0].ref],
        "certificate": [code_of(edition, valid_of(each[0]).uid), "X" * 16],
        "B": [codes.text(token_of(edition, badges_of(each[0])[0])), "X" * 32],
        "enrol": ["X" * 32],
    }


def _of_speakers(edition: Edition) -> dict[str, list]:
    """The pages of somebody who has given everything, of somebody who owes something, of who declined."""
    speakers = db.session.scalars(select(Speaker).filter_by(edition_id=edition.id).order_by(Speaker.position))
    by_ref = {one.ref: _token(edition, one) for one in speakers}
    own = [by_ref[ref] for ref in ("sora-sato", "ulan", "ren-kasou")]
    session = parts_of(asked(edition.id, "sora-sato"))[0].session
    proposals = [each.proposal for each in proposals_of(edition.id)]
    return {
        "speaker": own,
        "speaker.wording": [{"token": own[0], "ref": session.ref}],
        "speaker.badge": [own[2]],
        "proposal": [speaker_links.token(edition, speaker_links.PROPOSAL, one.id, 1) for one in proposals],
        "proposals": [one.ref for one in proposals],
    }


def _token(edition: Edition, speaker: Speaker) -> str:
    return speaker_links.token(
        edition, speaker_links.SPEAKER, speaker.id, engagement_of(speaker).link_generation
    )


def _one_of(code: str, edition: Edition) -> Registration:
    theirs = people_of(delegation_with(edition.id, code))
    return next(one for one in theirs if one.state == State.CONFIRMED)


def _one_in_each_state(edition: Edition) -> list[Registration]:
    ids = select(func.min(Registration.id)).filter_by(edition_id=edition.id).group_by(Registration.state)
    return list(db.session.scalars(select(Registration).where(Registration.id.in_(ids))))


def _one_letter_of_each_kind(edition: Edition) -> list[int]:
    ids = select(func.min(Letter.id)).filter_by(edition_id=edition.id)
    return list(db.session.scalars(ids.group_by(Letter.kind)))


def _give_papers(edition: Edition) -> None:
    """To the first confirmed delegate; and the owner is trusted with passports, too."""
    accounts.appoint(account_with("olga@example.org"), edition_id=edition.id, duty=Duty.VISA_OFFICER)
    [one] = [each for each in _one_in_each_state(edition) if each.state == State.CONFIRMED]
    all_papers(edition, with_ref(edition.id, one.ref))


def _longest_and_shortest(column, edition: Edition) -> list[str]:
    refs = sorted(db.session.scalars(select(column).filter_by(edition_id=edition.id)), key=len)
    return [refs[0], refs[-1]]


def _first_gate(edition: Edition) -> Gate:
    return db.session.scalars(select(Gate).filter_by(edition_id=edition.id)).first()
