"""Frames as a phone's camera gives them: a printed badge code, blurred, tilted, in the dark, near and far.

Each is the square that the scanner cuts from the middle of the picture, in shades of grey, one byte a pixel.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

import qrcode
from PIL import Image, ImageChops, ImageEnhance, ImageFilter

SIZES = {"640x480": 480, "1280x720": 720}  # the side of the square that the worker sees
LEVELS = range(6)  # 0 is as good as it gets
FAULTS = ("blur", "tilt", "dark", "noise", "far", "all of it")
WALL, PAPER = 92, 236


@dataclass(frozen=True)
class Frame:
    name: str  # what is wrong with it, and at which size
    level: int
    text: str
    side: int
    pixels: bytes


def frames(texts: list[str]) -> Iterator[Frame]:
    """The same every time."""
    for size, side in SIZES.items():
        for fault in FAULTS:
            for level in LEVELS:
                for number, text in enumerate(texts):
                    rng = random.Random(f"{size} {fault} {level} {number}")
                    image = _spoilt(_held_up(text, side, fault, level, rng), fault, level, rng)
                    yield Frame(f"{fault}, {size}", level, text, side, image.tobytes())


def _held_up(text: str, side: int, fault: str, level: int, rng: random.Random) -> Image.Image:
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_Q, box_size=12, border=4)
    code.add_data(text)
    code.make(fit=True)
    badge = code.make_image().get_image().convert("L").point(lambda shade: PAPER if shade else 20)
    share = {"far": 0.55 - 0.08 * level, "all of it": 0.5 - 0.04 * level}.get(fault, 0.55)
    badge = badge.resize((round(side * share),) * 2, Image.Resampling.BICUBIC)
    badge = badge.rotate(rng.uniform(-12, 12), Image.Resampling.BICUBIC, expand=True, fillcolor=WALL)
    frame = Image.new("L", (side, side), WALL)
    spot = (side - badge.width) // 2
    frame.paste(badge, (spot + rng.randint(-9, 9), spot + rng.randint(-9, 9)))
    return frame


def _spoilt(frame: Image.Image, fault: str, level: int, rng: random.Random) -> Image.Image:
    part = 0.6 if fault == "all of it" else 1
    if fault in ("tilt", "all of it"):
        frame = _tilted(frame, 0.09 * level * part)
    if fault in ("blur", "all of it"):
        frame = frame.filter(ImageFilter.GaussianBlur(frame.width / 480 * 0.8 * level * part))
    if fault in ("dark", "all of it"):
        frame = ImageEnhance.Brightness(frame).enhance(1 - 0.18 * level * part)
    if fault in ("noise", "dark", "all of it"):
        frame = _grainy(frame, (14 if fault == "noise" else 4) * level * part, rng)
    return frame


def _tilted(frame: Image.Image, much: float) -> Image.Image:
    """As when the badge is turned away: one side is nearer than the other."""
    side, cut = frame.width, frame.width * much / 2
    quad = (0, 0, 0, side, side, side - cut * 2, side, cut * 2)
    return frame.transform((side, side), Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=WALL)


def _grainy(frame: Image.Image, much: float, rng: random.Random) -> Image.Image:
    chance = Image.frombytes("L", frame.size, rng.randbytes(frame.width * frame.height))
    return ImageChops.add(
        frame, chance.point(lambda shade: round(shade / 255 * 2 * much)), offset=-round(much)
    )
