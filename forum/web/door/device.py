"""Which device is asking. A cookie says it, and nothing but a supervisor's code sets that cookie."""

from flask import request
from werkzeug.wrappers import Response

from forum.checkin.enrolment import device_of
from forum.checkin.models import Device
from forum.web.access import DOOR

A_YEAR = 365 * 24 * 60 * 60


def present() -> Device | None:
    """The device of this request, if it is enrolled and may still scan."""
    secret = request.cookies.get(DOOR)
    return device_of(secret) if secret else None


def hand_over(response: Response, secret: str) -> Response:
    """From now on this browser is the device. No script reads the cookie, no other site sends it."""
    response.set_cookie(
        DOOR, secret, max_age=A_YEAR, httponly=True, samesite="Strict", secure=request.is_secure
    )
    return response


def take_away(response: Response) -> Response:
    response.delete_cookie(DOOR, httponly=True, samesite="Strict", secure=request.is_secure)
    return response
