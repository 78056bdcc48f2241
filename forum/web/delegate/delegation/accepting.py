"""An invitation is opened: a GET shows a form, the POST takes it up and signs in."""

from flask import after_this_request, redirect, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField
from wtforms.validators import DataRequired, Length

from forum import clock
from forum.accounts.queries import account_with
from forum.delegations import coordinating
from forum.delegations.models import Coordinator
from forum.delegations.queries import delegation_of, invited_with
from forum.editions.models import Edition
from forum.errors import Refusal
from forum.extensions import limiter
from forum.web.access import SIGN_IN, anyone, me, only
from forum.web.delegate import pages
from forum.web.limits import one_more_try
from forum.web.pages import back_to, or_404, page
from forum.web.wording import of_refusal

TEMPLATE = "delegate/delegation/invitation.html"
LONGEST = 1000  # characters of a password that are looked at


class PasswordForm(FlaskForm):
    password = PasswordField(
        _l("Password"),
        [
            DataRequired(_l("Write a password.")),
            Length(max=LONGEST, message=_l("Use at most %(max)d characters.")),
        ],
    )


@pages.get("/<edition>/invitation/<invitation>")
@only(anyone)
def invitation(edition, invitation):
    return _show(edition, _invited(edition, invitation), PasswordForm())


@pages.post("/<edition>/invitation/<invitation>")
@only(anyone)
@limiter.limit("20 per minute")
def accept_invitation(edition, invitation):
    invited = _invited(edition, invitation)
    if _is_reader(invited):
        return _accept_signed_in(edition, invited, invitation)
    form = PasswordForm()
    if not form.validate():
        return _show(edition, invited, form, 422)
    one_more_try(invited.email)
    try:
        token = coordinating.accept(edition, invited, link_token=invitation, password=form.password.data)
    except Refusal as refusal:
        form.password.errors = [of_refusal(refusal)]
        return _show(edition, invited, form, 409)
    session.clear()  # a new session at every sign-in: nobody can have planted the old one
    session[SIGN_IN], session.permanent = token, True
    return redirect(url_for(".delegations", edition=edition.slug), code=303)


def _accept_signed_in(edition: Edition, invited: Coordinator, invitation: str):
    try:
        coordinating.accept_signed_in(
            edition, invited, link_token=invitation, account_id=me().account_id or 0
        )
    except Refusal as refusal:
        form = PasswordForm()
        form.form_errors.append(of_refusal(refusal))
        return _show(edition, invited, form, 409)
    said = _("You coordinate this delegation now.")
    return back_to(".delegations", said=said, edition=edition.slug)


def _invited(edition: Edition, invitation: str) -> Coordinator:
    after_this_request(_keep_private)
    return or_404(invited_with(edition.id, invitation))


def _is_reader(invited: Coordinator) -> bool:
    return me().is_signed_in and me().email == invited.email


def _show(edition: Edition, invited: Coordinator, form: PasswordForm, status: int = 200):
    has_account = account_with(invited.email) is not None
    autocomplete = "current-password" if has_account else "new-password"
    form.password.render_kw = {"autocomplete": autocomplete}
    expires = invited.invitation_expires_at
    return page(
        TEMPLATE,
        status,
        edition=edition,
        invited=invited,
        delegation=delegation_of(edition.id, invited.delegation_id),
        has_account=has_account,
        is_signed_in=_is_reader(invited),
        is_over=expires is None or expires <= clock.now(),
        form=form,
    )


def _keep_private(response):
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "private, no-store"
    return response
