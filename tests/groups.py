"""Which tests need a browser or real servers, which run beside each other, and which run once.

Under xdist a group runs in one worker, one test after the other, because its tests share a server or start
one each; the groups run beside each other and beside everything else. The longest begin.

`make test` runs the suite on SQLite and then, with `--again`, on PostgreSQL. What asks for no database and
what is marked `once` is left out the second time, and the summary says so (docs/decisions/0022).
"""

import os
from pathlib import Path

import pytest

from tools.testing import NOT_RUN

WITH_BROWSER = {"journeys", "pages"}
WITH_SERVERS = ("pages", "journeys", "faults", "bench")  # the longest first
HERE = Path(__file__).parent
LEFT_OUT = pytest.StashKey[int]()


def pytest_addoption(parser):
    parser.addoption("--without-browser", action="store_true", help="leave the browser journeys out")
    parser.addoption(
        "--again", action="store_true", help="leave out what is the same on every database and ran on another"
    )


def pytest_collection_modifyitems(config, items):
    for item in items:
        room = _room(item)
        if room in WITH_BROWSER:
            item.add_marker(pytest.mark.browser)
        if room in WITH_SERVERS:
            item.add_marker(pytest.mark.xdist_group(_group(item)))
    items.sort(key=_turn)
    if config.getoption("without_browser"):
        _leave_out(config, items, lambda item: item.get_closest_marker("browser"))
    if config.getoption("again"):
        config.stash[LEFT_OUT] = _leave_out(config, items, _is_the_same_on_every_database)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config):
    """The groups begin in the order they are collected in, not by how many tests they have."""
    config.option.loadscopereorder = False


def pytest_sessionfinish(session):
    """A worker tells the controller; every worker has left out the same."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", 0)


def pytest_terminal_summary(terminalreporter, config):
    if sentences := os.environ.get(NOT_RUN):
        terminalreporter.section("not run")
        terminalreporter.line(sentences)
    if number := config.stash.get(LEFT_OUT, 0):
        terminalreporter.section("not run again")
        terminalreporter.line(f"{number} tests that cannot depend on the database ran on another one.")


def _group(item) -> str:
    """Its file; half of the longest is the walk through every room."""
    walks = item.originalname == "test_every_page_of_a_room"
    return f"{item.path.stem}-rooms" if walks else item.path.stem


def _turn(item) -> int:
    room = _room(item)
    return WITH_SERVERS.index(room) if room in WITH_SERVERS else len(WITH_SERVERS)


def _is_the_same_on_every_database(item) -> bool:
    """Every database of a test comes from the fixture `make_database`, whichever it asks for itself."""
    return "make_database" not in item.fixturenames or item.get_closest_marker("once") is not None


def _leave_out(config, items, which) -> int:
    left_out = [item for item in items if which(item)]
    items[:] = [item for item in items if not which(item)]
    config.hook.pytest_deselected(items=left_out)
    return len(left_out)


def _room(item) -> str | None:
    parts = item.path.relative_to(HERE).parts if item.path.is_relative_to(HERE) else ()
    return parts[0] if len(parts) > 1 else None
