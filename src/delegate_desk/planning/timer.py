"""The timer: it runs on one duty at a time, counts what it saw for certain, and asks about the rest.

A running timer is a time entry that says `running`. Its `minutes` are those that are known: they are noted while it
runs, so that a crash costs no more than the last of them. Length is counted by a clock that nobody can set and that
goes on in sleep; the clock on the wall only says when it started, and how long it has been where the program was
not there to count. Whatever the count did not see (the program was closed, the computer slept, midnight passed) is
asked about, never guessed.

Moments are aware datetimes. A `zone` of None is the system's, with its changes between summer and winter.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal, NamedTuple

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import TimeEntry
from delegate_desk.i18n import _
from delegate_desk.planning.duties import new_id
from delegate_desk.planning.time_entries import TIMED, known, rank_after

LONG = 5 * 60.0
"""Seconds without a look at the clock after which nobody can say that the work went on."""

_DAY = 24 * 60.0

Why = Literal["left", "slept", "midnight"]
"""The program ended while the timer ran; the computer slept; the timer ran past midnight."""


class Count(NamedTuple):
    """How many seconds an entry has run for certain, and what the clock that nobody can set said then."""

    entry: str
    seconds: float
    ticks: float

    @property
    def minutes(self) -> float:
        """The same as it is kept: minutes to a hundredth."""
        return round(self.seconds / 60, 2)


class Question(NamedTuple):
    """What is asked about an entry: minutes that are certain, and how many it would be if it ran until now.

    `to_now` is None where the clock cannot tell, because it was set back or nobody noted when the timer started, and
    where it would be more than a day.
    """

    entry: TimeEntry
    why: Why
    known: float
    to_now: float | None


class Part(NamedTuple):
    """Minutes of an entry that lie on one day, and when they begin."""

    day: date
    begins: datetime | None
    minutes: float


def went_on(count: Count, ticks: float) -> Count | None:
    """The count at a later look at the clock; None where too much lies between the two."""
    passed = ticks - count.ticks
    if passed > LONG:
        return None
    return count if passed <= 0 else Count(count.entry, count.seconds + passed, ticks)


def running(plan: Plan) -> list[TimeEntry]:
    """The entries that run: at most one where this program alone kept the plan, the earliest first."""
    found = [entry for entry in plan.time_entries.values() if entry.running]
    return sorted(found, key=lambda entry: (entry.started or entry.date, entry.position))


def began(entry: TimeEntry, zone: tzinfo | None) -> datetime | None:
    """When the entry was started, in UTC, if that is known; a moment without an offset is one of the zone."""
    if entry.started is None:
        return None
    moment = datetime.fromisoformat(entry.started)
    if not 1971 <= moment.year <= 9000:  # days before and after must exist, and zones there
        return None
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC)


def left_question(entry: TimeEntry, now: datetime, zone: tzinfo | None) -> Question:
    """What is asked about an entry that ran while nobody counted: at the start of the program, say."""
    certain, begin = entry.minutes or 0.0, began(entry, zone)
    passed = -1.0 if begin is None else (now.astimezone(UTC) - begin).total_seconds() / 60
    return Question(entry, "left", certain, _told(passed, certain))


def slept_question(entry: TimeEntry, count: Count, ticks: float) -> Question:
    """What is asked where too long nobody looked at the clock."""
    return Question(entry, "slept", count.minutes, _told((count.seconds + ticks - count.ticks) / 60, count.minutes))


def past_midnight(entry: TimeEntry, count: Count, zone: tzinfo | None) -> Question | None:
    """What is asked of an entry that has gone on into another day; None where it has not."""
    if len(parts(entry, count.minutes, zone)) < 2:
        return None
    return Question(entry, "midnight", count.minutes, count.minutes)


def parts(entry: TimeEntry, minutes: float, zone: tzinfo | None) -> list[Part]:
    """The minutes by the days on which they passed, of a day of 23 or 25 hours too.

    Days are those of the place where the timer was started: they stay, if the owner has travelled on since.
    """
    day, begin = date.fromisoformat(entry.date), began(entry, zone)
    if begin is None:
        return [Part(day, None, minutes)]
    place = _place(entry, begin, zone)
    end, found = begin + timedelta(minutes=minutes), []
    if begin.astimezone(place).date() != day:  # brought in from elsewhere: the day is the owner's word
        return [Part(day, begin, minutes)]
    while (midnight := _midnight(day + timedelta(days=1), place)) < end:
        passed = round((midnight - begin).total_seconds() / 60, 2)
        found.append(Part(day, begin, passed))
        minutes, begin, day = minutes - passed, midnight, day + timedelta(days=1)
    return [*found, Part(day, begin, round(minutes, 2))]


# What becomes of it


def start(
    plan: Plan,
    duty: str,
    now: datetime,
    zone: tzinfo | None,
    *,
    key: str = "",
    counted: Mapping[str, float] | None = None,
) -> Plan:
    """The plan with the timer running on a duty from now on.

    What ran until then is stopped with the minutes that `counted` says for its id, else with those it has. `key` is
    the id of the new entry, if one is wanted. Raises PlanError for an unknown duty.
    """
    if duty not in plan.duties:
        raise PlanError(_("This duty is not in the plan any more."))
    for entry in running(plan):
        plan = stop(plan, entry.id, (counted or {}).get(entry.id, entry.minutes or 0.0), zone)
    now = now.astimezone(zone)
    moment = now.isoformat(timespec="seconds")
    entry = TimeEntry(duty, now.date().isoformat(), 0.0, TIMED, key or new_id(), moment, True, rank_after(plan))
    return plan.put("time_entries", [entry])


def stop(plan: Plan, key: str, minutes: float, zone: tzinfo | None) -> Plan:
    """The plan in which the timer has stopped after so many minutes, each day's with an entry of its own."""
    entry = known(plan.time_entries, key)
    first, *later = parts(entry, minutes, zone)
    plan = plan.put("time_entries", [entry._replace(minutes=first.minutes, running=False)])
    for part in later:
        begins = None if part.begins is None else part.begins.astimezone(zone).isoformat(timespec="seconds")
        more = TimeEntry(entry.duty, part.day.isoformat(), part.minutes, entry.source, new_id(), begins)
        plan = plan.put("time_entries", [more._replace(position=rank_after(plan))])
    return plan


