"""The parts of an RFC 5545 recurrence rule: read from its text, and refused where a plan cannot hold them.

Read generously where the meaning is plain (case, blanks around values, empty parts, a leading "RRULE:") and strictly
otherwise: a rule that is half understood would give wrong hours without a word.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from math import prod
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from delegate_desk.domain.errors import PlanError
from delegate_desk.i18n import _

Frequency: TypeAlias = Literal["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]
Numbers: TypeAlias = tuple[int, ...]

TEXT_LENGTH = 10_000
"""Characters of a rule: more than twice what every part with every value once would take."""
MOST_A_DAY = 24
"""Occurrences that BYHOUR, BYMINUTE and BYSECOND may make of one day. Source: product.md, section 2."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_REFUSED = frozenset({"RDATE", "EXDATE", "EXRULE", "RSCALE", "SKIP", "BYEASTER"})
_FINER = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})
_RANGES: Mapping[str, tuple[int, int]] = {  # smallest and largest; below 0 counts from the end, and 0 is no value
    "BYMONTH": (1, 12),
    "BYMONTHDAY": (-31, 31),
    "BYYEARDAY": (-366, 366),
    "BYWEEKNO": (-53, 53),
    "BYSETPOS": (-366, 366),
    "BYHOUR": (0, 23),
    "BYMINUTE": (0, 59),
    "BYSECOND": (0, 60),
}
_WORD = re.compile(r"[A-Za-z0-9-]*")
_WHOLE = re.compile(r"[0-9]{1,18}")
_SIGNED = re.compile(r"[+-]?[0-9]{1,4}")
_DAY = re.compile(r"([+-]?[0-9]{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_UNTIL = re.compile(r"([0-9]{8})(?:T([0-9]{6})(Z?))?")


class Until(NamedTuple):
    """The last moment that a rule allows, as written: a date, or a date and a time, perhaps in UTC."""

    day: date
    seconds: int | None
    """Seconds after midnight; None for a date alone."""
    utc: bool

    def local_day(self, zone: tzinfo | None) -> date:
        """The date of it in this zone; as written where it is not in UTC or no zone is given."""
        if not self.utc or zone is None:
            return self.day
        at = datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)
        try:
            return (at + timedelta(seconds=self.seconds or 0)).astimezone(zone).date()
        except OverflowError:  # the first or the last day of the calendar
            return self.day


class RuleParts(NamedTuple):
    """The parts of a rule. Lists are sorted, each value once, and empty where the rule does not say."""

    freq: Frequency
    interval: int = 1
    occurrences: int | None = None
    until: Until | None = None
    byday: tuple[tuple[int, int], ...] = ()
    """Pairs of ordinal (0: every one) and weekday (Monday is 0)."""
    bymonth: Numbers = ()
    bymonthday: Numbers = ()
    byyearday: Numbers = ()
    byweekno: Numbers = ()
    bysetpos: Numbers = ()
    byhour: Numbers = ()
    byminute: Numbers = ()
    bysecond: Numbers = ()
    wkst: int = 0
    """First day of the week; Monday is 0."""

    @property
    def times_a_day(self) -> int:
        """How many occurrences the hours, minutes and seconds make of a day."""
        return prod(len(part) for part in (self.byhour, self.byminute, self.bysecond) if part)


_FIELDS: Mapping[str, str] = {"COUNT": "occurrences"}  # a tuple has a method `count`


@lru_cache(maxsize=4096)
def parse_rule(text: str) -> RuleParts:
    """The parts of a rule such as "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=7", with or without a leading "RRULE:".

    Raises PlanError with one sentence that names the part refused. Sources: RFC 5545, section 3.3.10 (second 60 is
    taken as 59, as its section 3.3.12 asks); product.md, section 2.

    An ordinal in BYDAY means nothing in a DAILY or WEEKLY rule: RFC 5545 forbids it there, some calendars write it all
    the same, and it is passed over, as dateutil does. COUNT beside UNTIL, also forbidden, is read as whichever comes
    first; COUNT=-1, which some calendars write for none, as none.
    """
    if len(text) > TEXT_LENGTH:
        raise PlanError(_("The recurrence rule is longer than {most} characters.").format(most=f"{TEXT_LENGTH:,}"))
    values = _split(text)
    if "FREQ" not in values:
        raise PlanError(_("The recurrence rule has no FREQ such as FREQ=WEEKLY."))
    fields: dict[str, Any] = {
        _FIELDS.get(name, name.lower()): _READERS[name](name, value) for name, value in values.items()
    }
    parts = RuleParts(**fields)
    if parts.times_a_day > MOST_A_DAY:
        raise PlanError(
            _(
                "BYHOUR, BYMINUTE and BYSECOND make {times} occurrences a day, and a duty can have {most} at most."
            ).format(times=parts.times_a_day, most=MOST_A_DAY)
        )
    if parts.freq in ("DAILY", "WEEKLY"):
        parts = parts._replace(byday=tuple(sorted({(0, weekday) for _ordinal, weekday in parts.byday})))
    return parts


