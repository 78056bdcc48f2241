"""A passport and a stay as they are typed, and the sentence for what cannot be."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from babel.support import NullTranslations
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, SelectChoice, StringField
from wtforms.validators import InputRequired, Optional, ValidationError

from forum.editions.dates import HasDays
from forum.registration.consents import Purpose, text_of
from forum.registration.fields import (
    CHOOSE,
    OneOf,
    at_most,
    countries,
    latin,
    options,
    tidy,
    visible,
    words_of_wtforms,
    written,
)
from forum.visas.documents import Document, Stay
from forum.visas.rules import NUMBER, tidy_number, wrong_passport_dates, wrong_stay

WRONG = {
    "not_a_birthday": _l("Check the year: this is no date of birth."),
    "in_the_future": _l("This day has not come yet."),
    "before_birth": _l("This is before the date of birth."),
    "before_issue": _l("A passport expires after it was issued."),
    "before_the_forum_ends": _l("This passport expires before the forum ends. You need another one first."),
    "before_entry": _l("You leave after you arrive."),
    "after_the_forum": _l("The forum is over by then."),
    "before_the_forum": _l("The forum has not begun by then."),
    "too_long": _l("We write letters for 90 days at most."),
}
NOT_AUTOMATIC = {"autocomplete": "off", "spellcheck": "false"}


def a_day(words: Any, missing: Any, **more: Any) -> DateField:
    return DateField(words, [written(missing)], **more)


class VisaForm(FlaskForm):
    class Meta(FlaskForm.Meta):
        def get_translations(self, form: FlaskForm) -> NullTranslations:
            return words_of_wtforms(str(get_locale() or "en"))

    number = StringField(
        _l("Passport number"),
        [written(_l("Write the number of your passport.")), at_most(40)],
        filters=[lambda typed: tidy_number(typed or "")],
        description=_l("Letters and digits as they stand on the page with your photo."),
        render_kw={**NOT_AUTOMATIC, "autocapitalize": "characters"},
    )
    issuing_country = OneOf(
        _l("Issued by"),
        [written(_l("Choose the country that issued the passport."))],
        invalid_choice_message=CHOOSE,
    )
    issued_on = a_day(_l("Issued on"), _l("Write the day of issue."))
    expires_on = a_day(_l("Valid until"), _l("Write the last day of validity."))
    nationality = OneOf(
        _l("Nationality"),
        [written(_l("Choose your nationality."))],
        invalid_choice_message=CHOOSE,
        description=_l("As in the passport. It may differ from the country you represent."),
    )
    born_on = a_day(_l("Date of birth"), _l("Write your date of birth."), render_kw={"autocomplete": "bday"})
    birthplace = StringField(
        _l("Place of birth"),
        [written(_l("Write your place of birth as in the passport.")), latin, visible, at_most(100)],
        filters=[tidy],
        description=_l("In Latin letters, as in the passport."),
        render_kw=NOT_AUTOMATIC,
    )
    consulate = StringField(
        _l("City of the consulate"),
        [written(_l("Write the city in which you apply for the visa.")), latin, visible, at_most(100)],
        filters=[tidy],
        description=_l("In Latin letters: the city in which you apply for the visa."),
        render_kw=NOT_AUTOMATIC,
    )
    enters_on = a_day(_l("First day in the country"), _l("Write the day of your arrival."))
    leaves_on = a_day(_l("Last day in the country"), _l("Write the day of your departure."))
    second_language = OneOf(
        _l("Second language of the letter"),
        [Optional()],
        invalid_choice_message=CHOOSE,
        description=_l("The letter is in English and in one language more."),
    )
    agreed = BooleanField(
        text_of(Purpose.DOCUMENTS).words,
        [InputRequired(_l("Without this we cannot keep your passport, and there is no letter."))],
        description=text_of(Purpose.DOCUMENTS).refusing,
    )

    def __init__(
        self, *, forum: HasDays, today: date, languages: Sequence[tuple[str, str]], **values: Any
    ) -> None:
        super().__init__(**values)
        self.forum, self.today = forum, today
        known = [SelectChoice("", _("Choose one")), *countries(str(get_locale() or "en"))]
        self.issuing_country.choices = self.nationality.choices = known
        self.second_language.choices = options(languages)

    def validate_number(self, field: Field) -> None:
        if not NUMBER.fullmatch(field.data or ""):
            raise ValidationError(_("A passport number has 5 to 15 Latin letters and digits."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Each by itself first; then the days beside each other."""
        if not super().validate(extra_validators):
            return False
        wrong = wrong_passport_dates(self.document(), self.forum, self.today)
        wrong |= wrong_stay(self.enters_on.data, self.leaves_on.data, self.forum)
        for name, why in wrong.items():
            self[name].errors = [*self[name].errors, WRONG[why]]
        return not wrong

    def document(self) -> Document:
        names = ("number", "issued_on", "expires_on", "issuing_country", "born_on", "birthplace")
        return Document(**{name: self[name].data for name in names}, nationality=self.nationality.data)

    def stay(self) -> Stay:
        return Stay(
            self.consulate.data, self.enters_on.data, self.leaves_on.data, self.second_language.data or "en"
        )
