"""What an answer can be, and who may see it. Pure."""

from enum import StrEnum


class Kind(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    CHOICES = "choices"
    YES_NO = "yes_no"
    NUMBER = "number"
    DATE = "date"
    COUNTRY = "country"
    PHONE = "phone"
    FILE = "file"  # kept as files are; what is said of it is its name


class Privacy(StrEnum):
    ORDINARY = "ordinary"
    SENSITIVE = "sensitive"  # for those who arrange it; erased some days after the forum
    DOCUMENT = "document"  # kept sealed, for visas only; each look at it is written down


WITH_OPTIONS = frozenset({Kind.CHOICE, Kind.CHOICES})
DECIDING = WITH_OPTIONS | {Kind.YES_NO}  # another question can depend on these
YES, NO = "yes", "no"  # a yes-or-no question's answers where a condition names them
