"""Settings, read once from the environment. A start without what production needs stops with a sentence."""

import base64
import math
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

LANGUAGES = {"en": "English", "kk": "Қазақша", "ru": "Русский", "ko": "한국어"}
DEVELOPMENT = "development"
DAY = 24 * 60 * 60
SHORTEST_SECRET = 16
THIS_MACHINE = ("localhost", "127.0.0.1", "[::1]")  # where health is asked for
Number = TypeVar("Number", int, float)


class SettingsError(RuntimeError):
    """The application cannot start; the message is a sentence for the operator."""


@dataclass(frozen=True)
class Config:
    """Everything the application may be told. Names in capitals are read by Flask and its extensions."""

    SECRET_KEY: str
    FORUM_KEYS: tuple[bytes, ...]
    SQLALCHEMY_DATABASE_URI: str
    FORUM_ENV: str = "production"
    FORUM_DATA: str = "var"
    BASE_URL: str = "http://127.0.0.1:8000"
    TRUSTED_HOSTS: tuple[str, ...] | None = None
    TRUSTED_PROXIES: int = 0
    CLOCK_OFFSET: float = 0.0
    MAIL_SERVER: str | None = None
    MAIL_PORT: int = 587
    MAIL_USERNAME: str | None = None
    MAIL_PASSWORD: str | None = None
    MAIL_USE_TLS: bool = True
    MAIL_DEFAULT_SENDER: str = "Forum <registrar@localhost>"
    MAIL_DEADLINE: float = 60.0  # seconds for one letter, from greeting to answer
    RATELIMIT_STORAGE_URI: str = "memory://"  # or REDIS_URL, where several machines share the limits
    RATELIMIT_ENABLED: bool = True
    LOG_FORMAT: str = "text"
    # What stands in a statement is what people typed: it does not go into messages about errors.
    SQLALCHEMY_ENGINE_OPTIONS: Mapping[str, object] = field(default_factory=lambda: {"hide_parameters": True})
    TESTING: bool = False
    # One's own page sends no Referer, so that its link does not travel; the token is the guard.
    WTF_CSRF_SSL_STRICT: bool = False
    WTF_CSRF_TIME_LIMIT: int | None = None  # a form left open overnight must still send
    MAX_CONTENT_LENGTH: int = 2 * 1024 * 1024
    PERMANENT_SESSION_LIFETIME: int = 14 * DAY
    SESSION_COOKIE_SAMESITE: str = "Lax"
    SESSION_COOKIE_SECURE: bool = False  # true wherever BASE_URL is https

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> "Config":
        """Read the settings; each can also come from the file named by `<NAME>_FILE`."""
        read = _Reader(os.environ if env is None else env)
        environment = read("FORUM_ENV", "production")
        data = read("FORUM_DATA", "var")
        base_url = read("BASE_URL", "http://127.0.0.1:8000").rstrip("/")
        config = cls(
            SECRET_KEY=read.needed("SECRET_KEY"),
            FORUM_KEYS=_keys(read.needed("FORUM_KEYS")),
            SQLALCHEMY_DATABASE_URI=_database(read("DATABASE_URL", ""), data),
            FORUM_ENV=environment,
            FORUM_DATA=data,
            BASE_URL=base_url,
            SESSION_COOKIE_SECURE=base_url.startswith("https://"),
            TRUSTED_HOSTS=tuple(read("TRUSTED_HOSTS", "").split()) or _hosts(base_url, environment),
            TRUSTED_PROXIES=read.number("TRUSTED_PROXIES", 0),
            CLOCK_OFFSET=read.number("FORUM_CLOCK_OFFSET", 0.0),
            MAIL_SERVER=read("MAIL_SERVER", "") or None,
            MAIL_PORT=read.number("MAIL_PORT", cls.MAIL_PORT),
            MAIL_USERNAME=read("MAIL_USERNAME", "") or None,
            MAIL_PASSWORD=read("MAIL_PASSWORD", "") or None,
            MAIL_USE_TLS=read("MAIL_USE_TLS", "true").lower() in ("1", "true", "yes"),
            MAIL_DEFAULT_SENDER=read("MAIL_DEFAULT_SENDER", cls.MAIL_DEFAULT_SENDER),
            MAIL_DEADLINE=read.number("MAIL_DEADLINE", cls.MAIL_DEADLINE),
            RATELIMIT_STORAGE_URI=read("REDIS_URL", "memory://"),
            LOG_FORMAT=read("LOG_FORMAT", "text"),
            RATELIMIT_ENABLED=read("FORUM_LIMITS", "on") != "off",
        )
        config.check()
        return config

    @classmethod
    def for_tests(cls, **changes: object) -> "Config":
        settings = {
            "SECRET_KEY": "development-tests",
            "FORUM_KEYS": (bytes(range(32)),),
            "SQLALCHEMY_DATABASE_URI": "sqlite://",
            "FORUM_ENV": DEVELOPMENT,
            "TESTING": True,
            "RATELIMIT_ENABLED": False,
        }
        return cls(**{**settings, **changes})  # type: ignore[arg-type]

    @property
    def is_development(self) -> bool:
        return self.FORUM_ENV == DEVELOPMENT

    def check(self) -> None:
        """Refuse what would be dangerous outside a developer's machine."""
        if self.is_development:
            return
        if self.SECRET_KEY.startswith(DEVELOPMENT):
            raise SettingsError(
                "SECRET_KEY is a development key. Set one of your own before a production start."
            )
        if len(self.SECRET_KEY) < SHORTEST_SECRET:
            raise SettingsError(f"SECRET_KEY is too short: it needs at least {SHORTEST_SECRET} characters.")
        if any(key.startswith(DEVELOPMENT.encode()) for key in self.FORUM_KEYS):
            raise SettingsError(
                "FORUM_KEYS holds a development key. Set keys of your own before a production start."
            )
        if not self.RATELIMIT_ENABLED:
            raise SettingsError("FORUM_LIMITS=off is for load tests only. Remove it for a production start.")
        if self.CLOCK_OFFSET:
            raise SettingsError(
                "FORUM_CLOCK_OFFSET is for demonstrations only. Remove it for a production start."
            )


