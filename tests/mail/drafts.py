"""Drafts as the rooms above the mail room write them."""

from forum.mail.letters import SECRETS
from forum.mail.outbox import Draft, Enclosure

FACTS = {
    "forum_name": "Almaty International Forum",
    "short_name": "AI‑4room",
    "dates": "12–13 September 2025",
    "place": "Almaty",
    "organiser": "The Business Club",
    "contact_email": "desk@example.org",
    "edition_slug": "ai-4room-2025",
    "full_name": "Kim Haneul",
    "called": "Kim Haneul",
    "name_native": "김하늘",
    "category": "Delegate",
    "organisation": "Example Air Mobility",
    "ref": "7Q2M9K",
    "submitted_at": "3 August 2025, 10:12",
    "reason": None,
    "delegation": "Republic of Korea",
    "coordinator": "Dana Coordinator",
    "until": "10 August 2025, 10:12",
    "changes": [
        {
            "mark": "",
            "what": "moved",
            "title": "What an air taxi needs",
            "was": "Saturday 13 September, 12:00–13:15, Hall A",
            "now": "Saturday 13 September, 14:00–15:15, Hall B",
            "was_called": None,
            "people": None,
        }
    ],
    "title": "What an air taxi needs",
    "sessions": "What an air taxi needs · Saturday 13 September, 12:00",
    "missing": ["biography", "slides"],
    "session_title": "What an air taxi needs",
    "session_time": "Saturday 13 September, 12:00–13:15",
    "session_room": "Hall A",
}
BADGE = (
    Enclosure("badge.qr", {"badge_id": 7}),
    Enclosure("badge.pdf", {"badge_id": 7}),
    Enclosure("calendar", {}),
)


def a_draft(kind: str = "registration.received", *, to_email: str = "kim@example.com", **changes) -> Draft:
    facts = FACTS | {name: changes.pop(name) for name in list(changes) if name in FACTS}
    given = {"edition_id": 1, "language": "en", **changes}
    about = {"edition_id": given["edition_id"], "ref": facts["ref"], "generation": 1}
    secrets = dict.fromkeys(SECRETS[kind], about)
    enclosures = BADGE if "code" in secrets else ()
    return Draft(
        kind=kind,
        to_email=to_email,
        to_name=facts["full_name"],
        facts=facts,
        secrets=secrets,
        enclosures=enclosures,
        **given,
    )
