"""Countries as the organisers call them, where that is not the usual name."""

from flask import request
from flask_babel import gettext as _

from forum.accreditation.policy import may_accredit
from forum.delegations.country_names import call, named_by_us, ours_of
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.country_form import country_form
from forum.web.pages import back_to, page

TEMPLATE = "organiser/countries/list.html"


@pages.get("/desk/<edition>/countries")
@only(may_accredit)
def countries(edition):
    code = request.args.get("code", "").upper()
    return page(TEMPLATE, form=country_form(edition, code), named=_named(edition))


@pages.post("/desk/<edition>/countries")
@only(may_accredit)
def name_country(edition):
    form = country_form(edition)
    if not form.validate():
        return page(TEMPLATE, 422, form=form, named=_named(edition))
    call(edition, form.code.data, form.names(), by=actor())
    return back_to(
        ".countries", said=_("Saved. Pages, lists and badges use this name."), edition=edition.slug
    )


def _named(edition):
    return [(code, ours_of(edition, code)) for code in named_by_us(edition)]
