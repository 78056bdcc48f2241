"""The registration form with the questions of its edition, for whoever fills it."""

from collections.abc import Mapping, Sequence
from typing import Any

from forum.editions.models import Category, Edition
from forum.registration.forms import PersonForm, RegistrationForm
from forum.registration.models import Registration
from forum.registration.questions.forms import asking, typed_again
from forum.registration.questions.queries import answers_to_edit, questions_of
from forum.registration.questions.rules import relevant
from forum.web.language import current, spoken_in


def registration_form(
    edition: Edition, offered: Sequence[Category], data: Mapping[str, Any] | None = None, **values: Any
) -> RegistrationForm:
    """The public form, for one of the categories that are offered."""
    names = {category.id: category.name.in_(current()) for category in offered}
    form = asking(RegistrationForm, relevant(questions_of(edition), names), names)
    return form(languages=spoken_in(edition), categories=list(names.items()), data=data, **values)


def person_form(edition: Edition, registration: Registration) -> PersonForm:
    """Somebody's details and answers, to be changed. One statement more where the edition asks questions."""
    questions = relevant(questions_of(edition), [registration.category_id])
    kept = answers_to_edit(registration.id) if questions else {}
    form = asking(PersonForm, questions, {}, kept=kept, comes_as=registration.category_id)
    return form(languages=spoken_in(edition), obj=registration, data=typed_again(kept, questions))
