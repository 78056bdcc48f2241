"""The last four letters of a badge's code find its owner at the desk."""

from forum.accreditation import services as accreditation
from forum.badges import codes
from forum.badges.queries import badges_of
from forum.badges.services import token_of
from forum.registration import queries
from forum.registration.queries import Filter
from forum.registration.states import State
from tests.makers import SOMEBODY, a_registration, an_edition


def test_the_codes_of_this_badge_and_of_the_one_before_find_its_owner(db):
    edition = an_edition()
    registration = a_registration(edition, state=State.CONFIRMED)
    accreditation.reissue_badge(edition, registration, by=SOMEBODY, reason="lost")
    a_registration(edition, state=State.CONFIRMED, email="another@example.org")
    for badge in badges_of(registration):
        end = codes.text(token_of(edition, badge))[-4:]
        assert queries.page_of(edition.id, Filter(q=end)) == [registration], end
