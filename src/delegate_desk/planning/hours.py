"""Hours a week: a duty's, its provider's, those of checking, and what is freed."""

from datetime import date
from decimal import Context, Decimal
from functools import lru_cache

from delegate_desk.domain.cadence import EXACT, Cadence, per_week
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.settings import Settings

PRECISE = Context(prec=1000)
"""Adds and multiplies without ever rounding: whatever a float can hold, times whatever price an owner may type."""

GRAIN = Decimal("1e-40")
"""What is summed stops at the fortieth decimal place, so that sums are exact: kept up to date, they never drift."""


@lru_cache(maxsize=1024)
def exactly(number: float) -> Decimal:
    """The number as the decimal it is written as: 0.1 is a tenth. Source: product.md, section 2."""
    return Decimal(repr(number))


@lru_cache(maxsize=65536)
def weekly(minutes: float, cadence: Cadence, today: date) -> Decimal:
    """Hours a week of work that takes so many minutes each time; cached, since duties are much alike."""
    each_week = EXACT.multiply(exactly(minutes), per_week(cadence, today))
    return EXACT.divide(each_week, Decimal(60)).quantize(GRAIN, context=PRECISE)


def hours(duty: Duty, today: date) -> Decimal | None:
    """Hours a week that the duty takes; None while minutes or cadence are not said."""
    if duty.minutes is None or duty.cadence is None:
        return None
    return weekly(duty.minutes, duty.cadence, today)


def provider_hours(duty: Duty, today: date) -> Decimal | None:
    """Hours a week that the duty takes its provider; None while the duty's minutes or cadence are not said."""
    if duty.minutes is None or duty.cadence is None:
        return None
    return weekly(duty.provider_minutes or duty.minutes, duty.cadence, today)


def oversight(duty: Duty, settings: Settings, today: date) -> Decimal:
    """Hours a week of checking while the duty is outsourced; 0 while its own hours are not known."""
    taken = hours(duty, today)
    if taken is None:
        return Decimal(0)
    if duty.oversight_minutes_per_week is not None:
        return EXACT.divide(exactly(duty.oversight_minutes_per_week), Decimal(60))
    return PRECISE.multiply(exactly(settings.oversight_share), taken)


def freed(duty: Duty, settings: Settings, today: date) -> Decimal | None:
    """Hours a week that the decision gives back; below 0 where checking takes longer than doing, None if unknown.

    Source: product.md, section 2, "Freed".
    """
    taken = hours(duty, today)
    if taken is None or duty.decision == "stop":
        return taken
    if duty.decision != "outsource":
        return Decimal(0)
    return PRECISE.subtract(taken, oversight(duty, settings, today))
