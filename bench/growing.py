"""Whether a request costs the same however many have registered: the same work at three sizes of a crowd."""

from collections.abc import Iterator
from dataclasses import replace

from bench import databases, seeding
from bench.desk import search, table
from bench.figures import Figure
from bench.measuring import Stand
from bench.server import PRODUCT, serving
from bench.work import landing, registration, scan

SAME_WORK = {"landing": landing, "registration": registration, "scan": scan, "search": search, "table": table}


def growth(stand: Stand, env: dict[str, str]) -> Iterator[Figure]:
    """One line for each piece of work: its cost (ours and the database's) at the largest size ÷ at the
    smallest. The crowd grows in its own database, and every size has a new server."""
    costs: dict[str, list[float]] = {}
    for size in stand.plan.sizes:
        grown = seeding.grow(env, stand.seeded, size)
        databases.settle(env)
        with serving(PRODUCT, env) as product:
            stand = replace(stand, product=product, seeded=grown)
            for work in SAME_WORK.values():
                for figure in work(stand):
                    costs.setdefault(figure.name, []).append(figure.cpu_ms + (figure.database_cpu_ms or 0.0))
    for name, cost in costs.items():
        ratio = round(cost[-1] / cost[0], 2)
        yield Figure(
            "growth", stand.engine.name, ratio, f"times {name}", rows=stand.rows, cpu_ms=round(cost[-1], 3)
        )
