"""What an owner wishes of a best plan, and where the dialog opens."""

from decimal import ROUND_CEILING, Decimal
from math import floor, log10
from typing import NamedTuple

from delegate_desk.domain.plan import Plan
from delegate_desk.planning.best_plan import Objective, Rules
from delegate_desk.planning.costs import hourly_worth
from delegate_desk.planning.totals import Totals

_BUY_BACK = Decimal("0.25")
"""The part of the hourly worth that a delegated hour should cost at most. Source: product.md, section 2."""
_SOMETHING = Decimal(100)


class Wish(NamedTuple):
    """A weekly budget, or so many freed hours with those of stopped duties for the least money; one of them is None."""

    budget: Decimal | None
    hours: Decimal | None
    objective: Objective
    rules: Rules


def opening_budget(plan: Plan, totals: Totals) -> Decimal:
    """The budget that the dialog opens at: the plan's own, else what it costs now, else what the hours are worth."""
    if plan.settings.weekly_budget is not None:
        return Decimal(plan.settings.weekly_budget)
    if totals.cost:
        return totals.cost.quantize(Decimal(1), rounding=ROUND_CEILING)
    worth = hourly_worth(plan.settings)
    open_hours = totals.undecided + totals.outsource
    if worth is None or not open_hours:
        return _SOMETHING
    return max(Decimal(1), (worth * _BUY_BACK * open_hours).quantize(Decimal(1), rounding=ROUND_CEILING))


def opening_hours(totals: Totals) -> Decimal:
    """The hours that the dialog opens at: what the plan frees now, in tenths."""
    return max(Decimal("0.1"), totals.planned.quantize(Decimal("0.1"), rounding=ROUND_CEILING))


def round_up(amount: Decimal) -> Decimal:
    """The next round figure: 260 to 300, 375 to 400, 18 to 20."""
    if amount <= 0:
        return Decimal(1)
    unit = Decimal(10) ** floor(log10(float(amount)))
    for share in ("1", "1.5", "2", "2.5", "3", "4", "5", "6", "8", "10"):
        if amount <= unit * Decimal(share):
            return unit * Decimal(share)
    return unit * 10
