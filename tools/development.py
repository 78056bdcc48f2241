"""The settings of a start on a developer's machine: data folder, secrets made once, addresses."""

import base64
import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.children import reachable
from tools.places import ROOT
from tools.progress import stop

# A production start refuses secrets with this beginning.
MARK = "development-"


def data_folder() -> Path:
    """Where the embedded database, files and keys lie; made if it is missing."""
    folder = Path(os.environ.get("FORUM_DATA") or ROOT / "var").expanduser().resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        stop(f"PORT is {text!r}; it has to be a number from 1 to 65535.")
    return int(text)


def host() -> str:
    return os.environ.get("HOST") or "127.0.0.1"


def address() -> str:
    """What to open in a browser on this machine, also when the server listens on all addresses."""
    name = reachable(host())
    return f"http://[{name}]:{port()}" if ":" in name else f"http://{name}:{port()}"


def settings(data: Path) -> dict[str, str]:
    """The environment for the product. What the caller has set wins over what is made here."""
    made = {
        "FORUM_ENV": "development",
        "FORUM_DATA": str(data),
        "BASE_URL": address(),
        "PYTHONUNBUFFERED": "1",
    }
    chosen = {name: value for name, value in os.environ.items() if value or name not in made}
    return {**made, **_secrets(data / "secrets.env"), **chosen, "FORUM_DATA": str(data)}


def _secrets(file: Path) -> dict[str, str]:
    if not file.exists():
        key = MARK.encode() + secrets.token_bytes(32 - len(MARK))
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as written:
            written.write(f"SECRET_KEY={MARK}{secrets.token_urlsafe(32)}\n")
            written.write(f"FORUM_KEYS={base64.b64encode(key).decode()}\n")
    pairs = (line.partition("=") for line in file.read_text().splitlines() if line)
    return {name: value for name, _, value in pairs}


@contextmanager
def alone_with(data: Path) -> Iterator[None]:
    """Two starts on one folder would quarrel about its clock and its database."""
    with (data / "in-use.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            stop(f"Another Forum is using the data in {data}. Stop it, or set FORUM_DATA to another folder.")
        yield
