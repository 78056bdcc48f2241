"""Letters to test with, and a worker whose server is a sink."""

import ssl
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from forum.extensions import db as _db
from forum.mail.enclosures import Drawn
from forum.mail.models import Letter
from forum.mail.outbox import queue
from forum.mail.postman import mailer
from forum.mail.worker import Pace, Worker
from forum.transaction import transaction
from tests.mail.drafts import a_draft
from tests.mail.sink import Sink
from tests.makers import an_edition

LINKS = {
    **dict.fromkeys(
        ("manage", "draft", "invitation", "visa_letter", "speaking", "proposal", "speaker_desk"),
        lambda about: f"https://forum.example/my/{about['ref']}?a=1&b=2",
    ),
    "code": lambda about: "247K 60SQ ZVPY 5XZT",
}
DRAWERS = {
    "badge.qr": lambda about: Drawn("code.png", "image/png", b"\x89PNG", inline_cid="badge-code"),
    "badge.pdf": lambda about: Drawn("badge-김하늘.pdf", "application/pdf", b"%PDF-1.7"),
    "calendar": lambda about: Drawn(
        "forum.ics", "text/calendar; method=PUBLISH; charset=utf-8", b"BEGIN:VCALENDAR"
    ),
}


@pytest.fixture
def edition(db):
    return an_edition()


@pytest.fixture
def queued(edition):
    """`queued(kind, **changes)`: a letter in the outbox."""

    def put(kind: str = "registration.received", **changes) -> Letter:
        with transaction():
            return queue(a_draft(kind, edition_id=edition.id, **changes))

    return put


@pytest.fixture
def sink(app, db):
    with Sink() as sink, using(app, sink.settings):
        yield sink


@pytest.fixture
def worker(app, db):
    worker = Worker(app, links=LINKS, drawers=DRAWERS, pace=Pace(lease=5, longest_rest=0))
    yield worker
    worker.postman.hang_up()


class using:  # noqa: N801 - reads as a verb: `with using(app, settings):`
    """The application with other mail settings, for a while."""

    def __init__(self, app, settings):
        self.app, self.settings = app, settings
        self.before = {name: app.config[name] for name in settings}

    def __enter__(self):
        self.app.config.update(self.settings)
        mailer.init_app(self.app)

    def __exit__(self, *_problem):
        self.app.config.update(self.before)
        mailer.init_app(self.app)


def read_again(letter: Letter) -> Letter:
    _db.session.refresh(letter)
    return letter


@pytest.fixture(scope="session")
def self_signed(tmp_path_factory) -> ssl.SSLContext:
    """A certificate that nobody vouches for."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    begins = datetime.now(UTC) - timedelta(days=1)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(begins + timedelta(days=30))
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(private + certificate.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context
