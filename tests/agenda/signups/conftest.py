import pytest

from tests.makers import an_edition
from tests.workshops import a_workshop


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def workshop(edition):
    return a_workshop(edition, places=2)
