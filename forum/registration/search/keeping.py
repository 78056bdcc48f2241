"""Keeping the words a registration is found by in step with what it says."""

from forum.registration.models import Registration
from forum.registration.search.haystack import hay

NAMES = ("given_name", "family_name", "name_native", "reading", "badge_name", "patronymic")
OTHERS = ("email", "organisation", "organisation_native")
MOST_CODES = 60  # letters, of `also_found_by`


def refresh_hay(registration: Registration) -> None:
    r = registration
    names, others = ([getattr(r, name) or "" for name in group] for group in (NAMES, OTHERS))
    r.hay = hay(names, others, phone=r.phone or "", codes=f"{r.ref} {r.also_found_by or ''}")


def find_also_by(registration: Registration, word: str) -> None:
    """For whoever gives a registration something to be found by that is not its own, like a badge its code.
    The latest are kept. Written with the row, by whoever flushes next."""
    words = [word, *(registration.also_found_by or "").split()]
    kept = " ".join(dict.fromkeys(words))[:MOST_CODES]
    registration.also_found_by = kept.rpartition(" ")[0] if len(kept) == MOST_CODES else kept
    refresh_hay(registration)
