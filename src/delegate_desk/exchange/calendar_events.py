"""Events: what one VEVENT says, as written, with the values read by the icalendar library.

A date is the local date as written, whatever its zone; the zones count only where start and end lie in two of them.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import NamedTuple

from icalendar.prop import vDDDTypes, vDuration
from icalendar.timezone import tzp

from delegate_desk.domain.checks import TITLE_LENGTH
from delegate_desk.domain.errors import PlanError
from delegate_desk.exchange.calendar_lines import Record
from delegate_desk.i18n import _

UTC = "UTC"

_DAY = timedelta(days=1)
_ESCAPED = re.compile(r"\\([nN,;:\\\"])")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Event(NamedTuple):
    """A VEVENT: its title ("" where it has none), the date it starts, its rule, and its days where it has no rule.

    Minutes are None for an event that is all-day, takes a day or longer, or does not say its length.
    """

    title: str
    starts: date
    minutes: float | None
    rule: str | None
    days: tuple[tuple[date, float | None], ...]


class Moment(NamedTuple):
    """A date, or a date and a time, as written in its zone ("" for no zone)."""

    day: date
    at: datetime | None
    zone: str


def plain(text: str) -> str:
    """Text for one line of a screen: without control characters, line ends and blanks around it."""
    return _CONTROL.sub(" ", text).strip()


def title_of(record: Record) -> str:
    """The title as plain text, "" where there is none."""
    summary = record.first("SUMMARY")
    return plain(_ESCAPED.sub(_unescaped, summary.value)) if summary else ""


def _unescaped(match: re.Match[str]) -> str:
    return "\n" if match[1] in "nN" else match[1]


def uid_of(record: Record) -> str:
    """What identifies the record, "" where it has nothing."""
    uid = record.first("UID")
    return plain(uid.value) if uid else ""


def is_cancelled(record: Record) -> bool:
    """Whether the event says so, or stands in a calendar that was sent to cancel what it lists."""
    status = record.first("STATUS")
    return record.method == "CANCEL" or (status is not None and status.value.strip().upper() == "CANCELLED")


def read_event(record: Record) -> Event:
    """What the event says. Raises PlanError with the reason why it cannot be read, to be listed beside its name."""
    title = title_of(record)
    if len(title) > TITLE_LENGTH:
        raise PlanError(_("its title is longer than {most} characters").format(most=f"{TITLE_LENGTH:,}"))
    written = record.first("DTSTART")
    if written is None:
        raise PlanError(_("has no start date"))
    start = _moment(written.value, written.parameters)
    if start is None:
        raise PlanError(_("its start date cannot be read"))
    minutes = _minutes(start, _length(record, start))
    if "RRULE" in record.properties:
        return Event(title, start.day, minutes, _rule(record), ())
    return Event(title, start.day, minutes, None, _days(record, start, minutes))


def _rule(record: Record) -> str:
    rules = {written.value.strip() for written in record.properties["RRULE"]}
    if len(rules) > 1:
        raise PlanError(_("has several rules, and a duty has one"))
    if "EXRULE" in record.properties:
        raise PlanError(_("EXRULE is refused: a plan keeps a plain rule only"))
    return rules.pop()


def _days(record: Record, start: Moment, minutes: float | None) -> tuple[tuple[date, float | None], ...]:
    """The days of an event without rule: its start and its RDATEs, but for its EXDATEs."""
    if "RDATE" not in record.properties:
        return ((start.day, minutes),)
    lengths = {(start.day, start.at): minutes}
    for moment, length in _listed(record, "RDATE"):
        own = minutes if length is None and moment.at is not None else _minutes(moment, length)
        lengths.setdefault((moment.day, moment.at), own)
    for moment, _length_of_it in _listed(record, "EXDATE"):
        gone = [key for key in lengths if key[0] == moment.day] if moment.at is None else [(moment.day, moment.at)]
        for key in gone:
            lengths.pop(key, None)
    return tuple((day, length) for (day, _at), length in lengths.items())


def _listed(record: Record, name: str) -> list[tuple[Moment, timedelta | None]]:
    """The moments of a list property, each with the length that a PERIOD gives it."""
    found = []
    for written in record.properties.get(name, ()):
        for item in filter(None, (part.strip() for part in written.value.split(","))):
            first, _slash, last = item.partition("/")
            moment = _moment(first, written.parameters)
            if moment is None:
                raise PlanError(_("one of the dates in its {name} cannot be read").format(name=name))
            found.append((moment, _until(moment, last, written.parameters) if last else None))
    return found


def _until(start: Moment, written: str, parameters: Mapping[str, str]) -> timedelta | None:
    end = _moment(written, parameters)
    return _duration(written) if end is None else _between(start, end)


def _minutes(start: Moment, length: timedelta | None) -> float | None:
    if start.at is None or length is None or length >= _DAY:
        return None
    return max(0.0, length.total_seconds() / 60)


def _length(record: Record, start: Moment) -> timedelta | None:
    """The time from start to end; None where it is written but cannot be read, and nothing where it is not written."""
    end, lasts = record.first("DTEND"), record.first("DURATION")
    if end is None and lasts is None:
        return timedelta(0)
    until = None if end is None else _moment(end.value, end.parameters)
    if until is not None:
        return _between(start, until)
    return None if lasts is None else _duration(lasts.value)


def _moment(written: str, parameters: Mapping[str, str]) -> Moment | None:
    value = written.strip().upper()
    try:
        read = vDDDTypes.from_ical(value)  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    if not isinstance(read, datetime):
        return Moment(read, None, "") if isinstance(read, date) else None
    if parameters.get("VALUE", "").upper() == "DATE":
        return Moment(read.date(), None, "")
    return Moment(read.date(), read.replace(tzinfo=None), UTC if value.endswith("Z") else parameters.get("TZID", ""))


def _duration(written: str) -> timedelta | None:
    try:
        length: timedelta = vDuration.from_ical(written.strip().upper())  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return length


def _between(start: Moment, end: Moment) -> timedelta | None:
    """The length as a clock on the wall shows it; by the zones only where start and end lie in two of them."""
    if start.at is None or end.at is None:
        return None
    if start.zone == end.zone:
        return end.at - start.at
    first, last = _zone(start.zone), _zone(end.zone)
    if first is None or last is None:
        return None
    try:
        return end.at.replace(tzinfo=last) - start.at.replace(tzinfo=first)
    except OverflowError:  # the first or the last day of the calendar
        return None


def _zone(name: str) -> tzinfo | None:
    try:
        return tzp.timezone(name) if name else None
    except (OSError, ValueError):  # a name that is a folder of the zones' files, or none that a file may have
        return None
