"""The desk as Bruno sees it."""

import pytest

from tests.makers import an_edition
from tests.people import bruno, sign_in
from tests.web.readers import Reader, anew


@pytest.fixture
def edition(db):
    return an_edition(capacity=500)


@pytest.fixture
def client(client):
    return anew(client)


class Desk(Reader):
    """`desk.get("/registrations")` as whoever signed in."""

    def __init__(self, client, edition, db):
        super().__init__(client, edition, db, f"/desk/{edition.slug}")

    def get(self, path="/", **more):
        return super().get(path, **more)


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
