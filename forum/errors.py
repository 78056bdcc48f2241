"""Refusals: a rule said no. Each carries a stable code; the web layer words it for the reader. And how a log
speaks of what broke."""

from traceback import extract_tb

MOST_PLACES = 12


class Refusal(Exception):
    """Why something was not done. `facts` are what the sentence about it needs."""

    code = "refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts


def where_it_broke(problem: BaseException) -> str:
    """`ValueError at forum/a.py:12 in f < forum/b.py:40 in g`: the innermost first. Without the message:
    it may hold what somebody typed, and a database's does."""
    frames = extract_tb(problem.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} in {frame.name}" for frame in reversed(frames)]
    said = f"{type(problem).__name__} at {' < '.join(places[:MOST_PLACES])}"
    cause = problem.__cause__ or problem.__context__
    return f"{said}; because of {type(cause).__name__}" if cause is not None else said


def _short(filename: str) -> str:
    _before, here, after = filename.replace("\\", "/").rpartition("/forum/")
    return f"forum/{after}" if here else filename.rpartition("/")[2]
