import re

from forum.checkin.rules import ADMISSIONS, Outcome
from forum.web.door.assets import DECODER_POLICY


def test_webassembly_is_allowed_to_the_worker_and_to_nothing_else(door):
    with door.client.get("/door/") as page, door.client.get("/door/decoder.js") as worker:
        assert "unsafe-eval" not in page.headers["Content-Security-Policy"]
        assert worker.headers["Content-Security-Policy"] == DECODER_POLICY
    assert DECODER_POLICY.count("unsafe") == DECODER_POLICY.count("'wasm-unsafe-eval'") == 1


def test_the_page_may_use_the_camera(door):
    assert "camera=(self)" in door.client.get("/door/").headers["Permissions-Policy"]


def test_the_scanner_can_be_installed(door):
    manifest = door.client.get("/door/manifest.webmanifest")
    assert manifest.mimetype == "application/manifest+json"
    assert manifest.json["start_url"] == "/door/"
    with door.client.get(manifest.json["icons"][0]["src"]) as icon:
        assert icon.status_code == 200


def test_every_outcome_has_its_screen(door):
    screens = set(re.findall(r'<template id="verdict-(\w+)">', door.client.get("/door/").text))
    assert set(map(str, Outcome)) <= screens


PASSES = ADMISSIONS | {Outcome.OVERRIDDEN, Outcome.LEFT}


def test_only_who_may_pass_is_green(door):
    screen = r'<template id="verdict-(\w+)">\s*<section class="scan-front" data-v="(\w*)"'
    colours = dict(re.findall(screen, door.client.get("/door/").text))
    assert {outcome for outcome, colour in colours.items() if colour in ("go", "vip")} == PASSES
