"""In CI nothing is left out for want of a file."""

import pytest

from tests import needing


@pytest.mark.parametrize(("in_ci", "is_skipped"), [(True, False), (False, True)])
def test_files_that_are_not_there_are_an_excuse_outside_of_ci_only(tmp_path, monkeypatch, in_ci, is_skipped):
    monkeypatch.setattr(needing, "IN_CI", in_ci)
    assert needing.files(tmp_path / "nowhere", "why").args == (is_skipped,)


def test_what_is_missing_in_the_midst_of_a_test_fails_it_in_ci(monkeypatch):
    monkeypatch.setattr(needing, "IN_CI", True)
    with pytest.raises(pytest.fail.Exception):
        needing.missing("there is no Node here")
