"""Which tests need a browser or the machine to themselves.

`journeys/` and `pages/` drive a browser. They and `faults/` start real servers, so under xdist one
worker runs them one after the other while the other workers run the rest.
"""

import os
from pathlib import Path

import pytest

from tools.testing import NOT_RUN

WITH_BROWSER = {"journeys", "pages"}
WITH_SERVERS = WITH_BROWSER | {"faults"}
HERE = Path(__file__).parent


def pytest_addoption(parser):
    parser.addoption("--without-browser", action="store_true", help="leave the browser journeys out")


def pytest_collection_modifyitems(config, items):
    for item in items:
        room = _room(item)
        if room in WITH_BROWSER:
            item.add_marker(pytest.mark.browser)
        if room in WITH_SERVERS:
            item.add_marker(pytest.mark.xdist_group("servers"))
    if config.getoption("without_browser"):
        _leave_out(config, items)


def pytest_terminal_summary(terminalreporter):
    if sentences := os.environ.get(NOT_RUN):
        terminalreporter.section("not run")
        terminalreporter.line(sentences)


def _leave_out(config, items) -> None:
    left_out = [item for item in items if item.get_closest_marker("browser")]
    items[:] = [item for item in items if not item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=left_out)


def _room(item) -> str | None:
    parts = item.path.relative_to(HERE).parts if item.path.is_relative_to(HERE) else ()
    return parts[0] if len(parts) > 1 else None
