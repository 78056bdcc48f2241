"""Calm lines about what is going on, and the one way to stop with a sentence."""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

LAST_LINES = 30


def say(text: str = "") -> None:
    print(text, flush=True)


def stop(sentence: str, code: int = 1) -> NoReturn:
    print(sentence, file=sys.stderr, flush=True)
    raise SystemExit(code)


def quietly(
    command: Sequence[str | Path],
    *,
    doing: str,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> str:
    """Run a command; its output is shown only if it fails, and then the start stops."""
    done = subprocess.run(
        command, cwd=cwd, env=env, check=False, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).splitlines()[-LAST_LINES:]), file=sys.stderr)
        stop(f"{doing} did not work; the lines above say why.")
    return done.stdout
