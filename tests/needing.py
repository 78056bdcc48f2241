"""What a test needs besides the checkout. Where it is missing, CI fails; others are told."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

IN_CI = os.environ.get("CI") == "true"


def files(path: Path, reason: str) -> pytest.MarkDecorator:
    """A mark for tests that read these files. Where they have to be there, nothing is skipped."""
    return pytest.mark.skipif(not IN_CI and not path.exists(), reason=reason)


def missing(what: str) -> NoReturn:
    """Say that something is not there, in the midst of a test."""
    if IN_CI:
        pytest.fail(what)
    pytest.skip(what)
