"""Where a signed-in person begins: the forums they serve, or straight to the only one."""

from flask import current_app, redirect, url_for

from forum.accounts.duties import Person
from forum.editions.models import Edition
from forum.editions.queries import all_editions
from forum.web.access import me, only, signed_in
from forum.web.organiser import pages
from forum.web.pages import page


@pages.get("/desk/")
@only(signed_in)
def editions():
    served = [edition for edition in all_editions() if me().belongs_to(edition.id)]
    if len(served) == 1:
        return redirect(first_page(me(), served[0]))
    return page(
        "organiser/editions.html", served=[(edition, first_page(me(), edition)) for edition in served]
    )


def first_page(person: Person, edition: Edition) -> str:
    """The first of these that they may open: the overview for those who run the forum."""
    endpoint = next((each for each in FIRST_PAGES if _may_open(person, edition, each)), "public.landing")
    return url_for(endpoint, edition=edition.slug)


FIRST_PAGES = ("organiser.overview", "organiser.doors", "delegate.delegations", "organiser.visas")


def _may_open(person: Person, edition: Edition, endpoint: str) -> bool:
    policy = getattr(current_app.view_functions.get(endpoint), "policy", None)
    return policy is not None and bool(policy(person, edition))
