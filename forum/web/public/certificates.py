"""Whether a certificate is real: the name as it was printed, valid or revoked. Nothing else is said."""

from flask import redirect, render_template, request, url_for

from forum.badges.codes import grouped
from forum.certificates import codes
from forum.certificates.queries import with_code
from forum.extensions import limiter
from forum.web.access import anyone, only
from forum.web.public import pages


@pages.get("/<edition>/certificate")
@only(anyone)
def certificate_form(edition):
    typed = request.args.get("code", "").strip()
    if typed:
        code = codes.read(typed) or typed[: codes.LONGEST]
        return redirect(url_for(".certificate", edition=edition.slug, code=code.replace("/", " ")), code=303)
    return render_template("public/certificate.html", edition=edition)


@pages.get("/<edition>/certificate/<code>")
@only(anyone)
@limiter.limit("30 per minute")
def certificate(edition, code):
    read = codes.read(code)
    found = with_code(edition.id, read) if read else None
    status = 200 if found else 404
    shown = grouped(read) if read else code
    return render_template("public/certificate.html", edition=edition, certificate=found, code=shown), status
