"""The link to a letter for a consulate, as it was mailed."""

from forum.accreditation.letters import links
from forum.mail.queries import letters_about


def links_mailed(edition, delegate) -> list[dict]:
    """What its links are made of."""
    letters = letters_about(edition.id, "registration", delegate.id)
    return [letter.secrets["visa_letter"] for letter in letters if "visa_letter" in letter.secrets]


def ticket_for(edition, delegate) -> str:
    [about] = links_mailed(edition, delegate)
    return links("https://forum.example")["visa_letter"](about).partition("?ticket=")[2]
