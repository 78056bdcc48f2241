import pytest

from forum.accreditation import quotas, resizing, services
from forum.accreditation.resizing import Places
from forum.audit.queries import latest
from forum.editions.capacity import BelowTaken, Step
from forum.editions.queries import places_left
from forum.registration.states import State
from tests.accreditation.places import a_delegation
from tests.makers import SOMEBODY, a_category, a_registration, an_application, an_edition


@pytest.fixture
def edition(db):
    return an_edition()


def states(people):
    return [one.state for one in people]


def test_several_move_up_when_there_are_more_places(edition):
    category = a_category(edition, capacity=0, keeps_waiting_list=True)
    waiting = [a_registration(edition, category, state=State.WAITLISTED) for _one in range(3)]
    resizing.set_places(edition, category, Places(2, None, False), by=SOMEBODY)
    assert states(waiting) == [State.CONFIRMED, State.CONFIRMED, State.WAITLISTED]
    assert places_left(edition.id, Step.CATEGORY)[category.id] == 0


def test_all_limits_are_asked_before_somebody_moves_up(db):
    edition = an_edition(capacity=1)
    category = a_category(edition, keeps_waiting_list=True)
    a_registration(edition, category, state=State.CONFIRMED)
    waiting = [a_registration(edition, category, state=State.WAITLISTED) for _one in range(2)]
    resizing.resize(edition, places=2, by=SOMEBODY)
    assert states(waiting) == [State.CONFIRMED, State.WAITLISTED]


def test_never_fewer_than_are_taken(edition):
    category = a_category(edition, capacity=3)
    a_registration(edition, category, state=State.CONFIRMED)
    with pytest.raises(BelowTaken) as refused:
        resizing.set_places(edition, category, Places(0, None, False), by=SOMEBODY)
    assert refused.value.facts["taken"] == 1
    assert places_left(edition.id, Step.CATEGORY)[category.id] == 2


def test_what_was_changed_is_written_down(edition):
    category = a_category(edition, capacity=3)
    resizing.set_places(edition, category, Places(None, 48, True), by=SOMEBODY)
    changed, resized = latest(edition.id)[:2]
    assert (resized.verb, resized.before, resized.after) == ("resized", {"places": 3}, {"places": None})
    assert (changed.verb, changed.after) == (
        "changed_category",
        {"offer_hours": 48, "asks_endorsement": True},
    )


def test_somebody_put_on_the_list_though_there_is_room_waits_for_the_next_place(edition):
    """An organiser may keep somebody in reserve: what others do elsewhere does not confirm them."""
    category, other = a_category(edition), a_category(edition, capacity=1)
    in_reserve = a_registration(edition, category, state=State.WAITLISTED)
    services.withdraw(edition, a_registration(edition, other, state=State.CONFIRMED))
    assert in_reserve.state == State.WAITLISTED


def of_delegation(edition, category, delegation, key):
    one = an_application()
    whole = type(one)(one.person, one.consents, "en", category.id, delegation.id)
    return services.receive(edition, category, whole, key=key * 20)


def test_whoever_has_a_full_quota_does_not_hold_up_the_line(edition):
    category = a_category(edition, capacity=2, keeps_waiting_list=True)
    delegation = a_delegation(edition)
    quotas.set_quota(edition, delegation, category, places=1, is_hard=True, by=SOMEBODY)
    of_delegation(edition, category, delegation, "a")
    leaves = a_registration(edition, category, state=State.CONFIRMED)
    first = of_delegation(edition, category, delegation, "b")
    second = a_registration(edition, category, state=State.WAITLISTED)
    services.withdraw(edition, leaves)
    assert states([first, second]) == [State.WAITLISTED, State.CONFIRMED]
