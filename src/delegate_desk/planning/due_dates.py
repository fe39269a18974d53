"""When a duty is due next, and when its check-ins are.

A cadence says how often, not when; the days follow from where it began. Source: product.md, section 5, and the
checklist's columns: an RRULE's own dates; day and workday from today; longer units every `every` units from the day
the duty began running, else from its first check-in, else from today.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.duty import Duty

_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def next_due(duty: Duty, brief: Brief | None, today: date, count: int) -> list[date]:
    """The next dates of a duty from today on; none where they cannot be known (several times a period, not said).

    Fewer than `count` where a rule, or the calendar, ends. Raises PlanError where a rule is refused.
    """
    cadence = duty.cadence
    if isinstance(cadence, Rule):
        from delegate_desk.domain.recurrence import next_dates

        return next_dates(cadence.rrule, cadence.starts, today, count)
    if cadence is None or cadence.times > 1:
        return []
    if cadence.unit in ("day", "workday"):
        return _days(cadence, today, count)
    return _from(cadence, begin(duty, brief, today), today, count)


def begin(duty: Duty, brief: Brief | None, today: date) -> date:
    """The day from which a duty's dates are counted."""
    said = next((entry.date for entry in duty.stage_dates if entry.stage == "running"), None)
    said = said or (brief.first_check_in if brief is not None else None)
    return date.fromisoformat(said) if said else today


def check_in_dates(brief: Brief | None, first: date, count: int) -> list[date]:
    """The dates of check-ins on or after a day; none where no first one is agreed, at most one without interval."""
    if brief is None or not brief.first_check_in:
        return []
    start, every = date.fromisoformat(brief.first_check_in), brief.check_in_every_days
    if not every:
        return [start][:count] if start >= first else []
    passed = max(0, -((start - first).days // every))
    days = (start.toordinal() + (passed + i) * every for i in range(count))
    return [date.fromordinal(day) for day in days if day <= date.max.toordinal()]


def months_later(day: date, months: int) -> date | None:
    """The same day so many months on, or that month's last; None beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _days(cadence: Every, today: date, count: int) -> list[date]:
    """Every so many days from today, or workdays from today or else the Monday after."""
    day = today.toordinal()
    days: Iterable[int] = (day + i * cadence.every for i in range(count))
    if cadence.unit == "workday":
        weeks, weekday = divmod(day - 1, 7)  # the first day of the calendar is a Monday
        first = weeks * 5 + min(weekday, 5)
        places = (first + i * cadence.every for i in range(count))
        days = (place // 5 * 7 + place % 5 + 1 for place in places)
    return [date.fromordinal(day) for day in days if day <= date.max.toordinal()]


def _from(cadence: Every, start: date, today: date, count: int) -> list[date]:
    """Every so many units from the start, the first not before today; a year beyond the calendar ends it."""
    if cadence.unit == "week":
        every = 7 * cadence.every
        passed = max(0, -((start - today).days // every))
        days = (start.toordinal() + (passed + i) * every for i in range(count))
        return [date.fromordinal(day) for day in days if day <= date.max.toordinal()]
    every = _MONTHS[cadence.unit] * cadence.every
    apart = (today.year - start.year) * 12 + today.month - start.month
    passed = max(0, apart // every)
    if (near := months_later(start, passed * every)) is not None and near < today:
        passed += 1
    dates = (months_later(start, (passed + i) * every) for i in range(count))
    return [day for day in dates if day is not None]
