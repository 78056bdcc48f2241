"""What a start on a developer's machine makes for itself."""

import base64
import socket

import pytest

from config import Config, SettingsError
from tools import development, stamps
from tools.children import is_free


def test_secrets_are_made_once_and_read_by_their_owner_alone(tmp_path):
    first = development.settings(tmp_path)["FORUM_KEYS"]
    assert development.settings(tmp_path)["FORUM_KEYS"] == first
    assert (tmp_path / "secrets.env").stat().st_mode & 0o077 == 0
    assert len(base64.b64decode(first)) == 32


def test_production_refuses_the_secrets_of_development(tmp_path):
    settings = development.settings(tmp_path) | {"FORUM_ENV": "production"}
    with pytest.raises(SettingsError):
        Config.from_env(settings)


def test_a_taken_port_is_noticed():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert not is_free("127.0.0.1", taken.getsockname()[1])


def test_a_stamp_is_fresh_until_a_source_changes(tmp_path):
    source, stamp = tmp_path / "source", tmp_path / "stamp"
    source.write_text("one")
    stamps.put(stamp, stamps.digest([source]))
    assert stamps.is_fresh(stamp, stamps.digest([source]))
    source.write_text("two")
    assert not stamps.is_fresh(stamp, stamps.digest([source]))
