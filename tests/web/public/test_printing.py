"""The programme on paper."""

import pytest

from tests.makers import an_edition
from tests.programme import a_programme

SHEETS = ["agenda", "wall", "doors"]


@pytest.fixture
def edition(db):
    return an_edition("here")


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_shows_the_programme_and_its_release(client, edition, sheet):
    a_programme(edition)
    page = client.get(f"/here/print/{sheet}").text
    assert "What an air taxi needs" in page
    assert "Programme, release 1 of" in page


@pytest.mark.parametrize("sheet", SHEETS)
def test_before_the_first_release_there_is_nothing_to_print(client, edition, sheet):
    assert "The programme is being prepared" in client.get(f"/here/print/{sheet}").text


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_takes_as_few_statements_as_the_programme(client, edition, statements, sheet):
    a_programme(edition)
    statements.clear()
    client.get(f"/here/print/{sheet}")
    assert len(statements) <= 5
