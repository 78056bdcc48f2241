"""A mail server that kills the worker while it talks to it: after it has a letter, or before."""

import os
import signal
from collections import Counter

from tests.mail.sink import ACCEPTED, Sink


class DeadlyServer(Sink):
    """`kill_after`, `kill_before`: which letters, counted from 1 with repeats, are the worker's last."""

    def __init__(self, *, kill_after: set[int], kill_before: set[int]) -> None:
        super().__init__(self._answer)
        self.kill_after = kill_after
        self.kill_before = kill_before
        self.seen = 0
        self.kills = 0
        self.worker_pid: int | None = None

    @property
    def copies(self) -> Counter[str]:
        """How often each Message-ID arrived."""
        return Counter(self.ids)

    def _answer(self, message) -> str:
        self.seen += 1
        if self.seen in self.kill_before:
            self._kill()
            return "451 too late"
        if self.seen in self.kill_after:
            self._kill()  # the letter is kept, the worker never hears of it
        return ACCEPTED

    def _kill(self) -> None:
        os.kill(self.worker_pid, signal.SIGKILL)
        self.kills += 1
