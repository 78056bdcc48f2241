"""What an edition's pages are made of, read and put in order once for each number its row carries.

The same page in another language, with another filter or a minute later is written anew, from the same
programme and the same speakers. Who changes them raises the number (see caching.py), and what was known
under the old one is never asked for again. Counts and the clock are no part of this: they are asked anew.
"""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar

from forum import clock
from forum.editions.models import Edition
from forum.extensions import db

Thing = TypeVar("Thing")
More = ParamSpec("More")
MOST_THINGS = 256
# Should a row be changed by hand in the database, beside every service, that is seen after so long.
FRESH_FOR = timedelta(minutes=10)


class Memory:
    """The things asked for last. Safe between threads: nobody changes what is kept here."""

    def __init__(self) -> None:
        self._things: OrderedDict[Any, tuple[datetime, Any]] = OrderedDict()
        self._lock = Lock()

    def find_or(self, read: Callable[[], Thing], key: Any) -> Thing:
        now = clock.now()
        with self._lock:
            read_at, thing = self._things.get(key, (None, None))
        if read_at is None or not timedelta(0) <= now - read_at < FRESH_FOR:
            thing = read()
            db.session.expunge_all()  # what is kept belongs to no session: no rollback empties it
            self._put(key, (now, thing))
        return thing  # type: ignore[return-value]

    def clear(self) -> None:
        with self._lock:
            self._things.clear()

    def _put(self, key: Any, kept: tuple[datetime, Any]) -> None:
        with self._lock:
            self._things[key] = kept
            self._things.move_to_end(key)
            while len(self._things) > MOST_THINGS:
                self._things.popitem(last=False)


memory = Memory()


def known(
    read: Callable[Concatenate[Edition, More], Thing],
) -> Callable[Concatenate[Edition, More], Thing]:
    """Let a function of an edition be asked once for each number of its row (and each further argument)."""

    @wraps(read)
    def remembered(edition: Edition, /, *more: More.args, **named: More.kwargs) -> Thing:
        key = (read, edition.uid, edition.version, *more, *named.items())
        return memory.find_or(lambda: read(edition, *more, **named), key)

    return remembered
