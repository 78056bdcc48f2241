"""Their own page, as a speaker sees it who came by the link in a letter."""

import pytest
from flask import g

from tests.makers import NOW, an_edition
from tests.programme import a_session
from tests.speakers.making import an_invited


@pytest.fixture
def edition(db, at):
    at(NOW)
    return an_edition()


class OwnPage:
    """`own.get("photo")` by the link; `own.said(answer)` is the page one lands on."""

    def __init__(self, client, edition, speaker, token, db):
        self.client, self.edition, self.speaker, self.db = client, edition, speaker, db
        self.at = f"/{edition.slug}/speaker/{token}"

    def get(self, path="", **more):
        self._anew()
        return self.client.get(f"{self.at}/{path}".rstrip("/"), **more)

    def post(self, path, **data):
        self._anew()
        return self.client.post(f"{self.at}/{path}", data=data)

    def said(self, answer) -> str:
        assert answer.status_code == 303, answer.text
        self._anew()
        return self.client.get(answer.location).text

    def _anew(self):
        """The tests share one application context, and with it `g`: each request begins with an empty one."""
        self.db.session.expire_all()
        for name in list(g):
            g.pop(name)


@pytest.fixture
def own(client, edition, db):
    speaker, token = an_invited(edition)
    a_session(edition, speakers=[speaker])
    return OwnPage(client, edition, speaker, token, db)
