"""Moments in SQL, as numbers both databases agree on."""

from typing import Any

from sqlalchemy import ColumnElement, Integer
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction


class stretch(GenericFunction[int]):  # noqa: N801 - written like SQLAlchemy's own func.…
    """`stretch(moment, seconds)`: how many whole stretches of that length have passed since 1970, in UTC."""

    type = Integer()
    inherit_cache = True
    name = "stretch"


def _arguments(element: stretch, compiler: SQLCompiler, **kw: Any) -> list[str]:
    arguments: list[ColumnElement[Any]] = list(element.clauses)
    return [compiler.process(argument, **kw) for argument in arguments]


@compiles(stretch, "sqlite")
def _sqlite(element: stretch, compiler: SQLCompiler, **kw: Any) -> str:
    moment, seconds = _arguments(element, compiler, **kw)
    return f"(CAST(strftime('%s', {moment}) AS INTEGER) / {seconds})"


@compiles(stretch, "postgresql")
def _postgresql(element: stretch, compiler: SQLCompiler, **kw: Any) -> str:
    moment, seconds = _arguments(element, compiler, **kw)
    return f"CAST(floor(extract(epoch FROM {moment}) / {seconds}) AS INTEGER)"
