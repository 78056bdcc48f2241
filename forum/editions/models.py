from datetime import date, datetime, time

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    ForeignKey,
    LargeBinary,
    String,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.columns import Words
from forum.extensions import db


class Edition(db.Model):
    """One run of a forum. On pages it goes by the forum's name."""

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[bytes] = mapped_column(LargeBinary(16), unique=True)
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    short_name: Mapped[str] = mapped_column(String(40))
    name: Mapped[Words]
    tagline: Mapped[Words]
    organiser: Mapped[Words]
    place: Mapped[Words]
    languages: Mapped[list[str]] = mapped_column(JSON)
    zone: Mapped[str] = mapped_column(String(60))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    registration_opens_at: Mapped[datetime]
    registration_closes_at: Mapped[datetime]
    brand: Mapped[str] = mapped_column(String(7), default="#0b6f80")
    contact_email: Mapped[str] = mapped_column(String(254))
    is_demo: Mapped[bool] = mapped_column(Boolean, default=False)
    # Days after the last one until document numbers, and meals and accessibility, are erased.
    documents_kept_days: Mapped[int] = mapped_column(default=30, server_default="30")
    sensitive_kept_days: Mapped[int] = mapped_column(default=30, server_default="30")
    # … and until the links to people's own pages end.
    links_kept_days: Mapped[int] = mapped_column(default=90, server_default="90")
    # The public list of participants: of those who agreed to be in it.
    shows_participants: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Language → ISO code → the name the organisers use instead of the usual one.
    country_names: Mapped[dict[str, dict[str, str]] | None] = mapped_column(JSON)
    # Raised by every change a public page shows: caches are keyed on it, on every node.
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Limit(db.Model):
    """A number of places and how many are taken: of the edition, of a category, of a session.

    `capacity` empty means without limit; `taken` is counted all the same.
    """

    __tablename__ = "capacity_limit"
    __table_args__ = (
        UniqueConstraint("edition_id", "step", "of_id"),
        CheckConstraint("taken >= 0", name="taken_is_not_negative"),
        CheckConstraint("capacity IS NULL OR taken <= capacity", name="taken_fits"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    step: Mapped[int]  # the order in which limits are taken: see editions/capacity.py
    of_id: Mapped[int] = mapped_column(default=0)
    capacity: Mapped[int | None]
    taken: Mapped[int] = mapped_column(default=0)


class Cursor(db.Model):
    """A counter raised in every transaction a door's device must hear of. One row per edition."""

    __tablename__ = "edition_cursor"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    value: Mapped[int] = mapped_column(default=0)


class EditionKey(db.Model):
    """The secret from which an edition's codes and links are made, sealed by the application's keys."""

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary(200))


class Venue(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[Words]
    address: Mapped[Words]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]


class Room(db.Model):
    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    venue_id: Mapped[int] = mapped_column(ForeignKey("venue.id"))
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[Words]
    capacity: Mapped[int | None]
    booths: Mapped[int | None]  # for interpreters; empty: nobody has said how many
    turnaround_minutes: Mapped[int] = mapped_column(default=0, server_default="0")
    # When it can be used, on the edition's clock; empty: at any time.
    opens_at: Mapped[time | None]
    closes_at: Mapped[time | None]
    closed_on: Mapped[list[str] | None] = mapped_column(JSON)  # days on which it is not ours, as ISO dates


class Category(db.Model):
    """Who somebody is to the forum: decides the badge's band and who has to say yes."""

    __table_args__ = (UniqueConstraint("edition_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    code: Mapped[str] = mapped_column(String(30))
    letter: Mapped[str] = mapped_column(String(1))  # D S V P X O: fixed colours, see design
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[Words]
    hint: Mapped[Words]
    needs_decision: Mapped[bool] = mapped_column(default=False)
    keeps_waiting_list: Mapped[bool] = mapped_column(default=False)
    is_public: Mapped[bool] = mapped_column(default=True)  # offered on the public form
    asks_endorsement: Mapped[bool] = mapped_column(default=False, server_default=false())
    asks_photo: Mapped[bool] = mapped_column(default=False, server_default=false())
    # How long a place is held for somebody from the waiting list; empty: they are confirmed at once.
    offer_hours: Mapped[int | None]


class KeyArea(db.Model):
    """One of the themes an edition is about, with the profile that draws it."""

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    profile: Mapped[str] = mapped_column(String(20))  # estate, mobility, green, platform
    name: Mapped[Words]
    text: Mapped[Words]
