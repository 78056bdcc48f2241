"""The desk's menu: what one may open, the rest of it in groups, and the way out always in sight."""

import re

import pytest

from forum.accounts.duties import Duty
from tests.people import bruno, chen, vera


def groups(html) -> dict[str, bool]:
    """Each group's name, and whether it is open."""
    found = re.findall(
        r'<details class="side-group"( open)?>.*?<summary>.*?<span>(.*?)</span>', html, re.DOTALL
    )
    return {name: bool(is_open) for is_open, name in found}


def test_a_group_is_shut_until_its_page_is_read(desk):
    assert groups(desk.get("/").text) == {"Paperwork": False, "Settings": False}
    assert groups(desk.get("/questions").text) == {"Paperwork": False, "Settings": True}
    assert groups(desk.get("/duplicates").text) == {"Paperwork": True, "Settings": False}


@pytest.mark.parametrize(
    ("person", "page", "entries"),
    [
        (vera, "/visas", ["visas"]),
        (chen, "/doors", ["doors"]),
    ],
)
def test_a_group_of_one_is_no_group(desk_of, edition, person, page, entries):
    html = desk_of(person(edition)).get(page).text
    assert groups(html) == {}
    assert re.findall(r'<li[^>]*><a href="/desk/[^/]+/(\w+)" aria-current="\w+"', html) == entries


def test_nothing_stands_there_that_is_shut(client, edition, desk_of):
    registrar = desk_of(bruno(edition, Duty.REGISTRAR))
    addresses = set(re.findall(r'href="(/desk/[^"?]+)"', registrar.get("/").text))
    assert {registrar.client.get(address).status_code for address in addresses} == {200}


def test_the_way_out_stands_outside_of_what_moves(desk):
    after = desk.get("/").text.partition("</nav>")[2]
    assert "Sign out" in after.partition("</header>")[0]
