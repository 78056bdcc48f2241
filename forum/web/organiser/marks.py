"""Small things the desk's pages ask: the language of a name, whether a device is there, a code in words."""

from datetime import timedelta

from flask.blueprints import BlueprintSetupState
from flask_babel import format_number
from flask_babel import gettext as _

from forum import clock
from forum.badges.states import BadgeState
from forum.checkin.models import Device
from forum.checkin.rules import Outcome
from forum.insights.figures import COUNTED
from forum.registration.duplicates import Reason
from forum.registration.models import Registration
from forum.registration.offers import INTERESTS, MEALS
from forum.registration.rules import language_of_native_name
from forum.web.organiser.words import BADGES, OUTCOMES, REASONS
from forum.web.privacy_words import ATTESTED, PURPOSES

# The languages spoken at these forums, in the order the design shows them.
NINE = ("en", "kk", "ru", "uz", "ky", "ko", "zh", "ja", "fil")
ALIVE = timedelta(minutes=5)


def add_to(state: BlueprintSetupState) -> None:
    state.app.jinja_env.filters.update(
        native_language=native_language,
        counted=counted,
        reason_word=lambda reason: REASONS[Reason(reason)],
        badge_word=lambda state: BADGES[BadgeState(state)],
        outcome_word=lambda outcome: OUTCOMES[Outcome(outcome)],
        purpose_word=lambda purpose: PURPOSES.get(purpose, purpose),
        attested_word=ATTESTED.get,
        meal_word=lambda meal: MEALS.get(meal, meal),
        interest_word=lambda interest: INTERESTS.get(interest, interest),
    )


def native_language(registration: Registration) -> str | None:
    """The language in which this person's name in its own script should be drawn."""
    native = registration.name_native
    return language_of_native_name(native, registration.country, registration.language) if native else None


def counted(count: int) -> int | str:
    """A count as it is, or in words where counting stopped."""
    return count if count <= COUNTED else _("more than %(num)s", num=format_number(COUNTED))


def is_alive(device: Device) -> bool:
    """Whether the device has been heard of lately."""
    return device.seen_at is not None and clock.now() - device.seen_at < ALIVE
