"""Measure what is asked for on both databases. Figures go to standard output, the rest to standard error."""

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from bench import databases, goals, seeding, work
from bench.figures import Figure, print_line, save, table
from bench.server import BARE, PRODUCT, serving
from bench.settings import Plan, environment

NAMES = ("hello", *work.MEASURES)


def main() -> None:
    plan = _plan()
    figures: list[Figure] = []
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="forum-bench-")))
        for engine, url in databases.of(plan.engines, place, stack):
            figures += _measure(plan, engine, environment(url, place / engine.name))
    say(table(figures, goals.GOALS))
    if plan.save:
        say(f"Written to {save(figures)}.")


def _measure(plan: Plan, engine: databases.Engine, env: dict[str, str]) -> list[Figure]:
    """One database, with a bare hello running beside the product."""
    asked = [name for name in plan.names if name != "hello"]
    with ExitStack() as stack:
        say(f"{engine.name}: a bare hello")
        bare = stack.enter_context(serving(BARE, env))
        figures = [work.hello(bare, plan)]
        print_line(figures[0])
        if not asked:
            return figures
        say(f"{engine.name}: seeding {plan.rows} registrations")
        seeded = seeding.seed(env, plan.rows)
        product = stack.enter_context(serving(PRODUCT, env))
        stand = work.Stand(product, bare, plan, engine, seeded)
        for name in asked:
            say(f"{engine.name}: {name}")
            for figure in work.MEASURES[name](stand):
                figures.append(figure)
                print_line(figure)
    return figures


def _plan() -> Plan:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only", default=os.environ.get("ONLY") or ",".join(NAMES), help=f"of {','.join(NAMES)}"
    )
    parser.add_argument("--engine", choices=databases.NAMES, help="one database instead of both")
    parser.add_argument("--rows", type=int, default=5000, help="registrations with badges in the database")
    parser.add_argument("--requests", type=int, default=200, help="measured requests in each of three rounds")
    parser.add_argument("--save", action="store_true", help="keep the figures in bench/results")
    asked = parser.parse_args()
    names = [name for name in asked.only.replace(" ", "").split(",") if name]
    if unknown := set(names) - set(NAMES):
        parser.error(
            f"there is no measurement called {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}"
        )
    engines = [asked.engine] if asked.engine else list(databases.NAMES)
    return Plan(names, engines, asked.rows, asked.requests, asked.save)


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
