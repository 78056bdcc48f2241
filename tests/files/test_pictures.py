"""A photograph comes out small, upright and plain, or it does not come in."""

from io import BytesIO

import pytest
from PIL import Image

from forum.errors import Refusal
from forum.files import pictures
from forum.files.pictures import Busy, Part, TwoInOne, portrait
from forum.web.wording import REFUSALS
from tests.files.pictures import HOSTILE, ZIP_END, a_picture, turned

RED, BLUE = (160, 48, 48), (48, 48, 160)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def is_near(pixel, colour) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("size", [(900, 1200), (1600, 900), (700, 3000), (300, 400)])
def test_every_picture_becomes_a_small_jpeg_of_3_to_4(kind, size):
    picture = opened(portrait(a_picture(size, kind)))
    assert picture.format == "JPEG"
    assert abs(picture.width / picture.height - 3 / 4) < 0.01
    assert picture.width <= 600
    assert picture.height <= 800


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1"])
def test_any_kind_of_colour_is_read(mode):
    assert opened(portrait(a_picture(kind="PNG", mode=mode))).mode == "RGB"


def test_a_picture_in_printers_colours_is_read():
    assert opened(portrait(a_picture(mode="CMYK"))).mode == "RGB"


def test_what_is_seen_through_is_white():
    clear = BytesIO()
    Image.new("RGBA", (600, 800), (0, 0, 0, 0)).save(clear, "PNG")
    assert opened(portrait(clear.getvalue())).getpixel((300, 400)) == (255, 255, 255)


def test_nothing_a_camera_notes_comes_along():
    came = turned(1)
    assert b"Almaty" in came
    kept = portrait(came)
    assert b"Almaty" not in kept
    assert not opened(kept).getexif()


@pytest.mark.parametrize(
    ("orientation", "top"),
    [(1, RED), (2, RED), (3, BLUE), (4, BLUE)],
    ids=["as is", "mirrored", "over", "down"],
)
def test_a_picture_stands_as_the_camera_was_held(orientation, top):
    assert is_near(opened(portrait(turned(orientation))).getpixel((300, 20)), top)


@pytest.mark.parametrize(("orientation", "left"), [(5, RED), (6, BLUE), (7, BLUE), (8, RED)])
def test_a_picture_taken_sideways_is_turned_before_it_is_cut(orientation, left):
    assert is_near(opened(portrait(turned(orientation))).getpixel((20, 400)), left)


@pytest.mark.parametrize(("part", "top"), [(Part.START, RED), (Part.END, BLUE)])
def test_its_owner_chooses_the_part_that_stays(part, top):
    tall = a_picture((600, 2400))
    assert is_near(opened(portrait(tall, part)).getpixel((300, 400)), top)


def test_a_film_behind_a_jpeg_is_left_off():
    assert len(portrait(a_picture() + b"\0\0\0\x18ftypmp42" + bytes(5000))) < 20_000


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_photograph_is_refused_in_a_sentence(data, code):
    with pytest.raises(Refusal) as refusal:
        portrait(data)
    assert refusal.value.code == code
    assert REFUSALS[code]


def with_noise(data: bytes, said: bytes) -> bytes:
    """The picture with these bytes among its pixels."""
    at = data.rindex(b"\xff\xd9") - 20
    return data[:at] + said + data[at + len(said) :]


def test_what_pixels_say_by_chance_is_no_page():
    for said in (b"<svg>", b"<html>", ZIP_END[:4]):
        assert opened(portrait(with_noise(a_picture(), said))).format == "JPEG"


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_page_in_the_notes_of_any_kind_of_picture_is_found(kind):
    exif = Image.Exif()
    exif[0x010E] = "x" * 1100 + "<svg onload=alert(1)>"
    with pytest.raises(TwoInOne):
        portrait(a_picture(kind=kind, exif=exif.tobytes()))


def test_a_page_behind_the_pixels_is_found_however_it_ends():
    with pytest.raises(TwoInOne):
        portrait(a_picture() + b"\n<script src=x></script>\xff\xd9")


def test_nobody_waits_for_ever_until_others_pictures_are_read(monkeypatch):
    monkeypatch.setattr(pictures, "PATIENCE", 0.01)
    with pictures._in_turn(), pytest.raises(Busy):
        portrait(a_picture())
    assert REFUSALS["picture_busy"]
    assert portrait(a_picture())


def test_a_picture_that_breaks_gives_its_turn_to_the_next():
    with pytest.raises(Refusal):
        portrait(a_picture()[:-400])
    assert not pictures._ONE_AT_A_TIME.locked()
