"""Draws badges: `pdf(faces)`, `svg(face)`, and the QR alone. Knows nothing of registrations."""

from forum.badges.drawing.face import Face
from forum.badges.drawing.fonts import MissingGlyphs, covering
from forum.badges.drawing.pdf import pdf
from forum.badges.drawing.svg import svg

__all__ = ["Face", "MissingGlyphs", "covering", "pdf", "svg"]
