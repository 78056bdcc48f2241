"""The product with one guard switched off, so that a fault test can be seen to bite.

`FORUM_TEST_WITHOUT=places`: places are not counted. `=arbiter`: the door does not look at earlier entries.
"""

import os
from types import SimpleNamespace

from forum import create_app
from forum.checkin import arbiter
from forum.editions import capacity

app = create_app()


def _take_nothing(edition_id, limits):
    return None


def _see_nobody_inside(connection, device, codes, first_seq, *, look=arbiter.seen):
    found = look(connection, device, codes, first_seq)
    return [SimpleNamespace(**{**row._mapping, "told_id": None}) for row in found]


if os.environ["FORUM_TEST_WITHOUT"] == "places":
    capacity.take = _take_nothing
elif os.environ["FORUM_TEST_WITHOUT"] == "arbiter":
    arbiter.seen = _see_nobody_inside
