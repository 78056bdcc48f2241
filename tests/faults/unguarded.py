"""The product with one guard switched off, so that a fault test can be seen to bite.

`FORUM_TEST_WITHOUT=places`: places are not counted. `=arbiter`: the door does not look at earlier entries.
"""

import os

from forum import create_app
from forum.checkin import services as checkin
from forum.editions import capacity

app = create_app()


def _take_nothing(edition_id, limits):
    return None


def _see_nobody_inside(edition_id, zone_id, codes, *, look=checkin.held_badges):
    return {code: row._replace(first_id=None) for code, row in _named(look(edition_id, zone_id, codes)).items()}


def _named(rows):
    from collections import namedtuple

    return {code: namedtuple("Held", row._mapping.keys())(*row) for code, row in rows.items()}


if os.environ["FORUM_TEST_WITHOUT"] == "places":
    capacity.take = _take_nothing
elif os.environ["FORUM_TEST_WITHOUT"] == "arbiter":
    checkin.held_badges = _see_nobody_inside
