"""What the rail offers: the pages the reader may open, asked of the very policy that guards them."""

from inspect import signature

from flask import current_app, g

from forum.web.access import me


def may(endpoint: str) -> bool:
    """Whether the reader may open this page of the edition at hand."""
    view = current_app.view_functions.get(endpoint)
    policy = getattr(view, "policy", None)
    if policy is None:
        return False
    asks_about_edition = len(signature(policy).parameters) == 2
    return bool(policy(me(), g.edition) if asks_about_edition else policy(me()))
