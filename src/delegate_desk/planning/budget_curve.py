"""Freed hours over the weekly budget: which budget to look at next, and what is known so far.

The best plan for a budget costs less or just as much, and is also the best for every budget between. So each plan that
is found settles a stretch of the curve, and the next budget to look at lies in the widest stretch that is not settled.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

_FINE = 96
"""A stretch narrower than this part of the whole is fine enough to be drawn."""
_MOST = 72
"""Plans that are looked for at most."""
_CENT = Decimal("0.01")


class CurvePoint(NamedTuple):
    """What the best plan for a budget frees a week, and what it costs: it holds from its cost up to the budget.

    `freed` is None where nothing can be had for the budget; `proven` says that no plan frees more.
    """

    budget: Decimal
    cost: Decimal
    freed: Decimal | None
    proven: bool = True


class Step(NamedTuple):
    """Budgets that buy the same hours, from `start` to `end`."""

    start: Decimal
    end: Decimal
    freed: Decimal
    proven: bool


class BudgetCurve:
    """The curve of one question between two budgets. It asks with `wanted` and learns with `learn`."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self._low, self._high = low, max(high, low + 1)
        self._points: dict[Decimal, CurvePoint] = {}

    @property
    def low(self) -> Decimal:
        """The smallest budget."""
        return self._low

    @property
    def high(self) -> Decimal:
        """The largest budget."""
        return self._high

    @property
    def points(self) -> list[CurvePoint]:
        """What is known, by budget."""
        return [self._points[budget] for budget in sorted(self._points)]

    def learn(self, point: CurvePoint) -> None:
        """Take what was found for a budget; of two for one budget the proven or later one counts."""
        known = self._points.get(point.budget)
        if known is None or point.proven or not known.proven:
            self._points[point.budget] = point

    def wanted(self) -> Decimal | None:
        """The budget to look at next; None once the curve is fine enough."""
        for budget in (self._high, self._low):
            if budget not in self._points:
                return budget
        if len(self._points) >= _MOST:
            return None
        width, start = max(self._gaps(), default=(Decimal(0), Decimal(0)))
        if width * _FINE <= self._high - self._low:
            return None
        return (start + width / 2).quantize(_CENT)

    def steps(self) -> list[Step]:
        """Stretches that are settled, from the smallest budget; where two overlap the better holds."""
        found: list[Step] = []
        for point in self.points:
            if point.freed is None:
                continue
            start = max(self._low, min(point.cost, point.budget))
            if found:
                last = found[-1]
                if last.freed == point.freed and start <= last.end:
                    found[-1] = last._replace(end=point.budget, proven=last.proven and point.proven)
                    continue
                start = max(start, last.end)
            found.append(Step(start, point.budget, point.freed, point.proven))
        return found

    def at(self, budget: Decimal) -> Decimal | None:
        """The hours that are known to be had for a budget: those of the dearest known plan that fits into it."""
        fits = [point for point in self.points if point.freed is not None and point.cost <= budget]
        return max((point.freed for point in fits if point.freed is not None), default=None)

    def _gaps(self) -> Iterator[tuple[Decimal, Decimal]]:
        """Widths and starts of the stretches that are not settled and on which the hours differ."""
        points = self.points
        for before, after in pairwise(points):
            end = max(before.budget, min(after.cost, after.budget)) if after.freed is not None else before.budget
            if end - before.budget > 2 * _CENT and not _alike(before, after):
                yield end - before.budget, before.budget


def _alike(before: CurvePoint, after: CurvePoint) -> bool:
    if before.freed is None or after.freed is None:
        return before.freed is after.freed
    return abs(before.freed - after.freed) < Decimal("0.005")
