"""The registration form with the questions of its edition, for whoever fills it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from forum.delegations.queries import nameable_in
from forum.editions.models import Category, Edition
from forum.registration.forms import PersonForm, RegistrationForm
from forum.registration.models import Registration
from forum.registration.questions.forms import asking, typed_again
from forum.registration.questions.kinds import Privacy
from forum.registration.questions.queries import answers_to_edit, questions_of
from forum.registration.questions.rules import relevant
from forum.web.language import current, spoken_in
from forum.web.uploads import MEGABYTE

WITH_FILES = 16 * MEGABYTE  # the largest sending of a form that may ask for files
Form = TypeVar("Form", bound=PersonForm)


def registration_form(
    edition: Edition, offered: Sequence[Category], data: Mapping[str, Any] | None = None, **values: Any
) -> RegistrationForm:
    """The public form, for one of the categories that are offered."""
    names = {category.id: category.name.in_(current()) for category in offered}
    form = asking(RegistrationForm, relevant(questions_of(edition), names), names)
    sent = {"delegations": nameable_in(edition)}
    return form(languages=spoken_in(edition), categories=list(names.items()), data=data, **sent, **values)


def person_form(
    edition: Edition,
    registration: Registration,
    form: type[Form] = PersonForm,
    *,
    classes: Collection[Privacy] = tuple(Privacy),
    **values: Any,
) -> Form:
    """Somebody's details and answers, to be changed. `classes`: the answers that whoever changes them may
    see. One statement more where the edition asks questions."""
    asked = [question for question in questions_of(edition) if question.privacy in classes]
    questions = relevant(asked, [registration.category_id])
    kept = answers_to_edit(registration.id) if questions else {}
    made = asking(form, questions, {}, kept=kept, comes_as=registration.category_id)
    return made(languages=spoken_in(edition), data=typed_again(kept, questions), **values)
