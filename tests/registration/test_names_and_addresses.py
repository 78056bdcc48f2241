"""What the registration form takes as a name and as an address."""

import pytest
from sqlalchemy import func, select

from forum.registration.models import Registration
from forum.registration.rules import has_hidden_characters, has_letter
from tests.makers import a_category, an_edition

BLANK = ["\u115f", "\u1160", "\u3164", "\uffa0", "\u2800"]


@pytest.fixture
def send(client, db):
    edition = an_edition()
    category = a_category(edition, needs_decision=True)

    def sent(**changes):
        answers = {
            "given_name": "Haneul",
            "family_name": "Kim",
            "country": "KR",
            "email": "kim@example.org",
            "language": "en",
            "organisation": "Example Air Mobility",
            "category": str(category.id),
            "required": "y",
            "key": "k" * 20,
        }
        return client.post(f"/{edition.slug}/register", data={**answers, **changes})

    return sent


@pytest.mark.parametrize("sign", BLANK)
def test_a_letter_that_shows_nothing_is_hidden(sign):
    assert has_hidden_characters(f"Kim{sign}")
    assert not has_letter(sign)


@pytest.mark.parametrize("name", ["김하늘", "佐藤 空", "Әсел", "Ng", "น้ำ"])
def test_names_of_all_scripts_have_letters(name):
    assert has_letter(name)
    assert not has_hidden_characters(name)


@pytest.mark.parametrize(
    "changes",
    [
        *({"name_native": sign} for sign in BLANK),
        *({"family_name": f"Kim{sign}"} for sign in BLANK),
        {"name_native": "\u0301"},
        {"given_name": "-"},
        {"given_name": "7"},
        {"badge_name": "\u0301"},
        {"email": "한글@example.org"},
        {"email": "почта@example.org"},
        {"phone": "+\u0661\u0662\u0663\u0664\u0665\u0666\u0667\u0668"},
    ],
)
def test_what_no_badge_could_show_and_no_letter_reach_is_not_taken(send, db, changes):
    assert send(**changes).status_code == 422
    assert db.session.scalar(select(func.count(Registration.id))) == 0


def test_an_address_in_a_domain_of_another_script_is_taken(send):
    assert send(email="kim@도메인.한국").status_code == 303
