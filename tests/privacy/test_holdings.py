"""What is kept about people is entered in the register of the privacy room, or the erasure forgets it."""

import pytest
from sqlalchemy import JSON, LargeBinary, String

from forum.columns import InLanguages
from forum.extensions import db
from forum.privacy.holdings import FILES, GONE_THROUGH, HOLDINGS, NOBODYS

WRITTEN = (String, JSON, LargeBinary, InLanguages)
BOOKS = {"alembic_version"}
KNOWN = {holding.table: holding for holding in HOLDINGS}


def tables(app):
    return {table.name: table for table in db.metadata.sorted_tables if table.name not in BOOKS}


def written(table):
    """The columns in which a person can stand."""
    return {column.name for column in table.c if isinstance(column.type, WRITTEN) and not column.foreign_keys}


def test_every_table_is_somebodys_or_nobodys(app):
    assert tables(app).keys() - KNOWN.keys() - NOBODYS - GONE_THROUGH - {FILES} == set()


def test_no_table_is_both(app):
    assert KNOWN.keys() & NOBODYS == set()


def test_every_text_about_a_person_is_blanked_or_says_nothing(app):
    assert {
        f"{name}.{column}"
        for name, holding in KNOWN.items()
        if not holding.goes
        for column in written(tables(app)[name]) - holding.known
    } == set()


def test_whatever_points_at_a_registration_is_somebodys(app):
    pointing = {
        table.name
        for table in tables(app).values()
        for key in table.foreign_keys
        if key.column.table.name == "registration"
    }
    assert pointing - KNOWN.keys() - NOBODYS == set()


@pytest.mark.parametrize("holding", HOLDINGS, ids=lambda holding: holding.table)
def test_the_register_names_columns_that_are_there(app, holding):
    table = tables(app)[holding.table]
    assert {*holding.known, *holding.files} <= set(table.c.keys())
    assert holding.rows(table, 1) is not None
