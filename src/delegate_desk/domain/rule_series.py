"""A recurrence rule joined to its start: which days it names year by year, and how many occurrences that makes."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from math import gcd
from typing import NamedTuple

from delegate_desk.domain.rule_parts import Numbers, RuleParts
from delegate_desk.domain.rule_years import (
    CYCLE_DAYS,
    CYCLE_YEARS,
    Pace,
    YearShape,
    bits,
    first_day,
    month_masks,
    named_days,
    span,
    visited_days,
    year_shape,
)

CYCLE_WEEKS = CYCLE_DAYS // 7
_CYCLE_PERIODS = {"DAILY": CYCLE_DAYS, "WEEKLY": CYCLE_WEEKS, "MONTHLY": 12 * CYCLE_YEARS, "YEARLY": CYCLE_YEARS}


class Series(NamedTuple):
    """A rule without its COUNT and UNTIL, with everything that it takes from its start filled in."""

    parts: RuleParts
    pace: Pace
    times: int
    """Occurrences on each day that the parts name, before BYSETPOS picks among them."""


def series(parts: RuleParts, start: date) -> Series:
    """The rule from this start on.

    What RFC 5545 takes from the start: a YEARLY rule its day and month, a MONTHLY one its day, a WEEKLY one its
    weekday, where no part names a day. BYWEEKNO alone names a week and no day, so there the weekday is the start's.
    BYSETPOS of a DAILY rule picks among the times of one day, so it is worked off here.
    """
    times, positions = parts.times_a_day, parts.bysetpos
    if parts.freq == "DAILY" and positions:
        times, positions = len(picked(positions, times)), ()
    byday, bymonth, bymonthday = _from_start(parts, start)
    filled = RuleParts(
        parts.freq,
        parts.interval,
        byday=byday,
        bymonth=bymonth,
        bymonthday=bymonthday,
        byyearday=parts.byyearday,
        byweekno=parts.byweekno,
        bysetpos=positions,
        wkst=parts.wkst,
    )
    return Series(filled, Pace(parts.freq, parts.interval, _anchor(parts, start)), times)


def _from_start(parts: RuleParts, start: date) -> tuple[tuple[tuple[int, int], ...], Numbers, Numbers]:
    """BYDAY, BYMONTH and BYMONTHDAY of the rule, or what the start says in their place."""
    if parts.byday or parts.bymonthday or parts.byyearday or parts.freq == "DAILY":
        return parts.byday, parts.bymonth, parts.bymonthday
    if parts.byweekno or parts.freq == "WEEKLY":
        return ((0, start.weekday()),), parts.bymonth, ()
    if parts.freq == "YEARLY":
        return (), parts.bymonth or (start.month,), (start.day,)
    return (), parts.bymonth, (start.day,)


def _anchor(parts: RuleParts, start: date) -> int:
    if parts.freq == "YEARLY":
        return start.year
    if parts.freq == "MONTHLY":
        return start.year * 12 + start.month - 1
    if parts.freq == "WEEKLY":
        return start.toordinal() - (start.weekday() - parts.wkst) % 7
    return start.toordinal()


@lru_cache(maxsize=4096)
def picked(bysetpos: Numbers, size: int) -> Numbers:
    """The places (from 1, sorted) that BYSETPOS picks out of a period with so many occurrences."""
    places = {place if place > 0 else size + 1 + place for place in bysetpos}
    return tuple(sorted(place for place in places if 1 <= place <= size))


def long_run(rule: Series) -> Series:
    """The rule at the greatest step that divides both its INTERVAL and the cycle, its anchor as small as may be.

    An INTERVAL that does not divide the 400 years comes round to every period that their greatest common divisor
    leaves open, each equally often: one cycle at this step tells all. Rules that differ only in when they start mostly
    become equal by it.
    """
    freq, interval, anchor = rule.pace
    step = gcd(interval, _CYCLE_PERIODS[freq])
    return Series(rule.parts, Pace(freq, step, anchor % (7 * step if freq == "WEEKLY" else step)), rule.times)


def in_cycle(rule: Series) -> tuple[int, int]:
    """Long-run occurrences of a rule from `long_run`, exact, as a fraction: so many in so many weeks."""
    parts, pace, times = rule
    if parts.freq == "WEEKLY" and not (parts.bymonth or parts.bymonthday or parts.byyearday or parts.byweekno):
        return _chosen(parts.bysetpos, len(parts.byday) * times), parts.interval
    if parts.freq == "WEEKLY" and parts.bysetpos:
        count = sum(_in_weeks(rule, year) for year in range(CYCLE_YEARS))
    else:
        count = sum(
            years * _in_shape(parts, times, shape, visited)
            for shape, visited, years in _cycle(pace, bool(parts.byweekno))
        )
    return count * pace.step, parts.interval * CYCLE_WEEKS


def once_round(rule: Series) -> tuple[int, int]:
    """After how many years a rule begins anew, day for day, and how many occurrences those years have."""
    slow = long_run(rule)
    cycles = rule.pace.step // slow.pace.step
    count, weeks = in_cycle(slow)
    return cycles * CYCLE_YEARS, count * cycles * CYCLE_WEEKS // weeks


@lru_cache(maxsize=256)
def _cycle(pace: Pace, by_week: bool) -> tuple[tuple[YearShape, int, int], ...]:
    """The different years of a cycle: shape, days visited, and how many years are like that."""
    years: Counter[tuple[YearShape, int]] = Counter()
    for year in range(CYCLE_YEARS):
        visited = visited_days(pace, year)
        if visited:
            shape = year_shape(year)
            # Only week numbers depend on the neighbours: without them there are half as many different years.
            years[shape if by_week else shape._replace(leap_before=False, leap_after=False), visited] += 1
    return tuple((shape, visited, count) for (shape, visited), count in years.items())


def _chosen(bysetpos: Numbers, size: int) -> int:
    return len(picked(bysetpos, size)) if bysetpos else size


def _in_shape(parts: RuleParts, times: int, shape: YearShape, visited: int) -> int:
    days = named_days(parts, shape) & visited
    if not parts.bysetpos:
        return days.bit_count() * times
    periods = month_masks(shape.leap) if parts.freq == "MONTHLY" else (-1,)
    return sum(_chosen(parts.bysetpos, (days & period).bit_count() * times) for period in periods)


def _in_weeks(rule: Series, year: int) -> int:
    return sum(_chosen(rule.parts.bysetpos, days.bit_count() * rule.times) for days in _weeks_from(rule, year))


def _weeks_from(rule: Series, year: int) -> Iterator[int]:
    """The named days of each visited week that begins in this year; the last may run on into the next."""
    length = 365 + year_shape(year).leap
    days = named_days(rule.parts, year_shape(year)) | named_days(rule.parts, year_shape(year + 1)) << length
    period = 7 * rule.pace.step
    for begin in range((rule.pace.anchor - first_day(year)) % period, length, period):
        yield days & 0b1111111 << begin


def years(rule: Series, begin: date, last: date) -> range:
    """The years whose periods may have a day from `begin` to `last`.

    A week belongs to the year in which it begins where BYSETPOS picks out of it; all else lies in its own year.
    """
    reaches_over = rule.parts.freq == "WEEKLY" and bool(rule.parts.bysetpos)
    return range(begin.year - reaches_over, last.year + 1)


def occurrences(rule: Series, year: int, low: int, high: int) -> int:
    """How many occurrences the periods of one year make on days with ordinals from `low` to `high`."""
    if not rule.parts.bysetpos:
        return _within(rule, year, low, high).bit_count() * rule.times
    first, total = first_day(year), 0
    for named in _periods(rule, year, low, high):
        if low <= first + _lowest(named) and first + named.bit_length() <= high + 1:
            total += _chosen(rule.parts.bysetpos, named.bit_count() * rule.times)
        else:
            total += sum(times for day, times in _picked_days(rule, named) if low <= first + day <= high)
    return total


def days(rule: Series, year: int, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The days of the periods of one year from `low` to `high`: the ordinal, and how many occurrences it has."""
    first = first_day(year)
    if not rule.parts.bysetpos:
        for day in bits(_within(rule, year, low, high) if rule.times else 0):
            yield first + day, rule.times
        return
    for named in _periods(rule, year, low, high):
        for day, times in _picked_days(rule, named):
            if low <= first + day <= high:
                yield first + day, times


