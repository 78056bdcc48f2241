from urllib.parse import urlsplit

from flask import g, redirect, request, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import InputRequired

from forum.accounts import services as accounts
from forum.errors import Refusal
from forum.extensions import limiter
from forum.web.access import SIGN_IN, anyone, me, only, signed_in
from forum.web.limits import one_more_try
from forum.web.organiser import pages
from forum.web.pages import back_to, page
from forum.web.wording import of_refusal


class SignInForm(FlaskForm):
    email = StringField(_l("E-mail"), [InputRequired(_l("Write your e-mail address."))])
    password = PasswordField(_l("Password"), [InputRequired(_l("Write your password."))])


@pages.get("/sign-in")
@only(anyone)
def sign_in():
    if me().is_signed_in:
        return redirect(url_for(".editions"))
    return page("organiser/sign_in.html", form=SignInForm())


@pages.post("/sign-in")
@only(anyone)
@limiter.limit("20 per minute")
def sign_in_with_password():
    form = SignInForm()
    if not form.validate():
        return page("organiser/sign_in.html", 422, form=form)
    one_more_try(form.email.data)
    try:
        token = accounts.sign_in(email=form.email.data, password=form.password.data)
    except Refusal as refusal:
        form.form_errors.append(of_refusal(refusal))
        return page("organiser/sign_in.html", 422, form=form)
    session.clear()  # a new session at every sign-in: nobody can have planted the old one
    session[SIGN_IN], session.permanent = token, True
    return redirect(_safe(request.args.get("next")) or url_for(".editions"), code=303)


@pages.post("/sign-out")
@only(signed_in)
def sign_out():
    accounts.sign_out(session[SIGN_IN])
    session.clear()
    g.pop("person", None)
    return back_to(".sign_in", said=_("You are signed out."))


def _safe(target: str | None) -> str | None:
    """Only an address of our own: a link in a letter must not lead elsewhere through our sign-in."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc and "\\" not in target else None
