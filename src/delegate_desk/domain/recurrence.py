"""Recurrence rules: how often one comes round in the long run, whether it is over, and when it is due next.

Rules are those of RFC 5545, section 3.3.10, with local dates only: no times, no zones, no list of exceptions. What it
leaves open, and what real calendars write although it forbids it, is decided so:

- A start that the rule itself does not name is no occurrence and uses up nothing of COUNT.
- The last or first days of a year that lie in a week of its neighbour belong to the year in which they lie.
- BYMONTHDAY in WEEKLY, and BYYEARDAY and BYWEEKNO in any rule but YEARLY, limit the days; an ordinal in BYDAY of a
  DAILY or WEEKLY rule means nothing. So does dateutil.
- BYWEEKNO without a day takes the weekday of the start, and BYDAY with and without ordinals in one list is the union
  of both. There dateutil differs from RFC 5545.
"""

from collections.abc import Iterator
from datetime import date, tzinfo
from decimal import Context, Decimal
from functools import lru_cache
from itertools import chain

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.rule_parts import RuleParts, parse_rule
from delegate_desk.domain.rule_series import Series, days, in_cycle, long_run, occurrences, once_round, series, years
from delegate_desk.domain.rule_years import CYCLE_YEARS
from delegate_desk.i18n import _

__all__ = ["RuleParts", "has_ended", "mean_per_week", "next_dates", "parse_rule"]

_EXACT = Context(prec=40)


def mean_per_week(rrule: str, starts: str) -> Decimal:
    """Mean occurrences a week of a rule in the long run, whatever its COUNT and UNTIL; 0 if it never occurs.

    `starts` is an ISO date. Exact over the 400 years of the Gregorian cycle, then divided with 40 digits. Raises
    PlanError naming the part that is refused. Source: product.md, section 2, "Occurrences per week".
    """
    return _mean(long_run(_series(rrule, starts)))


def has_ended(rrule: str, starts: str, today: date, zone: tzinfo | None = None) -> bool:
    """Whether the last occurrence lies before today: COUNT is used up, or none is left until UNTIL.

    A rule that starts later has not ended, one without COUNT and UNTIL never does. An UNTIL in UTC is taken as the
    date that it is in `zone`; as the date written where none is given. Raises PlanError where the rule is refused.
    """
    parts = parse_rule(rrule)
    if parts.occurrences is None and parts.until is None:
        return False
    rule, start = _series(rrule, starts), _start(starts)
    if parts.occurrences is not None and _used_up(rule, start, today, parts.occurrences):
        return True
    if parts.until is None:
        return False
    return next(_days_within(rule, max(start, today), parts.until.local_day(zone)), None) is None


def next_dates(rrule: str, starts: str, first: date, count: int, zone: tzinfo | None = None) -> list[date]:
    """The next `count` dates, each once, on or after `first`; fewer where COUNT, UNTIL or the year 9999 ends the rule.

    A rule that never occurs is known from its mean, so nothing is searched for in vain. `zone` as in `has_ended`.
    Raises PlanError where the rule is refused.
    """
    parts, rule, start = parse_rule(rrule), _series(rrule, starts), _start(starts)
    begin = max(start, first)
    last = date.max if parts.until is None else parts.until.local_day(zone)
    left = None if parts.occurrences is None else parts.occurrences - _occurred(rule, start, begin, parts.occurrences)
    found: list[date] = []
    for ordinal, times in _days_within(rule, begin, last):
        if len(found) >= count or (left is not None and left <= 0):
            break
        found.append(date.fromordinal(ordinal))
        left = None if left is None else left - times
    return found


def _start(starts: str) -> date:
    try:
        if len(starts) != 10 or starts[7] != "-":  # other forms that Python reads: 20260207, 2026-W06-6
            raise ValueError
        return date.fromisoformat(starts)
    except ValueError:
        raise PlanError(
            _("A recurrence rule starts on a date such as 2026-02-07, not “{starts}”.").format(starts=starts[:40])
        ) from None


@lru_cache(maxsize=4096)
def _series(rrule: str, starts: str) -> Series:
    return series(parse_rule(rrule), _start(starts))


@lru_cache(maxsize=4096)
def _mean(rule: Series) -> Decimal:
    count, weeks = in_cycle(rule)
    return _EXACT.divide(Decimal(count), Decimal(weeks))


def _used_up(rule: Series, start: date, today: date, count: int) -> bool:
    if (today - start).days * rule.times < count:  # too soon, even were it every day
        return False
    return _occurred(rule, start, today, count) >= count


def _occurred(rule: Series, start: date, end: date, enough: int) -> int:
    """Occurrences from the start to the day before `end`; no more are counted once there are enough."""
    low, high = start.toordinal(), end.toordinal() - 1
    total, asked, passed_over = 0, years(rule, start, end), 0
    if len(asked) > CYCLE_YEARS:  # centuries, passed over at once but for two years at each end
        length, each = once_round(rule)
        rounds = max(len(asked) - 4, 0) // length
        total, passed_over = rounds * each, rounds * length
    for year in chain(asked[:2], asked[2 + passed_over :]):
        if total >= enough:
            break
        total += occurrences(rule, year, low, high)
    return total


def _days_within(rule: Series, begin: date, last: date) -> Iterator[tuple[int, int]]:
    """The days of the rule from one date to another, with the occurrences of each."""
    if begin > last or not _mean(long_run(rule)):
        return
    for year in years(rule, begin, last):
        yield from days(rule, year, begin.toordinal(), last.toordinal())
