"""A new link to a registrant's own page, from the desk: to the registered address, and never shown here."""

from flask_babel import gettext as _

from forum.accreditation.policy import may_accredit
from forum.errors import Refusal
from forum.registration.relinking import renew_link
from forum.web.access import actor, only
from forum.web.organiser import pages
from forum.web.organiser.registrations import found
from forum.web.pages import back_to, refused


@pages.post("/desk/<edition>/registrations/<ref>/link")
@only(may_accredit)
def send_new_link(edition, ref):
    registration = found(edition, ref)
    here = {"edition": edition.slug, "ref": registration.ref}
    try:
        renew_link(edition, registration, by=actor())
    except Refusal as refusal:
        return refused(refusal, ".registration", **here)
    said = _(
        "A new link is on its way to %(email)s. The former ones open nothing any more.",
        email=registration.email,
    )
    return back_to(".registration", said=said, **here)
