"""Every part in every combination, against an expansion by an independent program.

Left out of the comparison are the five things in which dateutil is known to leave RFC 5545 or the Gregorian facts:
BYWEEKNO without a day gives it all seven days, a BYDAY list with and without ordinals is intersected, week 52 or 53 of
the year before is looked for with the length of the wrong year, negative weeks are not looked for in the year after,
and BYSETPOS counts in a first week cut off at the start. `test_recurrence.py` holds those by hand and by calendar.
"""

from datetime import date, datetime, timedelta
from math import gcd
from unittest.mock import patch

import pytest
from dateutil.rrule import rrulestr
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from delegate_desk.domain.recurrence import has_ended, mean_per_week, next_dates, parse_rule

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
PERIODS_OF_CYCLE = {"DAILY": 146_097, "WEEKLY": 20_871, "MONTHLY": 4_800, "YEARLY": 400}
CYCLE = timedelta(days=146_097)


def some(values: st.SearchStrategy, most: int = 3) -> st.SearchStrategy[str]:
    return st.lists(values, min_size=1, max_size=most, unique=True).map(lambda chosen: ",".join(map(str, chosen)))


def either_way(most: int) -> st.SearchStrategy[int]:
    return st.integers(1, most) | st.integers(-most, -1)


weekdays = some(st.sampled_from(WEEKDAYS), 7)
nth_of_month = some(st.tuples(either_way(6), st.sampled_from(WEEKDAYS)).map(lambda day: f"{day[0]}{day[1]}"))
nth_of_year = some(st.tuples(either_way(53), st.sampled_from(WEEKDAYS)).map(lambda day: f"{day[0]}{day[1]}"))
weeks = some(st.integers(1, 51), 5)

PARTS = {
    "BYMONTH": some(st.integers(1, 12), 6),
    "BYMONTHDAY": some(either_way(31), 8),
    "BYYEARDAY": some(either_way(366), 12),
    "BYWEEKNO": weeks,
    "BYHOUR": some(st.integers(0, 23), 2),
    "BYMINUTE": some(st.integers(0, 59), 2),
    "BYSETPOS": some(either_way(12), 3),
    "WKST": st.sampled_from(WEEKDAYS),
}


@st.composite
def rules(draw: st.DrawFn, *frequencies: str) -> str:
    freq = draw(st.sampled_from(frequencies))
    parts = {"FREQ": freq, "INTERVAL": str(draw(st.sampled_from([1, 1, 1, 2, 3, 4, 5, 6, 7, 9, 10, 12, 13, 18])))}
    for name in draw(st.lists(st.sampled_from([*PARTS, "BYDAY"]), max_size=4, unique=True)):
        if name == "BYDAY":
            ordinals = {"MONTHLY": [nth_of_month], "YEARLY": [nth_of_month, nth_of_year]}.get(freq, [])
            parts[name] = draw(st.one_of(weekdays, *ordinals))
        else:
            parts[name] = draw(PARTS[name])
    far = any(len(day.strip("+-")) > 3 for day in parts.get("BYDAY", "").split(","))
    assume(not far or "BYMONTH" not in parts)  # dateutil looks for the 40th Monday of December past its tables
    names_a_day = {"BYDAY", "BYMONTHDAY", "BYYEARDAY"} & parts.keys()
    assume("BYWEEKNO" not in parts or names_a_day or freq == "DAILY")
    assume(freq != "WEEKLY" or "BYSETPOS" not in parts or parts.get("WKST") is None)
    return ";".join(f"{name}={value}" for name, value in parts.items())


def aligned(rule: str, start: date) -> date:
    """A start on a Monday for weekly rules, so that dateutil's first week is a whole one."""
    return start - timedelta(days=start.weekday()) if "WEEKLY" in rule and "BYSETPOS" in rule else start


def expansion(rule: str, start: date, end: date) -> list[date]:
    """The date of every occurrence before `end`, one for each, in order."""
    until = (datetime(end.year, end.month, end.day) - timedelta(seconds=1)).strftime("%Y%m%dT%H%M%S")
    dates = rrulestr(f"{rule};UNTIL={until}", dtstart=datetime(start.year, start.month, start.day))
    # Without it a rule that names no day any more is searched to the year 9999, which takes seconds.
    with patch("datetime.MAXYEAR", end.year):
        return [moment.date() for moment in dates]


starts = st.dates(date(1999, 1, 1), date(2032, 12, 31))


