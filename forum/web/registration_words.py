"""The fields of a registration in words."""

from flask_babel import lazy_gettext as _l

# Those that are decided upon, as their owner and the desk call them.
FIELDS = {
    "given_name": _l("Given name"),
    "family_name": _l("Family name"),
    "family_first": _l("Order of the names"),
    "name_native": _l("Name in own script"),
    "badge_name": _l("Name on the badge"),
    "organisation": _l("Organisation"),
    "country": _l("Country / economy represented"),
    "category_id": _l("Category"),
}
