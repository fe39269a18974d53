"""Scales: round figures for the lines behind a chart, and months for its foot."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from math import ceil, floor, log10
from typing import NamedTuple

_ROUND = (1.0, 2.0, 4.0, 5.0, 10.0)
_MOST = 1e15


class Scale(NamedTuple):
    """From `low` at the foot to `high` at the top, with lines at the ticks, `step` apart."""

    low: float
    high: float
    step: float
    ticks: tuple[float, ...]

    def share(self, value: float) -> float:
        """How far up a value stands: 0 at the foot, 1 at the top."""
        return (value - self.low) / (self.high - self.low)


def scale_of(values: Sequence[float], least_step: float, wanted: int = 4) -> Scale:
    """A scale that holds these values and zero, with about `wanted` steps of round figures.

    Below zero it reaches only as far as half a step needs. `least_step` is the finest step that can be told.
    """
    top = min(max(values, default=0.0), _MOST)
    bottom = max(min(values, default=0.0), -_MOST)
    top, bottom = max(top, 0.0), min(bottom, 0.0)
    step = max(least_step, round_step((top - bottom) / wanted))
    high = max(step, ceil(top / step - 1e-9) * step) if top > 0 or not bottom else 0.0
    low = floor(bottom / step * 2 + 1e-9) * step / 2
    ticks = tuple(i * step for i in range(ceil(low / step - 1e-9), round(high / step) + 1))
    return Scale(low, high, step, ticks)


def round_step(rough: float) -> float:
    """The round figure from which on steps are no finer than asked: 1, 2, 4, 5 or 10 times a power of ten."""
    if rough <= 0:
        return 0.0
    power = 10.0 ** floor(log10(rough))
    return next(round_ * power for round_ in _ROUND if round_ * power >= rough * (1 - 1e-9))


class Month(NamedTuple):
    """A month or year at the foot of a chart: the first of its weeks, by index, and whether a year is meant."""

    first: int
    day: date
    is_year: bool


def months(days: Sequence[date], most: float) -> list[Month]:
    """Where months begin, the first week's own included; with more than `most` only quarters, then years."""
    starts = _month_starts(tuple(days))
    many_years = bool(days) and days[-1].year != days[0].year
    for every in (1, 3, 6):
        found = [i for i in starts if not (days[i].month - 1) % every]
        if len(found) <= most:
            return [Month(i, days[i], many_years and days[i].month == 1) for i in found]
    years = [i for i in starts if not i or days[i].year != days[i - 1].year]
    apart = max(1, ceil(len(years) / max(1.0, most)))
    return [Month(i, days[i], True) for i in years if not days[i].year % apart]


@lru_cache(maxsize=8)
def _month_starts(days: tuple[date, ...]) -> list[int]:
    """The first day of each month among the days, by index; all charts of a page ask for the same ones."""
    keys = [day.year * 12 + day.month for day in days]
    return [i for i, key in enumerate(keys) if not i or key != keys[i - 1]]
