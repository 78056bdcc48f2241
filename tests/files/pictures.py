"""Pictures as telephones, and as people who mean harm, make them. All of them made here, none kept."""

import struct
import zlib
from io import BytesIO

from PIL import Image

PNG = b"\x89PNG\r\n\x1a\n"


def a_picture(size=(900, 1200), kind="JPEG", mode="RGB", colours=("#a03030", "#3030a0"), **options) -> bytes:
    """The upper half in one colour, the lower half in another."""
    picture = Image.new("RGB", size, colours[0])
    picture.paste(Image.new("RGB", size, colours[1]), (0, size[1] // 2))
    with BytesIO() as file:
        picture.convert(mode).save(file, kind, **options)
        return file.getvalue()


def turned(orientation: int, place: str = "Almaty 43.2N 76.9E") -> bytes:
    """As a camera held sideways writes it, with a note of where it was."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, place
    return a_picture(exif=exif.tobytes())


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def a_bomb(width=40_000, height=40_000) -> bytes:
    """A PNG of 1.6 gigapixels in some hundred bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return PNG + head + chunk(b"IDAT", zlib.compress(bytes(100_000))) + chunk(b"IEND", b"")


def a_webp_bomb() -> bytes:
    size = (16_383).to_bytes(3, "little") * 2
    body = b"WEBPVP8X" + struct.pack("<I", 10) + bytes(4) + size
    return b"RIFF" + struct.pack("<I", len(body)) + body


def a_text_bomb() -> bytes:
    """A small PNG with a note that unpacks to 64 MB."""
    whole = a_picture(kind="PNG")
    note = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(64 * 1024 * 1024), 9))
    return whole[:33] + note + whole[33:]


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (600, 800), shade) for shade in ("red", "blue")]
    with BytesIO() as file:
        frames[0].save(file, kind, save_all=True, append_images=frames[1:])
        return file.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
ZIP_END = b"PK\x05\x06" + bytes(18)

HOSTILE = {
    "no bytes": (b"", "picture_kind_unknown"),
    "SVG": (SVG, "picture_kind_unknown"),
    "HEIC": (HEIC, "picture_kind_unknown"),
    "GIF": (b"GIF89a" + bytes(100), "picture_kind_unknown"),
    "PDF": (b"%PDF-1.7\n", "picture_kind_unknown"),
    "a web page that begins as a JPEG": (b"\xff\xd8\xff\xe0<html>", "picture_and_more"),
    "1.6 gigapixels": (a_bomb(), "picture_too_many_pixels"),
    "pixels without number": (a_bomb(2**31 - 1, 2**31 - 1), "picture_too_many_pixels"),
    "a WebP of 268 megapixels": (a_webp_bomb(), "picture_too_many_pixels"),
    "a WebP that ends in its head": (b"RIFF\0\0\0\0WEBPVP8 ", "picture_broken"),
    "a WebP that ends before its size": (b"RIFF\0\0\0\0WEBPVP8X", "picture_broken"),
    "a PNG that ends in its head": (PNG + b"\0\0", "picture_broken"),
    "a note of 64 MB": (a_text_bomb(), "picture_broken"),
    "cut off": (a_picture()[:-400], "picture_broken"),
    "a PNG cut off": (a_picture(kind="PNG")[:-400], "picture_broken"),
    "noise behind a JPEG's first bytes": (b"\xff\xd8\xff" + bytes(range(256)) * 40, "picture_broken"),
    "a film as PNG": (moving("PNG"), "picture_moves"),
    "a film as WebP": (moving("WEBP"), "picture_moves"),
    "a picture and an archive": (a_picture() + b"PK\x03\x04evil" + ZIP_END, "picture_and_more"),
    "a picture and a script": (a_picture(comment=b"<script>alert(1)</script>"), "picture_and_more"),
    "a PNG and something after it": (a_picture(kind="PNG") + b"more", "picture_and_more"),
    "a WebP and something after it": (a_picture(kind="WEBP") + b"and more", "picture_and_more"),
    "too small": (a_picture((200, 300)), "picture_too_small"),
    "a line": (a_picture((4000, 20)), "picture_too_small"),
    "nine megabytes": (a_picture() + bytes(9 * 1024 * 1024), "picture_too_heavy"),
}
