"""Column types of our own: a moment keeps its zone, words keep their languages, on every database."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An instant. Refuses naive times; comes back aware, in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value!r} has no time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value and value.replace(tzinfo=value.tzinfo or UTC)


class Words(dict[str, str]):
    """One text in several languages: `{"en": "Plenary", "ko": "전체 회의"}`."""

    def in_(self, language: str) -> str:
        """The text in `language`, else in English, else in whatever there is."""
        return self.get(language) or self.get("en") or next(iter(self.values()), "")


class InLanguages(TypeDecorator[Words]):
    """`Words`, kept as JSON."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> dict[str, str] | None:
        return None if value is None else {k: v for k, v in value.items() if v}

    def process_result_value(self, value: Any, dialect: Dialect) -> Words | None:
        return None if value is None else Words(value)
