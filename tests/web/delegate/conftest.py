"""The portal as Minho, coordinator of the first delegation, sees it."""

import pytest
from flask import g

from tests.delegations.making import a_coordinator, a_delegation
from tests.makers import a_category, an_edition
from tests.people import sign_in


@pytest.fixture
def edition(db):
    return an_edition(capacity=500)


@pytest.fixture
def category(edition):
    return a_category(edition, needs_decision=True)


@pytest.fixture
def delegation(edition):
    return a_delegation(edition, "KOREA", head="Head of the delegation")


def anew(client):
    """The tests share one application context, and with it `g`: each request begins with an empty one."""
    send = client.open

    def open_anew(*arguments, **more):
        for name in list(g):
            g.pop(name)
        return send(*arguments, **more)

    client.open = open_anew
    return client


class Portal:
    """`portal.get("people/new")` as whoever signed in; `portal.said(answer)` is the page one lands on."""

    def __init__(self, client, edition, delegation, db):
        self.client, self.edition, self.db = client, edition, db
        self.at = f"/{edition.slug}/delegation/{delegation.code}/"

    def get(self, path="", **more):
        self.db.session.expire_all()
        return self.client.get(self.at + path, **more)

    def post(self, path, **data):
        self.db.session.expire_all()
        return self.client.post(self.at + path, data=data)

    def said(self, answer) -> str:
        assert answer.status_code == 303, answer.text
        return self.client.get(answer.location).text

    def said_of(self, path) -> str:
        """What one is told after being led back."""
        return self.said(self.get(path))


@pytest.fixture
def portal(client, edition, delegation, db):
    sign_in(anew(client), a_coordinator(edition, delegation))
    return Portal(client, edition, delegation, db)
