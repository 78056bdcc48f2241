"""What countries are called, in every language: for the field that finds them as one types."""

from flask import Response, jsonify

from forum.delegations.countries import every_name
from forum.web.access import anyone, only
from forum.web.delegate import pages


@pages.get("/<edition>/register/countries")
@only(anyone)
def names_of_countries(edition):
    """Kept by browsers: the address carries the edition's number, which changes with the names."""
    answer: Response = jsonify(every_name(edition.country_names))
    answer.headers["Cache-Control"] = "public, max-age=86400"
    return answer