class _Reader:
    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = env

    def __call__(self, name: str, default: str) -> str:
        file = self.env.get(f"{name}_FILE")
        if not file:
            return self.env.get(name) or default
        try:
            return Path(file).read_text().strip()
        except (OSError, ValueError):
            raise SettingsError(f"{name}_FILE is {file}, which cannot be read.") from None

    def number(self, name: str, default: Number) -> Number:
        text = self(name, str(default))
        try:
            found = type(default)(text)
            if math.isfinite(found):
                return found
        except (ValueError, OverflowError):
            pass
        raise SettingsError(f"{name} is {text!r}; it has to be a number.")

    def needed(self, name: str) -> str:
        value = self(name, "")
        if not value:
            raise SettingsError(f"{name} is not set. See .env.example for what it should hold.")
        return value


def _keys(text: str) -> tuple[bytes, ...]:
    """Encryption keys, newest first: base64 of 32 bytes each, separated by spaces or commas."""
    try:
        keys = tuple(base64.b64decode(part, validate=True) for part in text.replace(",", " ").split())
    except ValueError:
        keys = ()
    if not keys or any(len(key) != 32 for key in keys):
        raise SettingsError("FORUM_KEYS must hold a key, and each must be 32 bytes, written in base64.")
    return keys


def _hosts(base_url: str, environment: str) -> tuple[str, ...] | None:
    """Who may be asked for where nothing else is said: in production the public address alone."""
    try:
        address = urlsplit(base_url)
        host = address.hostname if address.scheme in ("http", "https") else None
    except ValueError:
        host = None
    if not host:
        raise SettingsError(f"BASE_URL is {base_url!r}; it has to be like https://forum.example.org.")
    return None if environment == DEVELOPMENT else (host, *THIS_MACHINE)


def _database(url: str, data: str) -> str:
    if url.startswith("postgres://"):
        return url.replace("postgres://", "postgresql://", 1)
    return url or f"sqlite:///{Path(data).resolve() / 'forum.sqlite3'}"