@settings(max_examples=600, deadline=None, derandomize=True)
@given(rules("DAILY", "WEEKLY", "MONTHLY", "YEARLY"), starts)
@example("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", date(1997, 9, 29))
@example("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", date(1996, 11, 5))
@example("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU", date(1997, 8, 5))
def test_the_same_dates_for_twenty_years(rule: str, start: date) -> None:
    start = aligned(rule, start)
    end = start + timedelta(days=20 * 365)
    expected = sorted(set(expansion(rule, start, end)))
    last = (end - timedelta(days=1)).strftime("%Y%m%d")
    assert next_dates(f"{rule};UNTIL={last}", start.isoformat(), start, 10_000) == expected
    later = start + timedelta(days=1234)
    following = [day for day in expected if day >= later][:3]
    assert next_dates(rule, start.isoformat(), later, len(following)) == following


@settings(max_examples=150, deadline=None, derandomize=True)
@given(rules("DAILY", "WEEKLY", "MONTHLY", "YEARLY"), starts, st.integers(1, 400))
@example("FREQ=DAILY;BYHOUR=9,17;BYSETPOS=1,2", date(2026, 1, 1), 7)
def test_count_ends_the_day_after_the_last_occurrence(rule: str, start: date, count: int) -> None:
    start = aligned(rule, start)
    occurrences = expansion(rule, start, start + timedelta(days=20 * 365))[:count]
    assume(occurrences)
    limited, last = f"{rule};COUNT={len(occurrences)}", occurrences[-1]
    assert not has_ended(limited, start.isoformat(), start - timedelta(days=1))
    assert not has_ended(limited, start.isoformat(), last)
    assert has_ended(limited, start.isoformat(), last + timedelta(days=1))
    assert next_dates(limited, start.isoformat(), start, 1000) == sorted(set(occurrences))
    middle = occurrences[len(occurrences) // 2]
    assert next_dates(limited, start.isoformat(), middle, 1000) == sorted({d for d in occurrences if d >= middle})


@settings(max_examples=150, deadline=None, derandomize=True)
@given(rules("DAILY", "WEEKLY", "MONTHLY", "YEARLY"), starts, st.integers(0, 20 * 365))
def test_until_ends_the_day_after_the_last_occurrence(rule: str, start: date, days: int) -> None:
    start = aligned(rule, start)
    until = start + timedelta(days=days)
    limited = f"{rule};UNTIL={until:%Y%m%d}T235959"
    occurrences = expansion(rule, start, until + timedelta(days=1))
    assume(occurrences)
    assert not has_ended(limited, start.isoformat(), occurrences[-1])
    assert has_ended(limited, start.isoformat(), occurrences[-1] + timedelta(days=1))


def brute_mean(rule: str, start: date) -> float:
    """Occurrences a week over as many whole cycles as the interval takes to come round."""
    parts = parse_rule(rule)
    cycles = parts.interval // gcd(parts.interval, PERIODS_OF_CYCLE[parts.freq])
    end = start + cycles * CYCLE
    return len(expansion(rule, start, end)) / (cycles * 20_871)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(rules("MONTHLY", "YEARLY"), starts)
@example("FREQ=MONTHLY;BYMONTHDAY=31", date(2026, 1, 31))
@example("FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=-30", date(2026, 1, 1))
@example("FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=29", date(2024, 2, 29))
@example("FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29", date(2024, 2, 29))
@example("FREQ=YEARLY;INTERVAL=16;BYYEARDAY=366", date(2000, 12, 31))
@example("FREQ=YEARLY;BYDAY=53MO,-53TU;BYSETPOS=-1", date(2026, 1, 1))
def test_the_mean_over_whole_cycles(rule: str, start: date) -> None:
    assert float(mean_per_week(rule, start.isoformat())) == pytest.approx(brute_mean(rule, start), rel=1e-12, abs=1e-9)


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        ("FREQ=DAILY;INTERVAL=3;BYMONTH=2,7", date(2026, 1, 2)),
        ("FREQ=DAILY;INTERVAL=14;BYDAY=FR", date(2026, 1, 2)),
        ("FREQ=DAILY;INTERVAL=9;BYMONTHDAY=13;BYDAY=FR", date(2026, 1, 2)),
        ("FREQ=WEEKLY;INTERVAL=3;BYMONTH=1,2", date(2026, 1, 1)),
        ("FREQ=WEEKLY;INTERVAL=9;BYDAY=SU,MO;WKST=SU;BYMONTH=12", date(2026, 1, 7)),
        ("FREQ=WEEKLY;BYDAY=SU,MO,TU;BYMONTHDAY=1,2,3,4,5,31;BYSETPOS=-1", date(2026, 1, 5)),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,MO,TU;BYMONTH=1;BYSETPOS=2", date(2026, 1, 5)),
    ],
)
def test_the_mean_of_days_and_weeks_over_a_cycle(rule: str, start: date) -> None:
    assert float(mean_per_week(rule, start.isoformat())) == pytest.approx(brute_mean(rule, start), rel=1e-12)
