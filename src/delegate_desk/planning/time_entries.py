"""Time entries as an owner reads and corrects them: of which duty, on which day, how long.

Each change gives back a new plan. Entries that still run are the timer's (`planning.timer`): they are neither edited
here nor counted.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from delegate_desk.domain.checks import checked
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.positions import spread
from delegate_desk.domain.review import TimeEntry
from delegate_desk.i18n import _
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.hours import PRECISE, exactly
from delegate_desk.planning.weeks import WEEK

TIMED, BY_HAND = "timer", "hand"
"""Where an entry comes from, as its `source` says."""

_DAY = 24 * 60


def by_duty(entries: Iterable[TimeEntry]) -> dict[str, list[TimeEntry]]:
    """The entries of each duty that has any, newest first."""
    found: dict[str, list[TimeEntry]] = {}
    for entry in entries:
        found.setdefault(entry.duty, []).append(entry)
    for each in found.values():
        each.sort(key=lambda entry: (entry.date, entry.position), reverse=True)
    return found


def minutes_of_week(entries: Iterable[TimeEntry], week: date) -> dict[str, float]:
    """Minutes by duty in the seven days from that one; duties without finished entries are left out."""
    first, last = week.isoformat(), date.fromordinal(min(week.toordinal() + WEEK.days - 1, date.max.toordinal()))
    sums: dict[str, Decimal] = {}
    for entry in entries:
        if entry.minutes is not None and not entry.running and first <= entry.date <= last.isoformat():
            sums[entry.duty] = PRECISE.add(sums.get(entry.duty, Decimal(0)), exactly(entry.minutes))
    return {duty: float(minutes) for duty, minutes in sums.items()}


def add_entry(plan: Plan, duty: str, day: str, minutes: float, today: date) -> Plan:
    """The plan with an entry more, written by hand. Raises PlanError for an unknown duty and what cannot be."""
    if duty not in plan.duties:
        raise PlanError(_("This duty is not in the plan any more."))
    entry = TimeEntry(duty, _day(day, today), _minutes(minutes), BY_HAND, new_id())
    return plan.put("time_entries", [entry._replace(position=rank_after(plan))])


def edit_entry(plan: Plan, key: str, today: date, *, day: str | None = None, minutes: float | None = None) -> Plan:
    """The plan with day or minutes of an entry changed; the same one where they stand so already.

    On another day its `started` is no longer true and goes. Raises PlanError for an unknown entry, one that runs, and
    what cannot be.
    """
    entry = finished(plan, key)
    if day is not None and day != entry.date:
        entry = entry._replace(date=_day(day, today), started=None)
    if minutes is not None and minutes != entry.minutes:
        entry = entry._replace(minutes=_minutes(minutes))
    return plan if entry == plan.time_entries[key] else plan.put("time_entries", [entry])


def delete_entry(plan: Plan, key: str) -> Plan:
    """The plan without this entry. Raises PlanError for an unknown one and one that runs."""
    return plan.without("time_entries", [finished(plan, key).id])


def finished(plan: Plan, key: str) -> TimeEntry:
    """The entry with that id. Raises PlanError where there is none, or where it still runs."""
    entry = known(plan.time_entries, key)
    if entry.running:
        raise PlanError(_("The timer still runs on this entry: stop it first."))
    return entry


def known(entries: Mapping[str, TimeEntry], key: str) -> TimeEntry:
    """The entry with that id. Raises PlanError where there is none."""
    if key not in entries:
        raise PlanError(_("This time entry is not in the plan any more."))
    return entries[key]


def rank_after(plan: Plan) -> int:
    """The position of an entry after all others."""
    last = max((entry.position for entry in plan.time_entries.values()), default=None)
    return (spread(1, last, None) or [0])[0]


def _day(day: str, today: date) -> str:
    try:
        kept: str = checked(TimeEntry, "date", day)
    except ValueError as problem:
        raise PlanError(_("The day {problem}.").format(problem=problem)) from problem
    if kept > today.isoformat():
        raise PlanError(_("That day has not come yet."))
    return kept


def _minutes(minutes: float) -> float:
    try:
        kept: float = checked(TimeEntry, "minutes", minutes)
    except ValueError as problem:
        raise PlanError(_("Minutes, please: 45 or 1 h 30")) from problem
    if kept > _DAY:
        raise PlanError(_("A day has 24 hours."))
    return kept
