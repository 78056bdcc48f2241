"""What the scanner finds in bad pictures: not less than the baseline, and nothing that is not there.

After a change for the better: `FORUM_BASELINE=write pytest tests/assets/test_decoder.py` writes the new one.
"""

import json
import os
import subprocess
from collections import Counter
from pathlib import Path

from forum.badges import codes
from tests import needing
from tests.assets.frames import Frame, frames
from tests.assets.test_scanner_modules import HERE, _node
from tests.assets.test_scanner_rules import _token

BASELINE = HERE / "decoder_baseline.json"
READER = HERE.parents[1] / "assets" / "node_modules" / "zxing-wasm"
TEXTS = [codes.url(_token(number), "forum.example") for number in range(2)]


def test_the_reader_finds_what_it_found_before_and_misreads_nothing(tmp_path):
    if not READER.exists():
        needing.missing("the front-end packages have not been installed")
    shown = list(frames(TEXTS))
    found = _found(shown, tmp_path)
    wrong = [frame.name for frame, text in zip(shown, found, strict=True) if text not in (None, frame.text)]
    rates = Counter({frame.name: 0 for frame in shown})
    rates.update(frame.name for frame, text in zip(shown, found, strict=True) if text == frame.text)
    if os.environ.get("FORUM_BASELINE") == "write":
        BASELINE.write_text(json.dumps(rates, indent=2) + "\n")
    before = json.loads(BASELINE.read_text())
    assert wrong == []
    assert {name: rates[name] for name in before if rates[name] < before[name]} == {}
    assert before.keys() == rates.keys()


def _found(shown: list[Frame], folder: Path) -> list[str | None]:
    index, pixels, at = [], folder / "pixels", 0
    with pixels.open("wb") as file:
        for frame in shown:
            index.append({"side": frame.side, "from": at})
            at += file.write(frame.pixels)
    (folder / "index.json").write_text(json.dumps(index))
    command = [_node(), str(HERE / "decode_frames.mjs"), str(folder / "index.json"), str(pixels)]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return json.loads(run.stdout)
