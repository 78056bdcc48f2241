"""What the browser's camera sees in a journey: a picture held up, taken away, held up again.

Chromium plays the file in a loop, and reads it anew each time a page opens the camera.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image

RATE = 30  # Chromium plays Motion JPEG at 30 frames a second
WALL = (84, 92, 96)
HAND = (233, 237, 238)


def film(
    picture: Image.Image | Path | str, path: Path, *, seconds: float = 3, away: float = 2, size=(1280, 720)
) -> Path:
    """A .mjpeg of an empty wall for `away` seconds, then of the picture held up for `seconds`."""
    wall, held = _jpeg(Image.new("RGB", size, WALL)), _jpeg(_held_up(_opened(picture), size))
    path.write_bytes(wall * round(away * RATE) + held * round(seconds * RATE))
    return path


def browser_arguments(path: Path) -> list[str]:
    """For Chromium: the film instead of a camera, and no question about it."""
    return [
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={path}",
    ]


def _opened(picture: Image.Image | Path | str) -> Image.Image:
    return (picture if isinstance(picture, Image.Image) else Image.open(picture)).convert("RGB")


def _held_up(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """In the middle, a little askew, as a hand holds it."""
    paper = Image.new("RGB", (picture.width + 40, picture.height + 40), HAND)
    paper.paste(picture, (20, 20))
    paper.thumbnail((round(size[1] * 0.8), round(size[1] * 0.8)), Image.Resampling.LANCZOS)
    turned = paper.rotate(4, Image.Resampling.BICUBIC, expand=True, fillcolor=WALL)
    frame = Image.new("RGB", size, WALL)
    frame.paste(turned, ((size[0] - turned.width) // 2, (size[1] - turned.height) // 2))
    return frame


def _jpeg(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()
