"""The names on the form: as in the passport, as their owner writes them, as they are called."""

from babel.support import NullTranslations
from flask_babel import get_locale
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import RadioField, SelectChoice, StringField
from wtforms.validators import Optional

from forum.registration.fields import (
    at_most,
    in_kana,
    in_latin_letters,
    latin,
    lettered,
    tidy,
    visible,
    words_of_wtforms,
    written,
)
from forum.registration.questions.forms import Answering
from forum.registration.transliteration import reads_differently


class NamesForm(Answering):
    class Meta(FlaskForm.Meta):
        def get_translations(self, form: FlaskForm) -> NullTranslations:
            return words_of_wtforms(str(get_locale() or "en"))

    given_name = StringField(
        _l("Given name"),
        [
            written(_l("Write the given name as it stands in the passport.")),
            *(latin, visible, lettered, at_most(100)),
        ],
        filters=[tidy],
        description=_l("As in the passport, in Latin letters. If you have one name only, write it here."),
        render_kw={"autocomplete": "given-name", "spellcheck": "false"},
    )
    family_name = StringField(
        _l("Family name"),
        [Optional(), latin, visible, at_most(100)],
        filters=[tidy],
        description=_l("As in the passport. Leave it empty if you have one name only."),
        render_kw={"autocomplete": "family-name", "spellcheck": "false"},
    )
    family_first = RadioField(
        _l("Order of your names on the badge"),
        [Optional()],
        choices=[SelectChoice("", _l("Given name first")), SelectChoice("1", _l("Family name first"))],
        default="",
    )
    name_native = StringField(
        _l("Name in your own script"),
        [Optional(), visible, lettered, at_most(120)],
        filters=[tidy],
        description=_l("Printed under the Latin name on your badge, in the order you write it here."),
        render_kw={"spellcheck": "false"},
    )
    reading = StringField(
        _l("Reading in kana"),
        [Optional(), in_kana, visible, at_most(120)],
        filters=[tidy],
        description=_l("For Japanese names, like さとう そら."),
        render_kw={"lang": "ja", "spellcheck": "false"},
    )
    patronymic = StringField(_l("Patronymic"), [Optional(), visible, at_most(100)], filters=[tidy])
    badge_name = StringField(
        _l("Another name for the badge"),
        [Optional(), in_latin_letters, visible, lettered, at_most(60)],
        filters=[tidy],
        description=_l("If people know you by another Latin name than the one in your passport."),
    )
    salutation = StringField(_l("Salutation"), [Optional(), visible, at_most(20)], filters=[tidy])

    @property
    def reads_differently(self) -> bool:
        """Whether the Latin name hardly reads like the one in its own script: said, never changed."""
        if "given_name" not in self:
            return False
        latin_name = " ".join(filter(None, [self.given_name.data, self.family_name.data]))
        return reads_differently(latin_name, self.name_native.data or "", self.reading.data or "")
