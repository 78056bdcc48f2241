import pytest
from flask_babel import force_locale
from sqlalchemy import func, select

from forum.accreditation.importing import services
from forum.accreditation.importing.models import PeopleSheet
from forum.accreditation.importing.services import NotAllGood
from forum.accreditation.importing.states import Mode
from forum.audit.models import Entry
from forum.delegations.queries import quota_lines
from forum.editions.models import Category, Limit
from forum.extensions import db
from forum.mail.models import Letter
from forum.registration import changing
from forum.registration.models import Consent, Registration
from forum.sheets.reading import Unreadable
from tests.accreditation.sheets_of_people import SEVEN, brought, looked, people, sent
from tests.delegations.making import a_delegation, a_quota
from tests.makers import SOMEBODY, a_category, an_edition
from tests.sheets.corpus import doctype, xlsx

HUNDRED_AND_NINETY_THREE = {"new": 193, "changed": 0, "unchanged": 0, "ended": 0, "bad": 7}


@pytest.fixture
def edition(db):
    edition = an_edition(capacity=1000)
    a_category(edition, code="delegate", needs_decision=True)
    return edition


def written() -> dict[str, int]:
    counted = (Registration, Letter, Entry, Consent)
    rows = {each.__tablename__: db.session.scalar(select(func.count(each.id))) for each in counted}
    return rows | {"taken": db.session.scalar(select(func.sum(Limit.taken)))}


def test_two_hundred_rows_with_seven_bad_ones_give_seven_messages(edition):
    found = looked(edition, *people(200))
    assert found.counts == HUNDRED_AND_NINETY_THREE
    told = [(each["row"], flaw[0]) for each in found.bad for flaw in each["flaws"]]
    assert told == [(row, label) for row, (_at, _value, label) in SEVEN.items()]


def test_looking_through_writes_nothing(edition):
    before = written()
    looked(edition, *people(20, bad={}))
    assert written() == before


def test_all_or_nothing_is_nothing_where_a_row_is_bad(edition):
    before = written()
    with pytest.raises(NotAllGood):
        brought(edition, *people(200), mode=Mode.ALL)
    assert written() == before


def test_all_or_nothing_is_all_where_none_is_bad(edition):
    assert brought(edition, *people(200, bad={}), mode=Mode.ALL).counts["new"] == 200
    assert written()["registration"] == 200


def test_the_good_rows_are_imported_with_all_that_belongs_to_them(edition):
    assert brought(edition, *people(200)).counts == HUNDRED_AND_NINETY_THREE
    now = written()
    assert (now["registration"], now["letter"], now["consent"]) == (193, 193, 193)
    assert now["taken"] == 2 * 193  # of the edition and of the category
    assert now["audit_entry"] == 193 + 1


@pytest.mark.parametrize("mode", Mode)
def test_the_same_sheet_again_changes_nothing(edition, mode):
    rows = people(200, bad={} if mode is Mode.ALL else SEVEN)
    brought(edition, *rows, mode=mode)
    before = written()
    again = brought(edition, *rows, mode=mode)
    assert (again.counts["new"], again.counts["changed"]) == (0, 0)
    assert written() == before


def test_a_spreadsheet_is_read_as_a_text_file_is(edition):
    header = ["Имя", "ФАМИЛИЯ", "국가", "Санат", "organization", "e-mail *"]
    row = ["Haneul", "Kim", "대한민국", "delegate", "Example", "kim@example.org"]
    found = brought(edition, data=xlsx(row, header=header))
    assert found.counts["new"] == 1
    assert db.session.scalars(select(Registration)).one().country == "KR"


def test_the_sentences_are_in_the_readers_language(edition):
    found = looked(edition, *people(200), language="ru")
    column, value, says = found.bad[1]["flaws"][0]
    assert (column, value) == ("Электронная почта", "not an address")
    assert says != looked(edition, *people(200)).bad[1]["flaws"][0][2]


def test_what_is_left_out_is_told_in_the_language_of_whoever_decides(edition):
    into, kept = sent(edition, *people(12, bad={9: SEVEN[40]}))
    with force_locale("en"):
        services.look_through(into, kept)
    with force_locale("ru"):
        services.bring_in_at_once(kept, Mode.GOOD, language="ru", by=SOMEBODY)
    assert kept.findings["bad"][0]["flaws"][0][0] == "Электронная почта"


def test_whoever_imports_is_written_down(edition):
    brought(edition, *people(3, bad={}))
    entry = db.session.scalars(select(Entry).filter_by(verb="imported_people")).one()
    assert entry.actor == "Bruno Organiser"
    assert entry.after == {"new": 3, "changed": 0, "unchanged": 0, "ended": 0, "bad": 0}
    assert db.session.get(PeopleSheet, entry.thing_id).rows == 3


def test_consents_are_attested_by_the_import_and_no_more_than_needed(edition):
    brought(edition, *people(1, bad={}))
    ledger = db.session.scalars(select(Consent)).all()
    assert {each.purpose: each.given for each in ledger} == {"required": True}
    assert {each.by for each in ledger} == {"import"}


def test_a_hostile_sheet_leaves_nothing_behind(edition):
    before = written()
    with pytest.raises(Unreadable):
        sent(edition, data=doctype())
    assert written() == before
    assert db.session.scalar(select(func.count(PeopleSheet.id))) == 0


def test_a_sheet_that_is_brought_in_again_leaves_alone_whoever_changed_their_address(edition):
    into, kept = sent(edition, *people(3, bad={}))
    with force_locale("en"):
        services.bring_in(into, kept, Mode.GOOD, by=SOMEBODY)
    first = db.session.scalars(select(Registration).order_by(Registration.id)).first()
    changing.edit(first, {"email": "elsewhere@example.org"}, by=SOMEBODY)
    with force_locale("en"):
        again = services.bring_in(into, kept, Mode.GOOD, by=SOMEBODY)
    assert again.counts == {"new": 0, "changed": 0, "unchanged": 2, "ended": 0, "bad": 1}
    assert written()["registration"] == 3


def test_a_quota_that_is_made_between_two_batches_counts_everybody(edition, monkeypatch):
    monkeypatch.setattr(services, "BATCH", 2)
    category = db.session.scalars(select(Category)).one()
    delegation = a_delegation(edition)
    into, kept = sent(edition, *people(6, bad={}), delegation=delegation)
    with force_locale("en"):
        services.bring_in(
            into,
            kept,
            Mode.GOOD,
            by=SOMEBODY,
            step=lambda done: done == 2 and a_quota(edition, delegation, category, 5),
        )
    [line] = quota_lines(delegation)
    assert (line.taken, written()["registration"]) == (5, 5)
