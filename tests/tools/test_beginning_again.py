"""`make demo` removes what the demonstration made, and nothing else."""

import pytest

from tools import database


@pytest.fixture(autouse=True)
def embedded(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)


def test_the_demonstrations_database_goes_and_the_secrets_stay(tmp_path):
    for name in ("forum.sqlite3", "demo", "clock.json", "secrets.env", "notes.txt"):
        (tmp_path / name).touch()
    database.begin_demo_again(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.txt", "secrets.env"]


def test_a_database_of_somebodys_own_is_left_alone(tmp_path):
    (tmp_path / "forum.sqlite3").touch()
    with pytest.raises(SystemExit):
        database.begin_demo_again(tmp_path)
    assert (tmp_path / "forum.sqlite3").exists()


def test_a_database_elsewhere_is_left_alone(tmp_path, monkeypatch):
    (tmp_path / "demo").touch()
    monkeypatch.setenv("DATABASE_URL", "postgresql://localhost/forum")
    with pytest.raises(SystemExit):
        database.begin_demo_again(tmp_path)
    assert (tmp_path / "demo").exists()
