"""How often this process has changed what pages show: what it remembers of editions is then asked anew."""

from itertools import count

_numbers = count(1)
number = 0


def note() -> None:
    """A change is committed."""
    global number  # noqa: PLW0603 - one process, one count
    number = next(_numbers)
