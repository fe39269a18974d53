"""How long the best plan of large plans takes: when it is within one per cent, when proven, and how fast it stops.

    python tests/bench/best_plan.py [DUTIES PROVIDERS [SEEDS]]

Without numbers a plan of 40 duties and 8 providers, then one of 1,000 and 20, each with five seeds and with duties of
six kinds. The budget is two fifths of what everything would cost. Prints seconds; what is not proven when the time
is over is told with its gap. The last column says how long it took to stop after half a second.
"""

import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import TODAY
from planning.best_plan_large import Kind, large_plan

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.planning.best_plan import Control, best_plan

KINDS = {
    "weekly": Kind(),
    "weekly, maximum hours": Kind(maximum=0.4),
    "any cadence": Kind(weekly=False),
    "any cadence, maximum hours": Kind(weekly=False, maximum=0.4),
    "weekly, provider's own minutes": Kind(own_minutes=True),
    "any cadence, provider's own minutes": Kind(weekly=False, own_minutes=True),
}
SECONDS = 60.0


def measure(plan: Plan, budget: Decimal) -> tuple[float, float, float, float]:
    """Seconds until it is within one per cent and until the end, the gap then, and seconds that stopping takes."""
    begin, near = time.perf_counter(), list[float]()
    found = best_plan(
        plan,
        TODAY,
        budget=budget,
        control=Control(
            progress=lambda so_far: near.append(time.perf_counter() - begin) if so_far.gap <= 0.01 else None,
            seconds=SECONDS,
            quick=True,
        ),
    )
    end = time.perf_counter() - begin
    return min([*near, end]), end, found.gap, stopping(plan, budget)


def stopping(plan: Plan, budget: Decimal) -> float:
    begin = time.perf_counter()
    with suppress(PlanError):
        best_plan(plan, TODAY, budget=budget, control=Control(cancelled=lambda: time.perf_counter() > begin + 0.5))
    return max(0.0, time.perf_counter() - begin - 0.5)


def table(duties: int, providers: int, seeds: range) -> None:
    say(f"{duties} duties, {providers} providers: within 1 %, end, gap at the end, stopped")
    for name, kind in KINDS.items():
        rows = []
        for seed in seeds:
            plan = large_plan(seed, duties, providers, kind)
            everything = best_plan(plan, TODAY, budget=Decimal(10**7), control=Control(seconds=5, quick=True))
            rows.append(measure(plan, round(everything.cost * 2 / 5, 2)))
            say(f"  {name}, seed {seed}: {figures(rows[-1])}")
        proven = sum(row[2] == 0 for row in rows)
        say(f"{name}: proven {proven} of {len(rows)}, medians {figures(map(median, zip(*rows, strict=True)))}")


def figures(row: Iterable[float]) -> str:
    return "  ".join(f"{figure:.3g}" for figure in row)


def say(line: str) -> None:
    print(line, flush=True)  # noqa: T201  it is what it is for


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    seeds = range(1, 1 + (given[2] if len(given) > 2 else 5))
    for size in [(given[0], given[1])] if given else [(40, 8), (1000, 20)]:
        table(*size, seeds)
