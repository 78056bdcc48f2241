"""The demonstration is the one the specification describes."""

from collections import Counter

import pytest
from sqlalchemy import func, select

from forum.agenda.queries import programme_of
from forum.badges.models import Badge
from forum.checkin.models import Gate, Scan, Zone
from forum.demo.cast import BY_COUNTRY
from forum.editions.models import Category
from forum.editions.zone import at
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration.models import Registration
from forum.registration.revisions import Revision, RevisionState
from forum.registration.rules import script_of
from forum.speakers.models import Speaker

STATES = {
    "confirmed": 520,
    "submitted": 40,
    "declined": 25,
    "waitlisted": 20,
    "withdrawn": 20,
    "info_requested": 15,
}
OFFICIALS = {"official": 35, "vip": 25}
CATEGORIES = OFFICIALS | {
    "entrepreneur": 270,
    "investor": 110,
    "expert_speaker": 60,
    "staff": 50,
    "press": 40,
    "sponsor": 30,
    "accompanying": 20,
}

INTO_THE_SITE = Scan.accepted & (Scan.zone_id == select(func.min(Zone.id)).scalar_subquery())


def counted(column):
    return Counter(db.session.scalars(select(column).select_from(Registration).join(Registration.category)))


def people(**facts):
    return db.session.scalars(select(Registration).filter_by(**facts)).all()


def test_there_are_640_registrations_in_their_states(edition):
    assert counted(Registration.state) == STATES
    assert sum(STATES.values()) == 640


def test_they_come_from_the_countries_of_the_specification(edition):
    countries = counted(Registration.country)
    assert {code: countries[code] for code in BY_COUNTRY} == BY_COUNTRY
    assert sum(countries.values()) - sum(BY_COUNTRY.values()) == 30


def test_they_belong_to_the_categories_of_the_specification(edition):
    assert counted(Category.code) == CATEGORIES
    assert sum(OFFICIALS.values()) == 60


def test_twenty_five_are_received_as_guests_of_honour(edition):
    assert counted(Category.letter)["V"] == 25


def test_430_were_let_in_over_three_gates(edition):
    let_in = select(Scan.registration_id, Gate.name).join(Gate, Gate.id == Scan.gate_id).where(INTO_THE_SITE)
    people, gates = zip(*db.session.execute(let_in), strict=True)
    assert len(set(people)) == len(people) == 430
    assert len(set(gates)) == 3


def test_the_most_come_in_the_hour_before_the_opening(edition):
    moments = db.session.scalars(select(Scan.effective_at).where(INTO_THE_SITE)).all()
    hours = Counter(moment.hour for moment in moments)  # UTC: Almaty is five hours ahead
    assert max(hours, key=hours.get) == 4
    assert hours[3] > hours[5]


def test_the_gala_seats_everybody_who_asked(edition):
    seated = [one for one in people(gala=True) if one.state == "confirmed"]
    assert 200 < len(seated) <= 300


def test_the_two_days_stand_as_in_the_programme(edition):
    moments = [at(item.starts_at, edition) for item in programme_of(edition.id).items]
    friday = Counter(f"{moment:%H:%M}" for moment in moments if moment.day == 12)
    saturday = Counter(f"{moment:%H:%M}" for moment in moments if moment.day == 13)
    assert " ".join(friday) == "09:30 10:30 11:30 12:15 13:00 15:00 18:30"
    assert " ".join(saturday) == "08:00 09:30 10:00 12:00 13:15 14:30 16:15 17:30 19:00"
    assert (saturday["12:00"], saturday["14:30"]) == (2, 4)


def test_twelve_kims_write_themselves_in_three_scripts(edition):
    kims = [one for one in people() if one.family_name.lower() == "kim"]
    assert len(kims) == 12
    assert {script_of(one.name_native) for one in kims} == {"HANGUL", "CJK", "CYRILLIC"}


@pytest.mark.parametrize(
    ("facts", "native"),
    [
        ({"given_name": "Ulan", "family_name": ""}, "Улан"),
        ({"given_name": "HANEUL", "family_name": "KIM"}, "김하늘"),
        ({"family_name": "Demokyzy"}, "Әлия Демоқызы"),
        ({"family_name": "Sato", "reading": "さとう そら"}, "佐藤 空"),
        ({"given_name": "Shili"}, "张示例"),
        ({"given_name": "Maria Demo", "family_name": "Santos"}, ""),
    ],
)
def test_the_difficult_names_are_there(edition, facts, native):
    assert [one.name_native for one in people(**facts)] == [native]


def test_two_people_share_one_telephone(edition):
    phones = Counter(one.phone for one in people() if one.phone)
    assert [count for count in phones.values() if count > 1] == [2]


def test_an_organisation_has_a_name_of_sixty_characters(edition):
    assert max(len(one.organisation) for one in people()) == 60


def test_one_badge_was_replaced_and_one_revoked_while_its_holder_is_confirmed(edition):
    ended = db.session.execute(
        select(Badge.state)
        .join(Registration)
        .where(Badge.ended_at.is_not(None), Registration.state == "confirmed")
    )
    assert Counter(ended.scalars()) == {"replaced": 1, "revoked": 1}


def test_most_speakers_are_delegates_with_one_badge_and_one_was_swapped(edition):
    speakers = db.session.scalars(select(Speaker)).all()
    assert sum(one.registration_id is not None for one in speakers) == 18
    assert [one.name for one in speakers if not one.is_confirmed] == ["Kasou Ren"]


def test_two_letters_came_back(edition):
    assert Counter(db.session.scalars(select(Letter.state)))["failed"] == 2


def test_two_changes_wait_for_a_registrar(edition):
    pending = select(Revision.changes).filter_by(state=RevisionState.PENDING).order_by(Revision.id)
    fields = [sorted(changes) for changes in db.session.scalars(pending)]
    assert fields == [["organisation"], ["family_name", "name_native"]]