def _split(text: str) -> dict[str, str]:
    rule = text.strip()
    if rule.isascii():  # else left as it is and refused: some other letters have an ASCII capital
        rule = rule.upper().removeprefix("RRULE:")
    values: dict[str, str] = {}
    for part in re.split(r"[;\r\n]", rule):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not name and not equals:
            continue
        if name not in _READERS or not equals:
            raise _unknown(name)
        if name in values:
            raise PlanError(_("{part} stands twice in the recurrence rule.").format(part=name))
        values[name] = value
    return values


def _unknown(name: str) -> PlanError:
    match = _WORD.match(name)
    word = match[0] if match else ""
    if word in _REFUSED:
        return PlanError(_("{part} is refused: a plan keeps a plain rule only.").format(part=word))
    if word == name and word in _READERS:
        return PlanError(_("{part} has no value in the recurrence rule.").format(part=word))
    return PlanError(_("“{part}” is no part of a recurrence rule.").format(part=_short(name)))


def _freq(_name: str, value: str) -> Frequency:
    if value in _FINER:
        raise PlanError(
            _("FREQ={value} is refused: a duty recurs DAILY, WEEKLY, MONTHLY or YEARLY.").format(value=value)
        )
    if value not in ("DAILY", "WEEKLY", "MONTHLY", "YEARLY"):
        raise _unreadable("FREQ", value, _("one of DAILY, WEEKLY, MONTHLY and YEARLY"))
    return cast("Frequency", value)


def _count(name: str, value: str) -> int | None:
    return None if value == "-1" else _whole(name, value)


def _whole(name: str, value: str) -> int:
    number = int(value) if _WHOLE.fullmatch(value) else 0
    if number < 1:
        raise _unreadable(name, value, _("a whole number from 1 (with at most 18 digits)"))
    return number


def _until(name: str, value: str) -> Until:
    match = _UNTIL.fullmatch(value)
    try:
        if match is None:
            raise ValueError
        written, clock = match[1], match[2]
        day = date(int(written[:4]), int(written[4:6]), int(written[6:]))
        return Until(day, None if clock is None else _seconds(clock), bool(match[3]))
    except ValueError:
        raise _unreadable(name, value, _("a date such as 20261231 or 20261231T235959Z")) from None


def _seconds(clock: str) -> int:
    hour, minute, second = int(clock[:2]), int(clock[2:4]), int(clock[4:])
    if hour > 23 or minute > 59 or second > 60:
        raise ValueError
    return hour * 3600 + minute * 60 + min(second, 59)


def _numbers(name: str, value: str) -> Numbers:
    least, most = _RANGES[name]
    numbers = set()
    for item in value.split(","):
        text = item.strip()
        number = int(text) if _SIGNED.fullmatch(text) else None
        signed_clock = least == 0 and not text.isdecimal()
        if number is None or signed_clock or not least <= number <= most or (number == 0 and least):
            raise _unreadable(name, text, _expected(least, most))
        numbers.add(number)
    if name == "BYSECOND" and 60 in numbers:
        numbers = numbers - {60} | {59}
    return tuple(sorted(numbers))


def _expected(least: int, most: int) -> str:
    if least < 0:
        return _("a number from 1 to {most}, or below 0 to count from the end").format(most=most)
    return _("a number from {least} to {most}").format(least=least, most=most)


def _days(name: str, value: str) -> tuple[tuple[int, int], ...]:
    days = set()
    for item in value.split(","):
        match = _DAY.fullmatch(item.strip())
        ordinal = int(match[1] or 0) if match else 0
        if match is None or abs(ordinal) > 53 or (match[1] and not ordinal):
            raise _unreadable(name, item.strip(), _("weekdays such as MO, 2TU or -1FR"))
        days.add((ordinal, _WEEKDAYS.index(match[2])))
    return tuple(sorted(days))


def _weekday(name: str, value: str) -> int:
    if value not in _WEEKDAYS:
        raise _unreadable(name, value, _("a weekday such as MO"))
    return _WEEKDAYS.index(value)


def _unreadable(name: str, value: str, expected: str) -> PlanError:
    return PlanError(
        _("{part} must be {expected}, not “{value}”.").format(part=name, expected=expected, value=_short(value))
    )


def _short(value: str) -> str:
    return value if len(value) <= 40 else value[:39] + "…"


_READERS: Mapping[str, Callable[[str, str], object]] = {
    "FREQ": _freq,
    "INTERVAL": _whole,
    "COUNT": _count,
    "UNTIL": _until,
    "BYDAY": _days,
    "WKST": _weekday,
    **dict.fromkeys(_RANGES, _numbers),
}
