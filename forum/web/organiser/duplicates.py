"""Likely duplicates: shown in pairs with the reason, merged field by field, or known to be two people."""

from flask_babel import gettext as _

from forum.accreditation.merging import differing, merge
from forum.accreditation.policy import may_accredit
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.registration.duplicates import likely_in, reasons_of, tell_apart
from forum.registration.models import Registration
from forum.registration.queries import with_ref
from forum.registration.states import LIVE
from forum.travel import services as travel
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.merge_form import MergeForm, merge_form
from forum.web.organiser.side_by_side import rows_of
from forum.web.pages import back_to, or_404, page
from forum.web.wording import of_refusal


@pages.get("/desk/<edition>/duplicates")
@only(may_accredit)
def duplicates(edition):
    return page("organiser/duplicates/list.html", pairs=likely_in(edition.id))


@pages.get("/desk/<edition>/duplicates/<pair>")
@only(may_accredit)
def compare(edition, pair):
    first, second = _both(edition, pair)
    return _show(edition, first, second, merge_form(first, second, differing(first, second)))


@pages.post("/desk/<edition>/duplicates/<pair>")
@only(may_accredit)
def merge_pair(edition, pair):
    first, second = _both(edition, pair)
    form = merge_form(first, second, differing(first, second))
    if not form.validate():
        return _show(edition, first, second, form, 422)
    stays, goes = (first, second) if form.stays.data == first.ref else (second, first)
    try:
        merge(edition, stays, goes, form.taken_from(goes), by=actor(), beside=(travel.hand_on,))
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, first, second, form, 409)
    return back_to(
        ".registration", said=_("Merged. The other one has ended."), edition=edition.slug, ref=stays.ref
    )


@pages.post("/desk/<edition>/duplicates/<pair>/difference")
@only(may_accredit)
def difference(edition, pair):
    tell_apart(*_both(edition, pair), by=actor())
    return back_to(".duplicates", said=_("Noted. This pair is not shown again."), edition=edition.slug)


def _both(edition: Edition, pair: str) -> tuple[Registration, Registration]:
    """Two references with a dash between them; the earlier registration first."""
    one, _dash, other = pair.upper().partition("-")
    both = or_404(with_ref(edition.id, one)), or_404(with_ref(edition.id, other))
    first, second = sorted(both, key=lambda registration: registration.id)
    or_404(None if first is second else first)
    return first, second


def _show(
    edition: Edition, first: Registration, second: Registration, form: MergeForm, status: int = 200
) -> tuple[str, int]:
    return page(
        "organiser/duplicates/compare.html",
        status,
        first=first,
        second=second,
        pair=f"{first.ref}-{second.ref}",
        reasons=reasons_of(first, second),
        rows=rows_of(edition, first, second),
        can_merge=first.state in LIVE and second.state in LIVE,
        form=form,
    )
