"""How the measurements tell what they found: rows of one table, each beside its bare limit of the same run."""

import statistics
import sys
from collections.abc import Callable, Sequence
from time import perf_counter


def row(what: str, ours: float, bare: float, unit: str, limit: str) -> None:
    """Print a row: ours, the bare limit and what that is, and how many times it we take."""
    sys.stdout.write(f"| {what} | {figure(ours)} {unit} | {figure(bare)} {unit}: {limit} | {ours / bare:.2f} |\n")
    sys.stdout.flush()


def figure(value: float) -> str:
    """Three digits that count."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def in_turn(*acts: Callable[[], object], times: int) -> list[float]:
    """Median milliseconds of each, taken in turn, so that what else the machine does falls on all alike."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(times):
        for place, act in zip(taken, acts, strict=True):
            begin = perf_counter()
            act()
            place.append((perf_counter() - begin) * 1000)
    return [median(place) for place in taken]
