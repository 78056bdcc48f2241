"""What a delegate's own page says of photograph, visa, travel and certificate: one statement for all."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from forum.certificates.models import Certificate
from forum.extensions import db
from forum.photos.models import Photo
from forum.registration.models import Registration
from forum.travel.models import Companion, Travel
from forum.visas.models import VisaRequest
from forum.visas.states import WITH_LETTER, VisaState


@dataclass(frozen=True)
class Papers:
    photo: int | None  # the file's number: a new photograph has a new address
    proposed_photo: int | None
    visa: VisaState | None
    arrives_at: datetime | None
    arrival_flight: str | None
    has_travel: bool
    companions: int
    has_certificate: bool

    @property
    def has_visa_letter(self) -> bool:
        return self.visa in WITH_LETTER


def papers_of(registration: Registration) -> Papers:
    row = db.session.execute(_PAPERS.where(Registration.id == registration.id)).one()
    return Papers(
        photo=row.file_id,
        proposed_photo=row.proposed_file_id,
        visa=row.visa and VisaState(row.visa),
        arrives_at=row.arrives_at,
        arrival_flight=row.arrival_flight,
        has_travel=row.travel is not None,
        companions=row.companions,
        has_certificate=row.certificate is not None,
    )


_COMPANIONS = (
    select(func.count(Companion.id))
    .where(Companion.registration_id == Registration.id)
    .correlate(Registration)
    .scalar_subquery()
)
_PAPERS = (
    select(
        *(Photo.file_id, Photo.proposed_file_id, VisaRequest.state.label("visa")),
        *(Travel.id.label("travel"), Travel.arrives_at, Travel.arrival_flight),
        *(_COMPANIONS.label("companions"), Certificate.id.label("certificate")),
    )
    .select_from(Registration)
    .outerjoin(Photo, Photo.registration_id == Registration.id)
    .outerjoin(VisaRequest, VisaRequest.registration_id == Registration.id)
    .outerjoin(Travel, Travel.registration_id == Registration.id)
    .outerjoin(
        Certificate,
        and_(Certificate.registration_id == Registration.id, Certificate.revoked_at.is_(None)),
    )
)
