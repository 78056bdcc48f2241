"""The delegation in the public form: in a link that a delegation hands out, and when it is full."""

from flask import request

from forum.delegations.rules import LONGEST_CODE
from forum.editions.capacity import Step
from forum.errors import Refusal
from forum.registration.forms import RegistrationForm
from forum.web.wording import of_refusal


def code_in_link() -> str:
    """`?delegation=KOREA`: typed beforehand; whether there is one, the form says when it is sent."""
    return request.args.get("delegation", "")[:LONGEST_CODE]


def say_full(form: RegistrationForm, refusal: Refusal) -> None:
    """Beside the delegation where its places are taken, not the forum's."""
    if refusal.facts.get("step") == Step.DELEGATION_CATEGORY:
        form.delegation.errors = [*form.delegation.errors, of_refusal(refusal)]
