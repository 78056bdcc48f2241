"""`flask forum doctor`."""

import socket

import pytest

from forum.cli import examinations
from tests.databases import run_flask
from tests.makers import an_edition


def said(findings):
    return [(finding.mark.strip(), finding.sentence) for finding in findings]


def test_a_fresh_installation_has_nothing_wrong(migrated_settings):
    assert "Nothing is wrong." in run_flask("forum", "doctor", env=migrated_settings)


def test_a_database_without_migrations_is_wrong(app, db):
    ((mark, sentence),) = said(examinations.migrations(app.config))
    assert mark == "wrong"
    assert "flask db upgrade" in sentence


def test_keys_that_do_not_open_an_edition_are_wrong(app, db, monkeypatch):
    edition = an_edition()
    monkeypatch.setattr("forum.keyring._keys", (bytes(32),))
    ((mark, sentence),) = said(examinations.keys(app.config))
    assert mark == "wrong"
    assert edition.slug in sentence


def test_a_production_start_without_https_is_wrong(app):
    settings = {"BASE_URL": "http://forum.example.org", "FORUM_ENV": "production"}
    assert said(examinations.addresses(settings))[0][0] == "wrong"


def test_no_mail_server_is_worth_knowing_but_not_wrong(app):
    assert said(examinations.mail({"MAIL_SERVER": None, "MAIL_PORT": 25}))[0][0] == "note"


def test_a_mail_server_that_does_not_answer_is_wrong(app):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # taken, but nobody listens
        port = nobody.getsockname()[1]
        settings = {"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "MAIL_DEFAULT_SENDER": "a@example.org"}
        assert [mark for mark, _sentence in said(examinations.mail(settings))] == ["wrong"]


@pytest.mark.parametrize("folder", ["/proc/nowhere"])
def test_a_data_folder_that_cannot_be_written_is_wrong(app, db, folder):
    settings = {"FORUM_DATA": folder, "FORUM_ENV": "development"}
    assert said(examinations.files(settings))[0][0] == "wrong"


def test_a_demonstrations_passwords_in_production_are_wrong(app, db, tmp_path):
    (tmp_path / "sign-ins.txt").write_text("owner")
    settings = {"FORUM_DATA": str(tmp_path), "FORUM_ENV": "production"}
    assert any(
        "passwords" in sentence for mark, sentence in said(examinations.files(settings)) if mark == "wrong"
    )
