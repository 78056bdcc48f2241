"""Where a job stands. Pure."""

from enum import StrEnum


class JobState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"  # somebody asked for it
    FAILED = "failed"


OPEN = frozenset({JobState.WAITING, JobState.RUNNING})
TRIES = 3  # a job that ends its worker this often is not begun again
