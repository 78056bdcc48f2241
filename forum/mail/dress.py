"""The letter's stylesheet, copied into its HTML: mail programs read little else.

Rules go into the elements; the media rules at the end of mail.css (phones, dark) stay in one <style>.
"""

from functools import cache
from pathlib import Path

from css_inline import CSSInliner


def dressed(html: str, stylesheet: Path) -> str:
    """The letter with its style: one HTML document that needs nothing from elsewhere."""
    inliner, media = _wardrobe(stylesheet)
    return inliner.inline(html).replace("</head>", f"<style>{media}</style></head>", 1)


@cache
def _wardrobe(stylesheet: Path) -> tuple[CSSInliner, str]:
    rules, at, media = stylesheet.read_text().partition("@media")
    return CSSInliner(extra_css=rules, inline_style_tags=False, load_remote_stylesheets=False), at + media
