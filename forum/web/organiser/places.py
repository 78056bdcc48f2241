"""How many places there are, and how they are given."""

from flask_babel import gettext as _

from forum.accreditation import resizing
from forum.accreditation.policy import may_accredit
from forum.accreditation.resizing import Places
from forum.editions.capacity import Step
from forum.editions.models import Category, Edition
from forum.editions.queries import categories_of
from forum.errors import Refusal
from forum.insights import figures
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.lifecycle_forms import CategoryPlacesForm, ForumPlacesForm
from forum.web.pages import back_to, or_404, page
from forum.web.wording import of_refusal

FORUM = "forum"  # in the address, where the code of a category stands otherwise


@pages.get("/desk/<edition>/places")
@only(may_accredit)
def places(edition):
    taken = figures.places_of(edition.id)
    return page(
        "organiser/places/list.html",
        edition=edition,
        whole=taken[Step.EDITION, 0],
        categories=[
            (category, taken.get((Step.CATEGORY, category.id))) for category in categories_of(edition.id)
        ],
    )


@pages.get("/desk/<edition>/places/<code>")
@only(may_accredit)
def places_of(edition, code):
    category = _category(edition, code)
    return _show(edition, category, _form(edition, category))


@pages.post("/desk/<edition>/places/<code>")
@only(may_accredit)
def set_places(edition, code):
    category = _category(edition, code)
    form = _form(edition, category)
    if not form.validate():
        return _show(edition, category, form, 422)
    try:
        _set(edition, category, form)
    except Refusal as refusal:
        form.capacity.errors = [of_refusal(refusal)]
        return _show(edition, category, form, 409)
    return back_to(".places", said=_("Saved. Whoever waits and fits now has moved up."), edition=edition.slug)


def _category(edition: Edition, code: str) -> Category | None:
    """None is the forum as a whole."""
    if code == FORUM:
        return None
    return or_404(next((one for one in categories_of(edition.id) if one.code == code), None))


def _form(edition: Edition, category: Category | None) -> ForumPlacesForm:
    taken = figures.places_of(edition.id)[_limit(category)]
    if category is None:
        return ForumPlacesForm(data={"capacity": taken.capacity})
    return CategoryPlacesForm(obj=category, data={"capacity": taken.capacity})


def _set(edition: Edition, category: Category | None, form: ForumPlacesForm) -> None:
    if category is None:
        resizing.resize(edition, places=form.capacity.data, by=actor())
        return
    wanted = Places(form.capacity.data, form.offer_hours.data, form.asks_endorsement.data)
    resizing.set_places(edition, category, wanted, by=actor())


def _limit(category: Category | None) -> tuple[Step, int]:
    return (Step.EDITION, 0) if category is None else (Step.CATEGORY, category.id)


def _show(edition: Edition, category: Category | None, form: ForumPlacesForm, status: int = 200):
    return page(
        "organiser/places/form.html",
        status,
        edition=edition,
        category=category,
        taken=figures.places_of(edition.id)[_limit(category)].taken,
        form=form,
    )
