"""`flask forum demo`."""

import stat

import pytest

from forum.accounts import services as accounts
from forum.demo import making, staff
from forum.editions.queries import all_editions


@pytest.fixture
def run(app, db, tmp_path, at):
    app.config["FORUM_DATA"] = str(tmp_path)
    at(making.MOMENTS["before"])
    return lambda *words: app.test_cli_runner().invoke(args=["forum", "demo", *words])


def test_it_makes_the_edition_and_says_where_the_sign_ins_are(run, tmp_path):
    said = run()
    assert said.exit_code == 0
    assert "Made ai-4room-2025" in said.output
    assert str(tmp_path / staff.SIGN_INS) in said.output


def test_it_leaves_a_database_with_an_edition_alone(run, tmp_path):
    run()
    (tmp_path / staff.SIGN_INS).unlink()
    again = run()
    assert (again.exit_code, len(all_editions())) == (0, 1)
    assert not (tmp_path / staff.SIGN_INS).exists()


def test_the_sign_ins_are_for_this_reader_alone_and_open_the_desk(run, tmp_path):
    run()
    file = tmp_path / staff.SIGN_INS
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for line in file.read_text().splitlines():
        _duty, email, password = line.split()
        assert accounts.sign_in(email=email, password=password)


def test_no_two_sign_ins_have_the_same_password(run, tmp_path):
    run()
    passwords = [line.split()[2] for line in (tmp_path / staff.SIGN_INS).read_text().splitlines()]
    assert len(set(passwords)) == len(passwords) >= 4
