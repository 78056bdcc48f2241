"""What stands on one's own page about photo, visa, journey and certificate, and where each is changed."""

from flask import Response

from forum.insights.papers import papers_of
from forum.web.delegate import pages

# A part of one's own page asks for it, so that the page itself need not know of it.
pages.context_processor(lambda: {"papers_of": papers_of})


def file(data: bytes, content_type: str, name: str | None = None) -> Response:
    """A file for its owner; one's own pages are never stored on the way (see mine.py)."""
    answer = Response(data, content_type=content_type)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"' if name else "inline"
    return answer
