import pytest

from tests.makers import NOW, an_edition
from tests.programme import a_room, a_session, a_venue


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition("here")


@pytest.fixture
def hall(edition):
    return a_room(edition, a_venue(edition))


@pytest.fixture
def session(edition, hall):
    """Released as number 1."""
    return a_session(edition, room=hall)
