"""The worker with its guard off: it writes "sent" before the mail server has answered."""

import sys

from forum import create_app
from forum.mail import services
from forum.mail.worker import Pace, Worker
from tests.mail.conftest import DRAWERS, LINKS


class CarelessWorker(Worker):
    def _send(self, letter):
        services.accepted(letter, "surely")
        return super()._send(letter)

    def _record(self, letter, answer):
        """Nothing: it is written already."""


def main() -> int:
    app = create_app()
    services.hold = lambda *_letter, **_lasts: True
    CarelessWorker(app, links=LINKS, drawers=DRAWERS, pace=Pace(poll=0.1, lease=1)).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
