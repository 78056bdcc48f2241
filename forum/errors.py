"""Refusals: a rule said no. Each carries a stable code; the web layer words it for the reader."""


class Refusal(Exception):
    """Why something was not done. `facts` are what the sentence about it needs."""

    code = "refused"

    def __init__(self, **facts: object) -> None:
        super().__init__(self.code)
        self.facts = facts
