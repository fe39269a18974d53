"""A provider's calendar: outsourced duties and their check-ins as recurring events of an .ics file.

What a provider may see is in it and nothing more: title, how long, what done means and the steps; no notes, no prices,
no places of papers. Nothing in it blocks time. UIDs come from the ids, so that a newer file updates the older one.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import partial
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.cadence import Every, Rule
from delegate_desk.domain.duty import Duty
from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan, in_order
from delegate_desk.domain.provider import Provider
from delegate_desk.domain.recurrence import has_ended, next_dates, parse_rule
from delegate_desk.i18n import _
from delegate_desk.planning.due_dates import begin

_WORKDAYS = ("MO", "TU", "WE", "TH", "FR")
_DAY_STARTS = time(9)
_MOST_MINUTES = 24 * 60 - 1
_TIMES = frozenset(("BYHOUR", "BYMINUTE", "BYSECOND"))


def write_calendar(plan: Plan, today: date, now: datetime, provider: Provider | None = None) -> bytes:
    """The calendar of one provider, or of all outsourced duties. Raises PlanError where there is nothing in it.

    Duties with minutes stand at the start of the provider's day in its time zone; those without, and those that come
    several times a period, last all day. Rules that have ended and duties without cadence are left out.
    """
    import icalendar  # loading it takes longer than all the rest

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Delegate Desk//Delegate Desk//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _plain(plan.settings.title if provider is None else provider.name) or "Delegate Desk")
    for duty in in_order(plan.duties):
        if duty.decision == "outsource" and (provider is None or duty.provider == provider.id):
            for said in _events(plan, duty, today):
                event = icalendar.Event()
                event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
                event.add("transp", "TRANSPARENT")
                for name, value in said.items():
                    event.add(name, value)
                calendar.add_component(event)
    if not calendar.subcomponents:
        raise PlanError(_("There is nothing for a calendar: no outsourced duty comes round at a known time."))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _events(plan: Plan, duty: Duty, today: date) -> Iterator[dict[str, Any]]:
    brief = plan.briefs.get(duty.id)
    provider = plan.providers.get(duty.provider) if duty.provider else None
    minutes = duty.provider_minutes or duty.minutes
    several = isinstance(duty.cadence, Every) and duty.cadence.times > 1
    timed = minutes is not None and 1 <= minutes <= _MOST_MINUTES and not several
    place = partial(_times, _zone(plan, provider), _starts(provider), minutes if timed else None)
    title = _title(duty)
    for i, (first, rule) in enumerate(_series(duty, brief, today, _zone(plan, provider), timed)):
        yield {
            "uid": _uid("duty", duty.id, i),
            "summary": title,
            "description": _description(duty, brief),
            **place(first),
            "rrule": rule,
        }
    if brief is not None and brief.first_check_in:
        event = {
            "uid": _uid("check-in", duty.id, 0),
            "summary": _("Check-in: {title}").format(title=_plain(duty.title)),
            **_times(None, _DAY_STARTS, None, date.fromisoformat(brief.first_check_in)),
        }
        if brief.check_in_every_days:
            event["rrule"] = {"FREQ": "DAILY", "INTERVAL": brief.check_in_every_days}
        yield event


def _title(duty: Duty) -> str:
    title = _plain(duty.title)
    if isinstance(duty.cadence, Every) and duty.cadence.times > 1:
        return _("{title} ({times} times)").format(title=title, times=f"{duty.cadence.times:g}")
    return title


def _series(
    duty: Duty, brief: Brief | None, today: date, zone: tzinfo | None, timed: bool
) -> Iterator[tuple[date, dict[str, Any]]]:
    """The first date and the rule of each event that a cadence needs; usually one."""
    cadence = duty.cadence
    if isinstance(cadence, Rule):
        yield from _of_rule(cadence, today, zone, timed)
    elif cadence is not None:
        start = begin(duty, brief, today)
        if cadence.unit == "workday":
            yield from _of_workdays(cadence.every, start)
        else:
            yield start, _of_every(cadence, start)


def _of_every(cadence: Every, start: date) -> dict[str, Any]:
    if cadence.unit in ("day", "week"):
        return {"FREQ": "DAILY" if cadence.unit == "day" else "WEEKLY", "INTERVAL": cadence.every}
    months = {"month": 1, "quarter": 3, "year": 12}[cadence.unit] * cadence.every
    rule: dict[str, Any] = {"FREQ": "MONTHLY", "INTERVAL": months}
    if cadence.unit == "year":
        rule = {"FREQ": "YEARLY", "INTERVAL": cadence.every}
    if start.day > 28:  # the last day of shorter months, which a plain rule would leave out
        rule |= {"BYMONTH": start.month} if cadence.unit == "year" else {}
        rule |= {"BYMONTHDAY": list(range(28, start.day + 1)), "BYSETPOS": -1}
    return rule


def _of_workdays(every: int, start: date) -> Iterator[tuple[date, dict[str, Any]]]:
    """Every so many workdays: for one, Monday to Friday; else each of its weekdays comes every so many weeks."""
    day = start + timedelta(days=7 - start.weekday() if start.weekday() > 4 else 0)
    if every == 1:
        yield day, {"FREQ": "WEEKLY", "BYDAY": list(_WORKDAYS)}
        return
    weeks = every // 5 if every % 5 == 0 else every
    for i in range(1 if every % 5 == 0 else 5):
        weeks_on, weekday = divmod(day.weekday() + i * every, 5)
        try:
            first = day - timedelta(days=day.weekday()) + timedelta(weeks=weeks_on, days=weekday)
        except OverflowError:
            return
        yield first, {"FREQ": "WEEKLY", "INTERVAL": weeks}


def _of_rule(cadence: Rule, today: date, zone: tzinfo | None, timed: bool) -> Iterator[tuple[date, dict[str, Any]]]:
    """The rule as it is, from its first occurrence; its end as the kind of its start asks."""
    from icalendar import vRecur

    start = date.fromisoformat(cadence.starts)
    first = next_dates(cadence.rrule, cadence.starts, start, 1)
    if not first or has_ended(cadence.rrule, cadence.starts, today):
        return
    rule = vRecur.from_ical(cadence.rrule.upper().removeprefix("RRULE:"))
    until = parse_rule(cadence.rrule).until
    if until is not None:
        last = until.local_day(zone)
        rule["UNTIL"] = [datetime.combine(last, time(23, 59, 59), zone or UTC).astimezone(UTC) if timed else last]
    for name in _TIMES if not timed else ():
        rule.pop(name, None)
    yield first[0], rule


def _times(zone: tzinfo | None, starts: time, minutes: float | None, day: date) -> dict[str, Any]:
    if minutes is None:
        return {"dtstart": day, "dtend": date.fromordinal(min(day.toordinal() + 1, date.max.toordinal()))}
    start = datetime.combine(day, starts, zone)
    return {"dtstart": start, "duration": timedelta(minutes=round(minutes))}


def _zone(plan: Plan, provider: Provider | None) -> tzinfo | None:
    """The provider's time zone, else the owner's; None (wherever one is) where neither is known."""
    for name in (provider.time_zone if provider is not None else None, plan.settings.time_zone):
        try:
            if name:
                return ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            continue
    return None


def _starts(provider: Provider | None) -> time:
    try:
        return time.fromisoformat(provider.day_starts) if provider and provider.day_starts else _DAY_STARTS
    except ValueError:
        return _DAY_STARTS


def _description(duty: Duty, brief: Brief | None) -> str:
    if brief is None:
        return ""
    lines = [_("Done means: {what}").format(what=_plain(brief.done_when))] if brief.done_when.strip() else []
    lines += [f"{i}. {_plain(step.text)}" for i, step in enumerate(brief.steps, 1)]
    return "\n".join(lines)


def _uid(kind: str, key: str, number: int) -> str:
    name = uuid5(NAMESPACE_URL, f"delegate-desk:{kind}:{key}")
    return f"{name}-{number}@delegate-desk" if number else f"{name}@delegate-desk"


def _plain(text: str) -> str:
    """Text that a calendar may hold: line breaks stay, other control characters become visible."""
    return "".join(
        c if c in "\n\t" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text.replace("\r\n", "\n")
    )
