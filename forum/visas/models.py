from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from forum import clock
from forum.extensions import db
from forum.visas.states import VisaState, check_move


class VisaRequest(db.Model):
    """One delegate's request for visa support. What stands in the passport is sealed: see documents.py."""

    __tablename__ = "visa_request"
    __table_args__ = (Index("ix_visa_request_state", "edition_id", "state", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id"))
    registration_id: Mapped[int] = mapped_column(ForeignKey("registration.id"), unique=True)
    state: Mapped[VisaState] = mapped_column(String(20))
    document: Mapped[bytes | None] = mapped_column(LargeBinary(2000))  # empty once it was erased
    # The letter as it was first drawn, sealed like the document and erased with it.
    letter: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    consulate: Mapped[str] = mapped_column(String(100))  # the city
    enters_on: Mapped[date | None]
    leaves_on: Mapped[date | None]
    second_language: Mapped[str] = mapped_column(String(8))  # of the letter, beside English
    letters: Mapped[int] = mapped_column(default=0)  # how many were issued: part of the letter's number
    requested_at: Mapped[datetime] = mapped_column(default=clock.now)
    issued_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]

    def move_to(self, new: VisaState) -> None:
        check_move(VisaState(self.state), new)
        self.state = new
