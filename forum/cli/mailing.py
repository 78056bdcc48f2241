"""The worker: sends what waits in the outbox, does jobs and what is due by the clock."""

import logging
import signal
import sys

import click
from flask import current_app

from forum.accreditation import letters
from forum.accreditation.importing.working import KINDS
from forum.cli import chores, forum
from forum.jobs import worker as jobs
from forum.mail.worker import Pace, Worker


@forum.command()
@click.option("--once", is_flag=True, help="Send what is due now, then end.")
def worker(once: bool) -> None:
    """Send the letters that wait in the outbox, do long jobs such as imports and what is due by the clock,
    until it is told to end (SIGTERM, Ctrl-C).

    Any number of workers may run. A worker that ends finishes the letter in hand first; one that is
    killed leaves its letters to the others.
    """
    _log_to_standard_error()
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    base_url = app.config["BASE_URL"]
    pace = Pace.for_deadline(app.extensions["mail"].deadline)
    mail_worker = Worker(app, links=letters.links(base_url), drawers=letters.drawers(base_url), pace=pace)
    if once:
        chores.do_all(app)
        jobs.do_all(app, KINDS)
        click.echo(f"{mail_worker.once()} letters tried.")
        return
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, mail_worker.stop)
    chores.begin(app, mail_worker.stopping)
    jobs.begin(app, KINDS, mail_worker.stopping)
    mail_worker.run()


def _log_to_standard_error() -> None:
    """Each letter by its number: no address, no name."""
    log = logging.getLogger("forum.mail")
    log.setLevel(logging.INFO)
    if not log.hasHandlers():
        logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
