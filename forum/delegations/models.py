from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.columns import Words
from forum.delegations.states import Kind
from forum.extensions import db


class Delegation(db.Model):
    """The people a country or an organisation sends, with whoever answers for them."""

    __table_args__ = (UniqueConstraint("edition_id", "code"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    code: Mapped[str] = mapped_column(String(20))  # what a registrant may type: KOREA, KPARK
    kind: Mapped[Kind] = mapped_column(String(20))
    country: Mapped[str | None] = mapped_column(String(2))
    name: Mapped[Words]
    head: Mapped[str] = mapped_column(String(200), default="")
    asks_endorsement: Mapped[bool] = mapped_column(default=False)
    is_listed: Mapped[bool] = mapped_column(default=True)  # offered by name on the public form
    nominate_by: Mapped[datetime | None]
    confirm_by: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class Quota(db.Model):
    """How many of a category a delegation may send. A hard one is a limit that cannot be passed (its counter
    is the `Limit` of step DELEGATION_CATEGORY with this id); a soft one only says when it was."""

    __table_args__ = (
        UniqueConstraint("delegation_id", "category_id"),
        CheckConstraint("places >= 0", name="places_are_not_negative"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id"))
    category_id: Mapped[int] = mapped_column(ForeignKey("category.id"))
    places: Mapped[int]
    is_hard: Mapped[bool] = mapped_column(default=True)


class Coordinator(db.Model):
    """Somebody who answers for a delegation: invited by letter, afterwards signing in with an account."""

    __table_args__ = (
        UniqueConstraint("delegation_id", "email"),
        CheckConstraint("email = lower(email)", name="email_is_lowercase"),
        Index("ix_coordinator_account", "account_id", "edition_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(200))
    language: Mapped[str] = mapped_column(String(8))
    invited_at: Mapped[datetime] = mapped_column(default=clock.now)
    # Raised to make an invitation that was mailed before useless.
    invitation_generation: Mapped[int] = mapped_column(default=1)
    invitation_hash: Mapped[bytes | None] = mapped_column(LargeBinary(32), unique=True)
    invitation_expires_at: Mapped[datetime | None]
    accepted_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]


class Floater(db.Model):
    """A pass for a zone without a name on it; who carries it is written down at the gate."""

    __table_args__ = (UniqueConstraint("delegation_id", "zone_code", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"), index=True)
    delegation_id: Mapped[int] = mapped_column(ForeignKey("delegation.id"))
    zone_code: Mapped[str] = mapped_column(String(30))
    number: Mapped[int]
    label: Mapped[str] = mapped_column(String(60), default="")
    issued_at: Mapped[datetime] = mapped_column(default=clock.now)
    withdrawn_at: Mapped[datetime | None]
