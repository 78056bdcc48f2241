"""What every answer says about itself to the browser, and what the browser says it can read."""

from functools import lru_cache

from flask import Flask, Response, request
from werkzeug.http import parse_accept_header

LONGEST = 200  # characters of Accept-Encoding that are read
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "frame-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)


ALWAYS = (
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(self), microphone=(), geolocation=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
ENCRYPTED = (*ALWAYS, ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"))


def protect(app: Flask) -> None:
    app.after_request(_add)


def takes_gzip() -> bool:
    return _has_gzip(request.headers.get("Accept-Encoding", "")[:LONGEST])


@lru_cache(maxsize=256)
def _has_gzip(header: str) -> bool:
    """Browsers say one of a few sentences; each is parsed once."""
    return bool(parse_accept_header(header)["gzip"])


def _add(response: Response) -> Response:
    """A view that needs another policy (the decoder's worker, a letter in its frame) has set it already."""
    said = {name.lower() for name, _value in response.headers}
    ours = ENCRYPTED if request.is_secure else ALWAYS
    response.headers.extend([(name, value) for name, value in ours if name.lower() not in said])
    return response
