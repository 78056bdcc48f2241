"""Where a signed-in person begins: the forums they serve, or straight to the only one."""

from flask import redirect, url_for

from forum.accounts.duties import Person
from forum.editions.models import Edition
from forum.editions.policy import may_enter_the_desk
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
    """The overview; for those who only serve at the doors, the doors."""
    endpoint = "organiser.overview" if may_enter_the_desk(person, edition) else "organiser.doors"
    return url_for(endpoint, edition=edition.slug)
