"""What the form offers to choose from, by code."""

from flask_babel import lazy_gettext as _l

ORGANISATION_TYPES = {
    "": _l("Choose one"),
    "government": _l("Government or akimat"),
    "development": _l("Development institution"),
    "fund": _l("Investment fund"),
    "company": _l("Company"),
    "bank": _l("Bank"),
    "university": _l("University or research"),
    "association": _l("Association"),
    "media": _l("Media"),
    "other": _l("Other"),
}
MEALS = {
    "": _l("No preference"),
    "halal": _l("Halal"),
    "vegetarian": _l("Vegetarian"),
    "vegan": _l("Vegan"),
    "no_pork": _l("No pork"),
}
INTERESTS = {
    "estate": _l("Housing and construction"),
    "mobility": _l("Transport and mobility"),
    "green": _l("Energy and environment"),
    "platform": _l("Digital platforms and AI"),
    "finance": _l("Finance and investment"),
    "industry": _l("Manufacturing"),
    "trade": _l("Trade and logistics"),
    "tourism": _l("Tourism and hospitality"),
    "health": _l("Health"),
    "education": _l("Education and research"),
    "food": _l("Food and agriculture"),
    "culture": _l("Culture and media"),
}