def noted(plan: Plan, key: str, minutes: float) -> Plan:
    """The plan in which a running entry is known to have run so long; the same one where it runs no more."""
    entry = plan.time_entries.get(key)
    return plan.put("time_entries", [entry._replace(minutes=minutes)]) if entry and entry.running else plan


def drop(plan: Plan, key: str) -> Plan:
    """The plan without that entry, running or not."""
    return plan.without("time_entries", [known(plan.time_entries, key).id])


def to_midnight(entry: TimeEntry, minutes: float, zone: tzinfo | None) -> float:
    """The minutes that passed on the day on which the entry was started."""
    return parts(entry, minutes, zone)[0].minutes


def _told(minutes: float, certain: float) -> float | None:
    """Minutes until now, where a clock that may have been set says so and they can be."""
    return round(minutes, 2) if certain <= minutes <= _DAY else None


def _place(entry: TimeEntry, begin: datetime, zone: tzinfo | None) -> tzinfo | None:
    """The zone in which the entry was started: the present one, unless its offset was another then."""
    said = datetime.fromisoformat(entry.started or "").tzinfo
    here = begin.astimezone(zone)
    return zone if said is None or here.utcoffset() == begin.astimezone(said).utcoffset() else said


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    """When a day begins, in UTC."""
    naive = datetime.combine(day, time.min)
    return (naive if zone is None else naive.replace(tzinfo=zone)).astimezone(UTC)
