"""Templates that place what they are given without wrapping it first.

Jinja escapes a text by making a `Markup` of it, only to join it to a string a moment later. A programme
places two thousand texts, and wrapping them took a fifth of its page. What is escaped stays the same.
"""

import re
from typing import Any

from flask.templating import Environment
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from markupsafe import Markup, escape

_TO_ESCAPE = re.compile("[&<>\"']").search


def placed(value: Any) -> str:
    """The value as it stands in HTML: what `escape()` says, as a plain string where that is the same."""
    kind = type(value)
    if kind is Markup or (kind is str and not _TO_ESCAPE(value)):
        return value
    return escape(value)


class Placing(CodeGenerator):
    """Jinja's own, with `placed()` in the place of `escape()`."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"environment.placed({finalize.src or ''}")


class Templates(Environment):
    code_generator_class = Placing
    placed = staticmethod(placed)
