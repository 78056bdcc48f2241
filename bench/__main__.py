"""Measure what is asked for on both databases. Figures go to standard output, the rest to standard error."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from bench import databases, goals, seeding
from bench import figures as papers
from bench.desk import move, search, table
from bench.figures import Figure, print_line, save
from bench.growing import growth
from bench.measuring import Stand, hello
from bench.releasing import releasing
from bench.server import BARE, PRODUCT, Server, serving
from bench.settings import Plan, environment
from bench.work import agenda, landing, registration, scan

MEASURES = {
    **{"landing": landing, "agenda": agenda, "registration": registration, "scan": scan},
    **{"search": search, "table": table, "move": move},
}
NAMES = ("hello", *MEASURES, "release", "growth")
SIZES = "1000,10000,100000"


def main() -> None:
    plan = _plan()
    figures: list[Figure] = []
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="forum-bench-")))
        for engine, url in databases.of(plan.engines, place, stack):
            figures += _measure(plan, engine, environment(url, place / engine.name))
    say(papers.table(figures, goals.GOALS))
    if plan.save:
        say(f"Written to {save(figures)}.")


def _measure(plan: Plan, engine: databases.Engine, env: dict[str, str]) -> list[Figure]:
    """One database, with a bare hello running beside the product."""
    asked = [name for name in plan.names if name != "hello"]
    with ExitStack() as stack:
        say(f"{engine.name}: a bare hello")
        bare = stack.enter_context(serving(BARE, env))
        figures = [hello(bare, plan)]
        print_line(figures[0])
        for figure in _of_product(plan, engine, env, bare) if asked else ():
            figures.append(figure)
            print_line(figure)
    return figures


def _of_product(plan: Plan, engine: databases.Engine, env: dict[str, str], bare: Server) -> Iterator[Figure]:
    """At the size asked for; then, for growth, from the smallest size to the largest in a database anew."""
    measures = {**MEASURES, "release": partial(releasing, env=env)}
    names = [name for name in plan.names if name in measures]
    if names:
        say(f"{engine.name}: seeding {plan.rows} registrations")
        seeded = seeding.seed(env, plan.rows)
        databases.settle(env)
        with serving(PRODUCT, env) as product:
            stand = Stand(product, bare, plan, engine, seeded)
            for name in names:
                say(f"{engine.name}: {name}")
                yield from measures[name](stand)
    if "growth" in plan.names:
        say(f"{engine.name}: growth from {plan.sizes[0]} to {plan.sizes[-1]} registrations")
        env = databases.another(env)
        yield from growth(Stand(bare, bare, plan, engine, seeding.seed(env, plan.sizes[0])), env)


def _plan() -> Plan:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "--only", default=os.environ.get("ONLY") or ",".join(NAMES), help=f"of {','.join(NAMES)}"
    )
    parser.add_argument("--engine", choices=databases.NAMES, help="one database instead of both")
    parser.add_argument("--rows", type=int, default=5000, help="registrations with badges in the database")
    parser.add_argument("--sizes", default=SIZES, help=f"of the crowd that grows, {SIZES}")
    parser.add_argument("--requests", type=int, default=200, help="measured requests in each of three rounds")
    parser.add_argument("--save", action="store_true", help="keep the figures in bench/results")
    asked = parser.parse_args()
    names = [name for name in asked.only.replace(" ", "").split(",") if name]
    if unknown := set(names) - set(NAMES):
        parser.error(
            f"there is no measurement called {', '.join(sorted(unknown))}; choose from {', '.join(NAMES)}"
        )
    engines = [asked.engine] if asked.engine else list(databases.NAMES)
    sizes = [int(size) for size in asked.sizes.split(",")]
    return Plan(names, engines, asked.rows, sizes, asked.requests, asked.save)


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
