"""A translation that was changed and not compiled again is said when the product starts."""

import os

import pytest

from forum.web import catalogues


@pytest.fixture
def korean(tmp_path, monkeypatch):
    """The catalogue of one language, compiled after it was written."""
    folder = tmp_path / "ko" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    for number, name in enumerate(("messages.po", "messages.mo")):
        (folder / name).touch()
        os.utime(folder / name, (number, number))
    monkeypatch.setattr(catalogues, "WRITTEN", tmp_path)
    return folder


def test_what_was_compiled_last_is_said_by_nobody(korean, app, caplog):
    catalogues.warn(app)
    assert caplog.text == ""


def test_what_was_written_after_it_is_said(korean, app, caplog):
    os.utime(korean / "messages.po", (9, 9))
    catalogues.warn(app)
    assert "The translations of ko are older than their sources. Compile them:" in caplog.text


def test_what_was_never_compiled_is_said(korean, app, caplog):
    (korean / "messages.mo").unlink()
    catalogues.warn(app)
    assert "ko" in caplog.text
