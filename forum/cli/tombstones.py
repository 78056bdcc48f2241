"""Tombstones beside the database: for the day on which an older backup takes the database's place.

A line is an edition's random number, the registration's number and a hash of its code. It names nobody.
"""

import json
import os
from pathlib import Path

from flask import current_app

from forum.privacy.tombstones import Stone, all_stones

NAME = "tombstones.jsonl"


def keep_tombstones() -> None:
    """Add what is new; what is in the file stays there. By the clock; safe to do twice."""
    file = beside_the_database()
    kept = read(file)
    new = [stone for stone in all_stones() if stone not in set(kept)]
    if new:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_text("".join(f"{_line(stone)}\n" for stone in [*kept, *new]))
        beside.replace(file)


def beside_the_database() -> Path:
    return Path(current_app.config["FORUM_DATA"]) / NAME


def read(file: Path) -> list[Stone]:
    lines = file.read_text().splitlines() if file.exists() else []
    return [_stone(json.loads(line)) for line in lines if line]


def _line(stone: Stone) -> str:
    return json.dumps([stone.edition_uid.hex(), stone.registration_id, stone.ref_hash.hex()])


def _stone(said: list[str]) -> Stone:
    return Stone(bytes.fromhex(said[0]), int(said[1]), bytes.fromhex(said[2]))
