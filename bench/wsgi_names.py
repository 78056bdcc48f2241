"""The headers by which the bench speaks to its own instruments. Importing this starts no application."""

FORGET, COUNT, STATEMENTS = "X-Bench-Forget", "X-Bench-Count", "X-Bench-Statements"
PAGES, EVERYTHING = "pages", "everything"  # what may be forgotten


def as_variable(header: str) -> str:
    """As a header is called in a WSGI environment."""
    return "HTTP_" + header.upper().replace("-", "_")
