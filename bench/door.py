"""A phone at the door with every badge of a large forum on it: `python -m bench.door [--rows 100000]`.

Says what the list weighs on the way, how soon it is kept, how soon a verdict stands after the frame or the
key that showed the badge, and whether the bytes that a lost phone holds name anybody. One JSON line each.
"""

import argparse
import json
import random
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import qrcode
from PIL import Image
from playwright.sync_api import BrowserContext, Page, sync_playwright
from sqlalchemy import select, update

from bench import databases, seeding
from bench.server import PRODUCT, serving
from bench.settings import environment
from forum.badges import codes, sealed_names
from forum.badges.models import Badge
from forum.badges.services import token_from
from forum.checkin.models import Device
from forum.checkin.rules import Profile
from forum.editions.models import Edition
from forum.extensions import db
from forum.registration.models import Registration
from forum.web.access import DOOR
from tests.journeys.camera import browser_arguments, film
from tools import chromium

BY_WEDGE, BY_CAMERA, SEED, PATIENCE = 200, 20, 7, 120_000
SIZE = (1280, 720)
LIST = """() => {
    const all = performance.getEntriesByType("resource");
    const list = all.find(({ name }) => name.endsWith("/snapshot"));
    const { encodedBodySize, decodedBodySize, startTime, responseEnd } = list;
    const [kept] = performance.getEntriesByName("list kept");
    const until = kept.startTime + kept.duration;
    return { "bytes": encodedBodySize, "bytes unpacked": decodedBodySize,
             "ms until here": responseEnd - startTime, "ms until kept": until - startTime };
}"""
TYPE = """async (code) => {
    const keys = [...code, "Enter"].map((key) => new KeyboardEvent("keydown",
        { key, code: `Key${key}`, bubbles: true, cancelable: true }));
    const start = performance.now();
    performance.clearMarks("verdict");
    keys.forEach((key) => document.body.dispatchEvent(key));
    while (!performance.getEntriesByName("verdict").length) await new Promise((next) => setTimeout(next, 2));
    return performance.getEntriesByName("verdict")[0].startTime - start;
}"""
FRAMES = "() => performance.getEntriesByName('frame to verdict').map(({ duration }) => duration)"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=100_000)
    rows = asked.parse_args().rows
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="forum-door-")))
        [(engine, url)] = databases.of(["sqlite"], place, stack)
        env = environment(url, place / engine.name)
        print(f"seeding {rows} badges", file=sys.stderr)
        seeded = seeding.seed(env, rows)
        with seeding.application(env):
            # A badge is sealed when it is issued; those of the seed were not issued.
            sealed_names.seal_the_rest(db.session.scalars(select(Edition).filter_by(slug=seeding.SLUG)).one())
            held, names = _held(), _names()
        server = stack.enter_context(serving(PRODUCT, env))
        playwright = stack.enter_context(sync_playwright())
        address = f"http://127.0.0.1:{server.port}"
        for profile in (Profile.SEALED, Profile.NAMED):
            with seeding.application(env):
                db.session.execute(update(Device).values(profile=profile))
                db.session.commit()
            folder = place / profile
            shown = held if profile is Profile.SEALED else []
            figures = _phone(playwright, folder, address, seeded.device_secret, shown)
            for name, value in figures:
                _say(f"door {name}, {profile}", rows, value)
            _say(f"names in clear, {profile}", rows, _in_clear(folder / "profile", names))


def _phone(
    playwright: Any, folder: Path, address: str, secret: str, held: list[str]
) -> Iterator[tuple[str, Any]]:
    folder.mkdir()
    film(Image.new("RGB", (40, 40)), folder / "camera.mjpeg", seconds=0, away=1)
    with ExitStack() as stack:
        context: BrowserContext = playwright.chromium.launch_persistent_context(
            folder / "profile",
            executable_path=chromium.find(),
            args=["--no-sandbox", *browser_arguments(folder / "camera.mjpeg")],
            viewport={"width": 390, "height": 844},
        )
        stack.callback(context.close)
        context.add_cookies([{"name": DOOR, "value": secret, "url": address}])
        page = context.pages[0]
        page.goto(f"{address}/door/")
        page.locator("#scanner[data-listed]").wait_for(timeout=PATIENCE)
        for name, value in page.evaluate(LIST).items():
            yield f"list: {name}", round(value)
        yield from _verdicts(page, folder, held) if held else ()


def _verdicts(page: Page, folder: Path, held: list[str]) -> Iterator[tuple[str, Any]]:
    waits = []
    for code in held[:BY_WEDGE]:
        waits.append(page.evaluate(TYPE, code))
    yield "key to verdict, median ms", round(_at(waits, 0.5), 1)
    yield "key to verdict, p95 ms", round(_at(waits, 0.95), 1)
    _show(folder, held[BY_WEDGE:])
    page.reload()
    page.locator("#scanner[data-listed]").wait_for(timeout=PATIENCE)
    while len(frames := page.evaluate(FRAMES)) < BY_CAMERA:
        page.wait_for_timeout(500)
    yield "frame to verdict, median ms", round(_at(frames, 0.5), 1)
    yield "frame to verdict, p95 ms", round(_at(frames, 0.95), 1)


def _show(folder: Path, held: list[str]) -> None:
    whole = b""
    for code in held:
        text = f"HTTPS://FORUM.EXAMPLE/B/{code}"
        picture = qrcode.make(text, box_size=8, error_correction=qrcode.ERROR_CORRECT_Q).get_image()
        whole += film(picture, folder / "one.mjpeg", seconds=1.2, away=0.5, size=SIZE).read_bytes()
    (folder / "camera.mjpeg").write_bytes(whole)


def _held() -> list[str]:
    """Codes of badges from everywhere in the list: each is in a part that nobody has read yet."""
    edition = db.session.scalars(select(Edition).filter_by(slug=seeding.SLUG)).one()
    badges = random.Random(SEED).sample(list(db.session.scalars(select(Badge.id))), BY_WEDGE + BY_CAMERA)
    found = db.session.scalars(select(Badge).where(Badge.id.in_(badges))).all()
    return [
        codes.text(token_from(edition, uid=each.uid, serial=each.serial, issued_at=each.issued_at))
        for each in found
    ]


def _names() -> list[bytes]:
    """Names and organisations too long to stand in random bytes by chance, as a browser may write them."""
    asked = select(Registration.family_name, Registration.name_native, Registration.organisation).limit(3000)
    words = {word for row in db.session.execute(asked) for word in row if len(word) > 5}
    return [form for word in sorted(words) for form in (word.encode(), word.encode("utf-16-le"))]


def _in_clear(profile: Path, names: list[bytes]) -> int:
    """How many of the names stand in what the browser has stored."""
    whole = b"".join(
        path.read_bytes() for path in profile.rglob("*") if "IndexedDB" in str(path) and path.is_file()
    )
    return sum(name in whole for name in names)


def _at(values: list[float], part: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * part))]


def _say(name: str, rows: int, value: Any) -> None:
    print(json.dumps({"name": name, "engine": "sqlite", "rows": rows, "value": value}), flush=True)


if __name__ == "__main__":
    main()
