"""The portal as Minho, coordinator of the first delegation, sees it."""

import pytest

from tests.delegations.making import a_coordinator, a_delegation
from tests.makers import a_category, an_edition
from tests.people import sign_in
from tests.web.readers import Reader, anew


@pytest.fixture
def edition(db):
    return an_edition(capacity=500)


@pytest.fixture
def category(edition):
    return a_category(edition, needs_decision=True)


@pytest.fixture
def delegation(edition):
    return a_delegation(edition, "KOREA", head="Head of the delegation")


class Portal(Reader):
    """`portal.get("people/new")` as whoever signed in."""

    def said_of(self, path) -> str:
        """What one is told after being led back."""
        return self.said(self.get(path))


@pytest.fixture
def portal(client, edition, delegation, db):
    sign_in(anew(client), a_coordinator(edition, delegation))
    return Portal(client, edition, db, f"/{edition.slug}/delegation/{delegation.code}/")
