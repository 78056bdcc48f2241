"""The skyline over Almaty as hairlines, rising from the band of a badge."""

from collections.abc import Iterator

STEP = 1.4
STROKE = 0.3
RISE = 6.2

# One stroke every 1.4 mm across an A6 sheet; heights in tenths of a millimetre.
# fmt: off
HEIGHTS = (
    24, 24, 25, 26, 27, 27, 28, 27, 26, 25, 25, 26, 28, 31, 34, 37, 41, 41, 39, 38,
    37, 36, 36, 37, 39, 40, 41, 43, 46, 48, 51, 55, 59, 59, 56, 54, 51, 50, 52, 52,
    50, 48, 48, 48, 50, 54, 55, 60, 62, 59, 57, 55, 53, 52, 53, 55, 55, 56, 58, 61,
    56, 55, 53, 48, 45, 43, 43, 43, 42, 41, 39, 36, 34, 31, 30,
)
# fmt: on


def path() -> str:
    """The strokes as one SVG path, in millimetres, standing on y = RISE."""
    return "".join(_stroke(at * STEP, height / 10) for at, height in enumerate(HEIGHTS))


def svg(width: float, rise: float, colour: str) -> str:
    """The same skyline on a wider sheet: so wide and so high in millimetres, its strokes as far apart."""
    strokes = "".join(
        f"M{x:.4g} {rise - high:.4g}h{STROKE}v{high:.4g}h-{STROKE}z" for x, high in _stretched(width, rise)
    )
    box = f'viewBox="0 0 {width} {rise}" width="{width}" height="{rise}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path fill="{colour}" d="{strokes}"/></svg>'


def _stretched(width: float, rise: float) -> Iterator[tuple[float, float]]:
    count = int(width / STEP) + 1
    for number in range(count):
        at, rest = divmod(number * (len(HEIGHTS) - 1) / (count - 1), 1)
        left, right = HEIGHTS[int(at)], HEIGHTS[min(int(at) + 1, len(HEIGHTS) - 1)]
        yield number * STEP, (left + (right - left) * rest) / max(HEIGHTS) * rise


def height_over(left: float, right: float) -> float:
    """The highest stroke between two places on the sheet, in millimetres."""
    return max(
        high / 10 for at, high in enumerate(HEIGHTS) if left <= at * STEP + STROKE and at * STEP <= right
    )


def _stroke(x: float, height: float) -> str:
    return f"M{x:.4g} {RISE - height:.4g}h{STROKE}v{height:.4g}h-{STROKE}z"
