"""What people agree to, by name; whose word it is; and the audit's words about all of it."""

from flask_babel import lazy_gettext as _l

from forum.privacy.rules import Kept
from forum.registration.consents import By, Purpose

PURPOSES = {
    Purpose.REQUIRED: _l("Details used to run the forum"),
    Purpose.OPTIONAL: _l("Meals and accessibility"),
    Purpose.DOCUMENTS: _l("Passport, for visa support"),
    Purpose.ABROAD: _l("Read by the delegation"),
    Purpose.PUBLIC_LIST: _l("Named in the public list of participants"),
    Purpose.PHOTOGRAPHS: _l("Appears in photographs"),
}

ATTESTED = {
    By.COORDINATOR: _l("as the coordinator said"),
    By.IMPORT: _l("as the imported list said"),
    By.DOOR: _l("as the desk at the door said"),
}

VERBS = {
    "agreed": _l("Consent given"),
    "took_back_consent": _l("Consent taken back"),
    "erased": _l("Person erased"),
    "purged": _l("Erased, because its time was over"),
    "renewed_link": _l("New link sent, former ones ended"),
    "changed_privacy": _l("Privacy changed"),
}
# Of a registration too: what of a change the audit names.
FIELDS = {
    "reading": _l("Reading in kana"),
    "patronymic": _l("Patronymic"),
    "salutation": _l("Salutation"),
    "organisation_native": _l("Organisation in own script"),
    "organisation_type": _l("Kind of organisation"),
    "interests": _l("Interests"),
    "site_visit": _l("Comes to the groundbreaking"),
    "gala": _l("Comes to the gala dinner"),
    "interpretation": _l("Interpretation into"),
    "meals": _l("Meals"),
    "accessibility": _l("Accessibility"),
    "purpose": _l("Purpose"),
    "documents_kept_days": _l("Days until passports are erased"),
    "sensitive_kept_days": _l("Days until meals and accessibility are erased"),
    "links_kept_days": _l("Days until links to own pages end"),
    "shows_participants": _l("Public list of participants"),
    Kept.DOCUMENTS: _l("Passports and answers about documents"),
    Kept.SENSITIVE: _l("Meals, accessibility and other sensitive answers"),
    Kept.EVERYTHING: _l("Everything that says who somebody is"),
}
