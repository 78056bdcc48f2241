"""Commands for operators: `flask forum …`."""

from flask import Flask
from flask.cli import AppGroup

forum = AppGroup("forum", help="Run a forum: make it, fill it, look after it.")


def register(app: Flask) -> None:
    from forum.cli import anonymising, demonstrating, examining, mailing, making, sheets  # noqa: F401, PLC0415 - the commands register themselves with the group

    app.cli.add_command(forum)
