"""How a measurement is made: warm up, then three rounds, of which the middle one counts."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import NamedTuple

from bench.client import Answer, Client
from bench.databases import Engine
from bench.figures import Figure
from bench.seeding import Seeded
from bench.server import Server, spent_by
from bench.settings import ROUNDS, WARM_UP, Plan

Ask = Callable[[], Answer]


@dataclass(frozen=True)
class Stand:
    """Where a measurement is made: the product, a bare hello beside it, and what is in the database."""

    product: Server
    bare: Server
    plan: Plan
    engine: Engine
    seeded: Seeded

    @property
    def rows(self) -> int:
        return len(self.seeded.fingerprints)


class Cost(NamedTuple):
    """Milliseconds for one request: our processor time, hello's, the database's, and the client's waits."""

    cpu: float
    hello: float
    database: float
    waits: Sequence[float]


def hello(bare: Server, plan: Plan) -> Figure:
    client = Client(bare.port)
    costs = [_work(lambda: client.get("/"), bare, plan.requests) for _ in range(ROUNDS + 1)]
    cpu, waits = sorted(costs[1:])[ROUNDS // 2]
    size = client.get("/").size
    return Figure("hello", "none", round(median(waits), 3), "ms", cpu_ms=round(cpu, 3), bytes=size)


def measured(
    name: str, ask: Ask, client: Client, stand: Stand, *, rows: int | None = None, percentile: int = 50
) -> Figure:
    """Hello runs in each round beside what is measured, so that whatever else the machine does weighs on
    both. Statements are counted in a request of their own. `value` is a percentile of what was waited."""
    for _ in range(min(WARM_UP, stand.plan.requests)):
        ask()
    cost = sorted(_round(ask, stand) for _ in range(ROUNDS))[ROUNDS // 2]
    client.counts = True
    answer = ask()
    client.counts = False
    return Figure(
        name=name,
        engine=stand.engine.name,
        value=round(_percentile(cost.waits, percentile), 3),
        unit="ms",
        rows=stand.rows if rows is None else rows,
        cpu_ms=round(cost.cpu, 3),
        database_cpu_ms=round(cost.database, 3) if stand.engine.process else None,
        statements=answer.statements,
        bytes=answer.size,
        ratio_to_hello=round(cost.cpu / cost.hello, 2),
    )


def _round(ask: Ask, stand: Stand) -> Cost:
    bare, database = Client(stand.bare.port), stand.engine.process
    hello_cpu, _waits = _work(lambda: bare.get("/"), stand.bare, stand.plan.requests)
    before = spent_by(database) if database else 0.0
    cpu, waits = _work(ask, stand.product, stand.plan.requests)
    theirs = spent_by(database) - before if database else 0.0
    return Cost(cpu, hello_cpu, 1000 * theirs / stand.plan.requests, waits)


def _work(ask: Ask, server: Server, requests: int) -> tuple[float, list[float]]:
    """Milliseconds for one request: the server's processor time, and what the client waited each time."""
    before, waits = server.spent(), []
    for _ in range(requests):
        began = time.perf_counter()
        ask()
        waits.append(1000 * (time.perf_counter() - began))
    return 1000 * (server.spent() - before) / requests, waits


def _percentile(waits: Sequence[float], percent: int) -> float:
    """The wait that so many of a hundred requests did not exceed; the median for 50."""
    if percent == 50:
        return median(waits)
    return sorted(waits)[math.ceil(len(waits) * percent / 100) - 1]