def _lowest(mask: int) -> int:
    return (mask & -mask).bit_length() - 1


def _picked_days(rule: Series, named: int) -> Iterator[tuple[int, int]]:
    """The days that BYSETPOS picks out of the named days of a period, with the occurrences of each."""
    numbers = tuple(bits(named))
    places = picked(rule.parts.bysetpos, len(numbers) * rule.times)
    for index, times in Counter((place - 1) // rule.times for place in places).items():
        yield numbers[index], times


def _within(rule: Series, year: int, low: int, high: int) -> int:
    first = first_day(year)
    visited = visited_days(rule.pace, year) & span(low - first, min(high + 1 - first, 366))
    return visited and visited & named_days(rule.parts, year_shape(year))


def _periods(rule: Series, year: int, low: int, high: int) -> Iterator[int]:
    """The named days of each visited period of a year of which some may lie between `low` and `high`."""
    if rule.parts.freq == "WEEKLY":
        periods = _weeks_from(rule, year)
    else:
        shape = year_shape(year)
        visited = named_days(rule.parts, shape) & visited_days(rule.pace, year)
        whole = month_masks(shape.leap) if rule.parts.freq == "MONTHLY" else (span(0, shape.days),)
        periods = (visited & period for period in whole)
    first = first_day(year)
    return (named for named in periods if low < first + named.bit_length() and first + _lowest(named) <= high)
