"""What came in at the call for speakers. All of it is invented."""

from datetime import timedelta

from forum import clock
from forum.audit.services import Actor
from forum.demo import facts
from forum.editions.models import Edition
from forum.speakers.proposals import services
from forum.speakers.proposals.services import Said

OPENED, CLOSES = facts.at("2025-06-01 09:00"), facts.at("2025-08-31 18:00")
PROPOSALS = (
    {
        "title": "What a night market teaches a new city",
        "abstract": "Four streets that were planned by their stallholders, and what of it can be planned at all.",
        "kind": "talk",
        "language": "en",
        "speaks": ["en", "ko"],
        "name": "Yebi Moon",
        "name_native": "문예비",
        "country": "KR",
        "organisation": "Sample Street Office",
        "job": "Planner",
        "biography": "Plans streets with the people who work in them.",
        "email": "yebi.moon@example.org",
    },
    {
        "title": "Тепло из сточных вод",
        "abstract": "Как район на две тысячи квартир греется тем, что уходит в канализацию.",
        "kind": "pitch",
        "language": "ru",
        "speaks": ["ru"],
        "name": "Ilya Obraztsov",
        "name_native": "Илья Образцов",
        "country": "KZ",
        "organisation": "Demo Heat Works",
        "job": "Engineer",
        "biography": "Строит тепловые насосы там, где их не ждут.",
        "email": "ilya.obraztsov@example.org",
    },
)
SCORES = ((4, "Fits T1, and nobody else speaks about streets."), (2, "A product more than a talk."))


def write_proposals(edition: Edition, by: Actor) -> None:
    """Two of them: one still waits for a decision, one was not taken."""
    clock.stand(OPENED)
    services.set_call(edition, is_open=True, closes_at=CLOSES, by=by)
    for number, (columns, (score, note)) in enumerate(zip(PROPOSALS, SCORES, strict=True)):
        clock.stand(OPENED + timedelta(days=20 + number))
        proposal = services.propose(edition, Said(columns), key=f"demonstration-{number:06}")
        clock.stand(OPENED + timedelta(days=27 + number))
        services.review(proposal, account_id=by.account_id or 0, score=score, note=note, by=by)
    clock.stand(OPENED + timedelta(days=30))
    services.decline(edition, proposal, reason="We keep the pitches for investors this year.", by=by)
