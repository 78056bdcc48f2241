"""One's own certificate of attendance."""

from flask import current_app

from forum.certificates.drawing import certificate_pdf as draw
from forum.certificates.queries import valid_of
from forum.web.access import anyone, only
from forum.web.delegate import pages
from forum.web.delegate.mine import mine
from forum.web.delegate.papers import file
from forum.web.pages import or_404


@pages.get("/<edition>/my/<token>/certificate.pdf")
@only(anyone)
@mine
def certificate_pdf(edition, registration):
    certificate = or_404(valid_of(registration))
    base_url = current_app.config["BASE_URL"]
    data = draw(edition, certificate, language=registration.language, base_url=base_url)
    return file(data, "application/pdf", f"certificate-{registration.ref}.pdf")
