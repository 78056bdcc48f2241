"""The product with one guard switched off, so that a fault test can be seen to bite.

`FORUM_TEST_WITHOUT=places`: places are not counted. `=arbiter`: the door does not look at earlier entries.
"""

import os
from types import SimpleNamespace

from forum import create_app
from forum.checkin import services as checkin
from forum.editions import capacity

app = create_app()


def _take_nothing(edition_id, limits):
    return None


def _see_nobody_inside(connection, edition_id, zone_id, codes, *, look=checkin.held_badges):
    found = look(connection, edition_id, zone_id, codes)
    return {code: SimpleNamespace(**{**row._mapping, "first_id": None}) for code, row in found.items()}


if os.environ["FORUM_TEST_WITHOUT"] == "places":
    capacity.take = _take_nothing
elif os.environ["FORUM_TEST_WITHOUT"] == "arbiter":
    checkin.held_badges = _see_nobody_inside
