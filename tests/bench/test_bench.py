"""The bench runs and says what is promised. No figure is judged: a shared machine's times are noise."""

import json
import os
import subprocess
import sys

import pytest

from bench.figures import Figure, table
from bench.goals import Goal
from bench.server import spent_by
from tools.places import ROOT


@pytest.fixture(scope="module")
def ran():
    """Everything once, on SQLite, with hardly any requests."""
    names = "hello,landing,agenda,registration,scan,search,table,move,release"
    command = [sys.executable, "-m", "bench", "--engine", "sqlite", "--requests", "2", "--rows", "20"]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "ONLY": names},
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )


def test_each_figure_is_one_line_of_json(ran):
    assert ran.returncode == 0, ran.stderr
    figures = {figure["name"]: figure for figure in map(json.loads, ran.stdout.splitlines())}
    pages = [f"{page}{way}" for page in ("landing", "agenda") for way in ("", "-uncached", "-changed")]
    assert list(figures) == ["hello", *pages, "registration", "scan", "search", "table", "move", "release"]
    for figure in figures.values():
        assert {"name", "engine", "value", "unit", "cpu_ms"} <= figure.keys()
        assert ("bytes" in figure) is (figure["name"] != "release")


def test_the_product_is_compared_with_hello_and_its_statements_are_counted(ran):
    for figure in map(json.loads, ran.stdout.splitlines()):
        if figure["name"] != "hello":
            assert figure.get("ratio_to_hello", 1) > 0  # a release is no request
            # A kept page asks for nothing twice in one moment.
            assert figure["statements"] >= (figure["name"] not in {"landing", "agenda"})


def test_the_less_is_known_the_more_is_asked(ran):
    statements = {
        figure["name"]: figure.get("statements") for figure in map(json.loads, ran.stdout.splitlines())
    }
    assert statements["agenda"] < statements["agenda-uncached"] < statements["agenda-changed"]


def test_progress_and_the_table_go_to_standard_error(ran):
    assert "sqlite: scan" in ran.stderr
    assert "ms CPU" in ran.stderr


def test_an_unknown_measurement_is_refused():
    command = [sys.executable, "-m", "bench", "--only", "hello,goodbye"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "goodbye" in done.stderr


def test_the_table_marks_what_misses_its_goal():
    figures = [Figure("scan", "sqlite", 1.0, "ms", cpu_ms=7.0, statements=4)]
    said = table(figures, {"scan": Goal(cpu_ms=5.0, statements=4)})
    assert "! 7.00 > 5" in said
    assert "4 ≤ 4" in said


def test_the_work_of_a_process_is_seen():
    before = spent_by(os.getpid())
    sum(number * number for number in range(200_000))
    assert spent_by(os.getpid()) > before
