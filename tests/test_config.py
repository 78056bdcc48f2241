import base64

import pytest

from config import Config, SettingsError

KEY = base64.b64encode(bytes(32)).decode()
NEEDED = {"SECRET_KEY": "a real secret", "FORUM_KEYS": KEY}


def test_what_is_needed_is_enough():
    assert Config.from_env(NEEDED).FORUM_ENV == "production"


@pytest.mark.parametrize("name", NEEDED)
def test_a_start_without_a_secret_stops_with_a_sentence(name):
    with pytest.raises(SettingsError, match=f"{name} is not set"):
        Config.from_env({**NEEDED, name: ""})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "development-x"),
        ("FORUM_CLOCK_OFFSET", "-5"),
        ("FORUM_LIMITS", "off"),
        ("FORUM_KEYS", "AAAA"),
    ],
)
def test_a_production_start_refuses_what_is_for_development(name, value):
    with pytest.raises(SettingsError):
        Config.from_env({**NEEDED, name: value})


def test_a_secret_can_come_from_a_file(tmp_path):
    (tmp_path / "secret").write_text("from a file\n")
    settings = {"SECRET_KEY_FILE": str(tmp_path / "secret"), "FORUM_KEYS": KEY}
    assert Config.from_env(settings).SECRET_KEY == "from a file"


def test_cookies_are_encrypted_wherever_the_address_is():
    assert Config.from_env({**NEEDED, "BASE_URL": "https://forum.example.org/"}).SESSION_COOKIE_SECURE
    assert not Config.from_env(NEEDED).SESSION_COOKIE_SECURE


def test_postgresql_is_named_as_providers_name_it():
    url = Config.from_env({**NEEDED, "DATABASE_URL": "postgres://u@h/d"}).SQLALCHEMY_DATABASE_URI
    assert url == "postgresql://u@h/d"
