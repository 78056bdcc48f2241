"""Somebody who reads pages without a browser, as whoever they signed in as."""

from flask import g


def anew(client):
    """The tests share one application context, and with it `g`: each request begins with an empty one."""
    send = client.open

    def open_anew(*arguments, **more):
        for name in list(g):
            g.pop(name)
        return send(*arguments, **more)

    client.open = open_anew
    return client


class Reader:
    """`at` is where their pages begin. What a test has changed is read anew."""

    def __init__(self, client, edition, db, at: str):
        self.client, self.edition, self.db, self.at = client, edition, db, at

    def get(self, path="", **more):
        self.db.session.expire_all()
        return self.client.get(self.at + path, **more)

    def post(self, path, **data):
        self.db.session.expire_all()
        return self.client.post(self.at + path, data=data)

    def said(self, answer) -> str:
        """The page one lands on."""
        assert answer.status_code == 303, answer.text
        return self.client.get(answer.location).text
