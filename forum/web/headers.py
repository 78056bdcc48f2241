"""What every answer says about itself to the browser."""

from flask import Flask, Response, request

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


def _add(response: Response) -> Response:
    """A view that needs another policy (the decoder's worker, a letter in its frame) has set it already."""
    said = {name.lower() for name, _value in response.headers}
    ours = ENCRYPTED if request.is_secure else ALWAYS
    response.headers.extend([(name, value) for name, value in ours if name.lower() not in said])
    return response
