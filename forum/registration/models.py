from datetime import datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum import clock
from forum.editions.models import Category
from forum.extensions import db
from forum.registration.states import LIVE, State, check_move

_IS_LIVE = text("state IN (" + ", ".join(f"'{state}'" for state in sorted(LIVE)) + ")")


class Registration(db.Model):
    """One person's application. Names stand as typed: never derived, re-ordered or re-capitalised."""

    __table_args__ = (
        UniqueConstraint("edition_id", "ref"),
        UniqueConstraint("edition_id", "idempotency_key"),
        CheckConstraint("email = lower(email)", name="email_is_lowercase"),
        # One live registration for one person at one address.
        Index(
            "one_live_registration",
            "edition_id",
            "person_key",
            unique=True,
            sqlite_where=_IS_LIVE,
            postgresql_where=_IS_LIVE,
        ),
        Index("ix_registration_person", "edition_id", "person_key"),
        # By which likely duplicates are found; the state stands in them so that the index tells it all.
        Index("ix_registration_email", "edition_id", "email", "state"),
        Index("ix_registration_phone", "edition_id", "phone", "state"),
        Index("ix_registration_name_key", "edition_id", "name_key", "state"),
        Index("ix_registration_native_key", "edition_id", "native_key", "state"),
        Index("ix_registration_state", "edition_id", "state", "category_id", "submitted_at"),
        Index("ix_registration_submitted", "edition_id", "submitted_at", "id"),
        Index("ix_registration_country", "edition_id", "country", "state", "submitted_at"),
        Index("ix_registration_delegation", "edition_id", "delegation_id", "state", "submitted_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    ref: Mapped[str] = mapped_column(String(8))
    state: Mapped[State] = mapped_column(String(20))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    delegation_id: Mapped[int | None] = mapped_column(ForeignKey("delegation.id"))
    # The delegation's quota it counts against, as it was when the place was taken: that one is freed again.
    quota_id: Mapped[int | None] = mapped_column(ForeignKey("quota.id"))

    given_name: Mapped[str] = mapped_column(String(100))  # Latin; the only one for a one-word name
    family_name: Mapped[str] = mapped_column(String(100), default="")
    family_first: Mapped[bool] = mapped_column(default=False)
    name_native: Mapped[str] = mapped_column(String(120), default="")
    reading: Mapped[str] = mapped_column(String(120), default="")  # kana
    patronymic: Mapped[str] = mapped_column(String(100), default="")
    badge_name: Mapped[str] = mapped_column(String(100), default="")
    salutation: Mapped[str] = mapped_column(String(20), default="")
    country: Mapped[str] = mapped_column(String(2))

    organisation: Mapped[str] = mapped_column(String(160))
    organisation_native: Mapped[str] = mapped_column(String(160), default="")
    organisation_type: Mapped[str] = mapped_column(String(30), default="")
    position: Mapped[str] = mapped_column(String(120), default="")
    interests: Mapped[list[str]] = mapped_column(JSON, default=list, server_default="[]")

    email: Mapped[str] = mapped_column(String(254))
    phone: Mapped[str] = mapped_column(String(20), default="")
    language: Mapped[str] = mapped_column(String(8))

    site_visit: Mapped[bool] = mapped_column(default=False)
    gala: Mapped[bool] = mapped_column(default=False)
    interpretation: Mapped[str] = mapped_column(String(8), default="")
    meals: Mapped[str] = mapped_column(String(20), default="")
    accessibility: Mapped[str] = mapped_column(String(1000), default="")

    submitted_at: Mapped[datetime] = mapped_column(default=clock.now)
    decided_at: Mapped[datetime | None]
    waiting_since: Mapped[datetime | None]
    endorsed_at: Mapped[datetime | None]
    offer_expires_at: Mapped[datetime | None]
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("registration.id"))
    erased_at: Mapped[datetime | None]
    # Raised to make every link that was mailed before useless.
    link_generation: Mapped[int] = mapped_column(default=1)
    link_hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    idempotency_key: Mapped[str] = mapped_column(String(64))
    content_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    person_key: Mapped[str] = mapped_column(String(64))  # address and Latin name, folded and hashed
    # The name whatever script it is in (likeness.py); of the native one where it says something else.
    name_key: Mapped[str | None] = mapped_column(String(64))
    native_key: Mapped[str | None] = mapped_column(String(64))
    hay: Mapped[str] = mapped_column(String(2000), default="")
    also_found_by: Mapped[str | None] = mapped_column(String(60))  # codes that other rooms gave, for `hay`

    category: Mapped[Category] = relationship(lazy="raise")

    @property
    def full_name(self) -> str:
        """The Latin name, in the order its owner chose; of somebody who was erased, only the code."""
        if self.erased_at is not None:
            return self.ref
        names = (
            (self.family_name, self.given_name) if self.family_first else (self.given_name, self.family_name)
        )
        return " ".join(name for name in names if name)

    def move_to(self, new: State) -> None:
        check_move(State(self.state), new)
        self.state = new


class Consent(db.Model):
    """The ledger of what a registrant agreed to: which words, in which language, when. Append only."""

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(30))
    given: Mapped[bool]
    text_version: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime] = mapped_column(default=clock.now)
    by: Mapped[str | None] = mapped_column(String(20))  # whose word it is (consents.By); empty: their own
