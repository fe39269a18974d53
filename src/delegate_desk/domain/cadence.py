"""Cadences: how often a duty comes round, as a plain count or as an RFC 5545 rule."""

from collections.abc import Mapping
from datetime import date
from decimal import Context, Decimal
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, get_args

Unit = Literal["day", "workday", "week", "month", "quarter", "year"]
UNITS: tuple[Unit, ...] = get_args(Unit)

EXACT = Context(prec=40)
"""Arithmetic with more digits than the 28 that product.md asks for; never rounds what an owner could type."""

WEEKS_PER_YEAR = Decimal("52.1775")
"""Weeks in the average Gregorian year of 365.2425 days. Source: product.md, section 2."""

_WEEKS: Mapping[str, tuple[int, int]] = {  # weeks in one unit, as a fraction
    "day": (1, 7),
    "workday": (1, 5),
    "week": (1, 1),
    "month": (521775, 120000),
    "quarter": (521775, 40000),
    "year": (521775, 10000),
}


class Every(NamedTuple):
    """So many times in every so many units: twice a week, once in three months."""

    times: float
    every: int
    unit: Unit


class Rule(NamedTuple):
    """An RFC 5545 RRULE and the ISO date from which it takes what it does not say itself."""

    rrule: str
    starts: str


Cadence: TypeAlias = Every | Rule


@lru_cache(maxsize=65536)
def per_week(cadence: Cadence, today: date) -> Decimal:
    """Mean occurrences a week; 0 once a rule has ended on the day asked about.

    Source: product.md, section 2, "Occurrences per week". Raises PlanError where a rule is refused.
    """
    if isinstance(cadence, Rule):
        # Imported by the first rule: most plans have none, and its parser costs a start 5 ms.
        from delegate_desk.domain.recurrence import has_ended, mean_per_week

        if has_ended(cadence.rrule, cadence.starts, today):
            return Decimal(0)
        return mean_per_week(cadence.rrule, cadence.starts)
    numerator, denominator = _WEEKS[cadence.unit]
    return EXACT.divide(Decimal(repr(cadence.times)) * denominator, Decimal(cadence.every * numerator))
