"""Which days of a year a recurrence rule names, as bits of one number: bit 0 is 1 January.

A year is no more than its shape (on which weekday it begins, and whether it and its neighbours are leap years), so 14
numbers, or 28 where week numbers matter, answer for all 400 years of the Gregorian cycle, and nothing is walked day by
day. No `date` is used: years before 1 and after 9999 are years like any other.
"""

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import NamedTuple

from delegate_desk.domain.rule_parts import Frequency, Numbers, RuleParts

CYCLE_YEARS = 400
CYCLE_DAYS = 146_097
"""Days of the 400 years after which the Gregorian calendar repeats, weekdays included: 20,871 weeks."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEK = 0b1111111
_SEVENTH_DAYS = sum(1 << day for day in range(0, 380, 7))


class YearShape(NamedTuple):
    """All that decides which days of a year a rule names."""

    first_weekday: int
    """The weekday of 1 January; Monday is 0."""
    leap: bool
    leap_before: bool
    leap_after: bool

    @property
    def days(self) -> int:
        """Days in the year."""
        return 365 + self.leap


class Pace(NamedTuple):
    """Which periods a rule visits: every `step`-th day, week, month or year, counted from `anchor`."""

    freq: Frequency
    step: int
    anchor: int
    """Ordinal of the first day (DAILY, WEEKLY), number of the month since year 0 (MONTHLY), or year (YEARLY)."""


def is_leap(year: int) -> bool:
    """Whether this Gregorian year has 366 days."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def first_day(year: int) -> int:
    """The proleptic Gregorian ordinal of 1 January, as `date.toordinal` counts, of any year."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + 1


def year_shape(year: int) -> YearShape:
    """The shape of any Gregorian year."""
    return _cycle_shape(year % CYCLE_YEARS)


@lru_cache(maxsize=CYCLE_YEARS)
def _cycle_shape(year: int) -> YearShape:
    return YearShape((first_day(year) - 1) % 7, is_leap(year), is_leap(year - 1), is_leap(year + 1))


def span(start: int, stop: int) -> int:
    """Bits from `start` to just before `stop`, without those below 0."""
    low = max(start, 0)
    return ((1 << (stop - low)) - 1) << low if stop > low else 0


def bits(mask: int) -> Iterable[int]:
    """The numbers of the bits set, in order."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


@lru_cache(maxsize=2)
def months(leap: bool) -> tuple[tuple[int, int], ...]:
    """Number of the first day and length of each month."""
    lengths = [29 if leap and month == 1 else length for month, length in enumerate(_MONTH_LENGTHS)]
    return tuple((sum(lengths[:month]), length) for month, length in enumerate(lengths))


@lru_cache(maxsize=2)
def month_masks(leap: bool) -> tuple[int, ...]:
    """The days of each month."""
    return tuple(span(first, first + length) for first, length in months(leap))


@lru_cache(maxsize=4096)
def named_days(parts: RuleParts, shape: YearShape) -> int:
    """The days of a year that all BY parts of a rule agree on, whatever its INTERVAL and BYSETPOS.

    To expand (RFC 5545, table in section 3.3.10) and to limit come to the same here: all days that a part names, then
    what every part has in common. The parts must be filled in from the start already.
    """
    days = span(0, shape.days)
    if parts.bymonth or parts.bymonthday:
        days &= _dates(shape.leap, parts.bymonth, parts.bymonthday)
    if parts.byday:
        days &= _weekdays(shape, parts.byday, parts.freq == "MONTHLY" or bool(parts.bymonth))
    if parts.byyearday:
        days &= _union(1 << (day - 1 if day > 0 else shape.days + day) for day in _within(parts.byyearday, shape.days))
    if parts.byweekno:
        days &= _weeks(shape, parts.byweekno, parts.wkst)
    return days


def _union(masks: Iterable[int]) -> int:
    return reduce(or_, masks, 0)


def _within(numbers: Numbers, most: int) -> Iterable[int]:
    return (number for number in numbers if abs(number) <= most)


@lru_cache(maxsize=1024)
def _dates(leap: bool, bymonth: Numbers, bymonthday: Numbers) -> int:
    chosen = bymonth or range(1, 13)
    if not bymonthday:
        return _union(month_masks(leap)[month - 1] for month in chosen)
    return _union(
        1 << (first + (day - 1 if day > 0 else length + day))
        for first, length in (months(leap)[month - 1] for month in chosen)
        for day in _within(bymonthday, length)
    )


@lru_cache(maxsize=1024)
def _weekdays(shape: YearShape, byday: tuple[tuple[int, int], ...], by_month: bool) -> int:
    return _union(
        _SEVENTH_DAYS << ((weekday - shape.first_weekday) % 7)
        & (_nth_days(shape.leap, ordinal, by_month) if ordinal else -1)
        for ordinal, weekday in byday
    )


@lru_cache(maxsize=512)
def _nth_days(leap: bool, ordinal: int, by_month: bool) -> int:
    """The seven days among which the nth of any weekday falls: of each month, or of the year."""
    days = 0
    for first, length in months(leap) if by_month else ((0, 365 + leap),):
        begin = 7 * (ordinal - 1) if ordinal > 0 else length + 7 * ordinal
        days |= span(first + max(begin, 0), first + min(begin + 7, length))
    return days


def _weeks(shape: YearShape, byweekno: Numbers, wkst: int) -> int:
    """The days of the year that lie in these weeks, the first and the last of which may belong to a neighbour."""
    start, count = _first_week(shape.first_weekday, shape.days, wkst)
    days_before = 365 + shape.leap_before
    before = _first_week((shape.first_weekday - days_before) % 7, days_before, wkst)[1]
    after = _first_week((shape.first_weekday + shape.days) % 7, 365 + shape.leap_after, wkst)[1]
    days = 0
    for begin, weeks in ((start - 7 * before, before), (start, count), (start + 7 * count, after)):
        for number in _within(byweekno, weeks):
            week = begin + 7 * (number - 1 if number > 0 else weeks + number)
            days |= span(week, min(week + 7, shape.days))
    return days


def _first_week(first_weekday: int, days: int, wkst: int) -> tuple[int, int]:
    """Where week 1 begins (perhaps before 1 January, so below 0), and how many weeks the year has."""
    whole = (wkst - first_weekday) % 7
    start = whole - 7 if whole > 3 else whole
    whole_after = (wkst - first_weekday - days) % 7
    start_after = days + (whole_after - 7 if whole_after > 3 else whole_after)
    return start, (start_after - start) // 7


def visited_days(pace: Pace, year: int) -> int:
    """The days of a year that lie in a period which the rule visits."""
    first, leap = first_day(year), is_leap(year)
    if pace.freq == "YEARLY":
        return 0 if (year - pace.anchor) % pace.step else span(0, 365 + leap)
    if pace.freq == "MONTHLY":
        return _visited_months(leap, pace.step, (pace.anchor - 12 * year) % pace.step)
    width = 7 if pace.freq == "WEEKLY" else 1
    return _stripes(pace.step * width, width, (first - pace.anchor) % (pace.step * width)) & span(0, 365 + leap)


@lru_cache(maxsize=512)
def _visited_months(leap: bool, step: int, first: int) -> int:
    return _union(month_masks(leap)[first::step])


@lru_cache(maxsize=2048)
def _stripes(period: int, width: int, phase: int) -> int:
    """Blocks of `width` days that begin every `period` days, the first of them `phase` days before 1 January."""
    if period == width:
        return span(0, 366)
    return _union(span(begin, begin + width) for begin in range(-phase, 366, period))
