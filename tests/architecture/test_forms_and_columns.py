"""What a form takes, its column can hold."""

from types import SimpleNamespace

import pytest
from sqlalchemy import String
from wtforms import SelectField, StringField
from wtforms.validators import Length

from forum.accounts.models import Account
from forum.agenda.forms import session_form
from forum.agenda.models import AgendaSession
from forum.agenda.releases.models import Release
from forum.audit.models import Entry
from forum.checkin.models import Device, Gate
from forum.delegations.forms import CoordinatorForm, FloaterForm, delegation_form
from forum.delegations.models import Coordinator, Delegation, Floater
from forum.mail.forms import AddressForm
from forum.mail.models import Letter
from forum.registration.forms import PersonForm, RegistrationForm
from forum.registration.models import Registration
from forum.speakers.forms import speaker_form
from forum.speakers.models import Engagement, Speaker
from forum.speakers.proposals.models import Proposal, Review
from forum.travel.forms import TravelForm
from forum.travel.models import Travel
from forum.visas.forms import VisaForm
from forum.visas.models import VisaRequest
from forum.web.delegate.delegation.forms import NomineeForm
from forum.web.delegate.delegation.people import WordForm
from forum.web.door.forms import EnrolmentForm
from forum.web.organiser.forms import GateForm, NotedReasonForm, ReasonForm
from forum.web.organiser.releasing import ReleaseForm
from forum.web.organiser.speaker_forms import InvitationForm, ReviewForm
from forum.web.organiser.staff import AppointmentForm
from forum.web.speaker.forms import arrangements_form
from forum.web.speaker.proposing import ProposalForm

SPOKEN = [("en", "English")]
NONE = {name: () for name in ("kind", "track", "room", "languages", "speaker", "role", "state")}
NAMED_OTHERWISE = {"email": "to_email"}  # a letter's address
BY_ITS_PATTERN = {"phone"}  # sixteen characters and no more
FORMS = [
    (lambda: PersonForm(languages=SPOKEN), Registration),
    (lambda: RegistrationForm(languages=SPOKEN, categories=[]), Registration),
    (lambda: speaker_form(SPOKEN, countries=[], languages=[]), Speaker),
    (lambda: session_form(SPOKEN, days=None, choices=NONE), AgendaSession),
    (AppointmentForm, Account),
    (GateForm, Gate),
    (EnrolmentForm, Device),
    (AddressForm, Letter),
    (lambda: delegation_form(SPOKEN, countries=[]), Delegation),
    (lambda: CoordinatorForm(languages=SPOKEN), Coordinator),
    (lambda: FloaterForm(zones=[]), Floater),
    (lambda: NomineeForm(languages=SPOKEN, categories=[]), Registration),
    (WordForm, Entry),
    (lambda: TravelForm(edition=None, travel=None), Travel),
    (lambda: VisaForm(forum=None, today=None, languages=SPOKEN), VisaRequest),
    (ReasonForm, Entry),
    (ReleaseForm, Release),
    (lambda: InvitationForm(languages=SPOKEN), Engagement),
    (lambda: arrangements_form(None, Engagement(), []), Engagement),
    (lambda: ProposalForm(SimpleNamespace(languages=["en"])), Proposal),
    (ReviewForm, Review),
    (NotedReasonForm, Entry),
]


def typed(form):
    """The fields in which anything can be typed."""
    return [each for each in form if isinstance(each, StringField) and not isinstance(each, SelectField)]


def longest(field) -> int | None:
    return next((each.max for each in field.validators if isinstance(each, Length)), None)


def column(model, name: str) -> String | None:
    columns = model.__table__.c
    found = columns.get(name, columns.get(NAMED_OTHERWISE.get(name, name)))
    return found.type if found is not None and isinstance(found.type, String) else None


@pytest.mark.parametrize(("form", "model"), FORMS)
def test_no_text_is_longer_than_its_column(app, form, model):
    with app.test_request_context():
        for field in typed(form()):
            kept = column(model, field.name)
            if kept is not None and kept.length and field.name not in BY_ITS_PATTERN:
                assert longest(field) is not None, field.name
                assert longest(field) <= kept.length, field.name


@pytest.mark.parametrize(("form", "model"), FORMS)
def test_each_form_has_texts_to_compare(app, form, model):
    with app.test_request_context():
        assert any(column(model, field.name) or longest(field) for field in typed(form()))
