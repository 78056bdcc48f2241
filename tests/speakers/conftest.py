"""Some days before the forum."""

import pytest

from tests.makers import NOW, an_edition


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()
