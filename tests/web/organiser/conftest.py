"""The desk as Bruno sees it."""

import pytest
from flask import g

from tests.makers import an_edition
from tests.people import bruno, sign_in


@pytest.fixture
def edition(db):
    return an_edition(capacity=500)


@pytest.fixture
def client(client):
    """The tests share one application context, and with it `g`: each request begins with an empty one."""
    send = client.open

    def open_anew(*arguments, **more):
        for name in list(g):
            g.pop(name)
        return send(*arguments, **more)

    client.open = open_anew
    return client


class Desk:
    """`desk.get("/registrations")` as whoever signed in; `desk.said(answer)` is the page one lands on."""

    def __init__(self, client, edition, db):
        self.client, self.edition, self.db = client, edition, db
        self.at = f"/desk/{edition.slug}"

    def get(self, path="/", **more):
        self.db.session.expire_all()
        return self.client.get(self.at + path, **more)

    def post(self, path, **data):
        self.db.session.expire_all()
        return self.client.post(self.at + path, data=data)

    def said(self, answer) -> str:
        assert answer.status_code == 303, answer.text
        return self.client.get(answer.location).text


@pytest.fixture
def desk(client, edition, db):
    sign_in(client, bruno(edition))
    return Desk(client, edition, db)


@pytest.fixture
def desk_of(client, edition, db):
    """The desk of this edition, as another person of the cast opens it."""

    def opened(account):
        sign_in(client, account)
        return Desk(client, edition, db)

    return opened


@pytest.fixture
def count(statements, desk):
    """How many statements a page takes, once the product is warm and nothing is remembered."""

    def of(path: str) -> int:
        desk.get(path)
        desk.db.session.expire_all()
        statements.clear()
        assert desk.client.get(desk.at + path).status_code == 200
        return len(statements)

    return of
