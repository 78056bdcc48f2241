"""A photograph as it is sent."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import Field, RadioField
from wtforms.validators import ValidationError

from forum.files.pictures import Part
from forum.registration.fields import options

PARTS = {
    Part.START: _l("The left, or the top"),
    Part.MIDDLE: _l("The middle"),
    Part.END: _l("The right, or the bottom"),
}


class PhotoForm(FlaskForm):
    photo = FileField(
        _l("Photo"),
        description=_l("JPEG, PNG or WebP, 8 MB at most: your face from the front, before a plain wall."),
        render_kw={"accept": "image/jpeg,image/png,image/webp"},
    )
    part = RadioField(
        _l("Which part of it"),
        choices=options(PARTS.items()),
        default=Part.MIDDLE,
        description=_l("The photo is cut to 3:4. What lies outside is left off."),
    )

    def validate_photo(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Choose a photo."))

    def sent(self) -> tuple[bytes, Part]:
        """The bytes as they came, and the part that stays."""
        return self.photo.data.read(), Part(self.part.data)
