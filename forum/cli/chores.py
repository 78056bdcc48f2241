"""What is due by the clock alone. Every worker does it once a minute; two at once do no harm."""

import logging
from collections.abc import Callable
from threading import Event, Thread

from flask import Flask
from sqlalchemy.exc import DBAPIError

from forum.accreditation.importing.services import let_go_of_old
from forum.accreditation.offering import expire_offers
from forum.certificates.services import tell_untold
from forum.cli.tombstones import keep_tombstones
from forum.errors import where_it_broke
from forum.extensions import db
from forum.privacy.purging import purge
from forum.privacy.tombstones import sweep
from forum.registration.drafts.services import purge_drafts

log = logging.getLogger("forum.chores")
Chore = Callable[[], object]
CHORES: tuple[Chore, ...] = (
    expire_offers,
    let_go_of_old,
    purge,
    sweep,
    keep_tombstones,
    tell_untold,
    purge_drafts,
)
PAUSE = 60.0  # seconds between two rounds


def do_all(app: Flask) -> None:
    """Each in a context of its own: one that fails does not keep the others from being done."""
    for chore in CHORES:
        with app.app_context():
            try:
                chore()
            except DBAPIError as problem:
                log.warning("%s waits: the database says %s", chore.__name__, type(problem).__name__)
            except Exception as problem:  # one that is broken does not end the thread of all
                log.error("%s broke: %s", chore.__name__, where_it_broke(problem))
            finally:
                db.session.remove()


def begin(app: Flask, ended: Event) -> Thread:
    """Do the chores beside whatever the process does, until `ended`."""
    thread = Thread(target=_until, args=(app, ended), name="chores", daemon=True)
    thread.start()
    return thread


def _until(app: Flask, ended: Event) -> None:
    do_all(app)
    while not ended.wait(PAUSE):
        do_all(app)
