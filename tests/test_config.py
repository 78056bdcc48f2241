import base64

import pytest

from config import Config, SettingsError
from tools import development

KEY = base64.b64encode(bytes(32)).decode()
NEEDED = {"SECRET_KEY": "a real and long secret", "FORUM_KEYS": KEY}
DEVELOPMENT_KEY = base64.b64encode(b"development-".ljust(32, b"x")).decode()


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
        ("SECRET_KEY", "short"),
        ("FORUM_KEYS", DEVELOPMENT_KEY),
        ("FORUM_KEYS", f"{KEY} {DEVELOPMENT_KEY}"),
    ],
)
def test_a_production_start_refuses_what_is_for_development(name, value):
    with pytest.raises(SettingsError):
        Config.from_env({**NEEDED, name: value})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("FORUM_KEYS", value) for value in ("AAAA", " , ", "no base64", "ключ", KEY[:-1])),
        *(("TRUSTED_PROXIES", value) for value in ("two", "1.5", "nan", "9" * 5000)),
        *(("FORUM_CLOCK_OFFSET", value) for value in ("now", "nan", "inf")),
        ("MAIL_PORT", "smtp"),
        ("MAIL_DEADLINE", "soon"),
        ("SECRET_KEY_FILE", "/no/such/file"),
        *(("BASE_URL", value) for value in ("forum.example.org", "ftp://forum.example.org", "http://[x")),
    ],
)
def test_a_value_that_cannot_be_read_stops_with_a_sentence(name, value):
    with pytest.raises(SettingsError, match=name.removesuffix("_FILE")):
        Config.from_env({**NEEDED, "FORUM_ENV": "development", name: value})


def test_what_make_run_makes_does_not_start_in_production(tmp_path):
    made = development.settings(tmp_path) | {"FORUM_ENV": "production"}
    for name in ("SECRET_KEY", "FORUM_KEYS"):
        with pytest.raises(SettingsError, match="development key"):
            Config.from_env({**NEEDED, name: made[name]})


def test_production_answers_to_its_own_address_alone():
    hosts = Config.from_env({**NEEDED, "BASE_URL": "https://forum.example.org:8443"}).TRUSTED_HOSTS
    assert hosts == ("forum.example.org", "localhost", "127.0.0.1", "[::1]")
    assert Config.from_env({**NEEDED, "TRUSTED_HOSTS": "a.example b.example"}).TRUSTED_HOSTS == (
        "a.example",
        "b.example",
    )
    assert Config.from_env({**NEEDED, "FORUM_ENV": "development"}).TRUSTED_HOSTS is None


def test_a_secret_can_come_from_a_file(tmp_path):
    (tmp_path / "secret").write_text("from a long file\n")
    settings = {"SECRET_KEY_FILE": str(tmp_path / "secret"), "FORUM_KEYS": KEY}
    assert Config.from_env(settings).SECRET_KEY == "from a long file"


def test_cookies_are_encrypted_wherever_the_address_is():
    assert Config.from_env({**NEEDED, "BASE_URL": "https://forum.example.org/"}).SESSION_COOKIE_SECURE
    assert not Config.from_env(NEEDED).SESSION_COOKIE_SECURE


def test_postgresql_is_named_as_providers_name_it():
    url = Config.from_env({**NEEDED, "DATABASE_URL": "postgres://u@h/d"}).SQLALCHEMY_DATABASE_URI
    assert url == "postgresql://u@h/d"
