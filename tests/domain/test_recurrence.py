"""Recurrence rules by hand: the examples of product.md and RFC 5545, what is refused, and what must not take long."""

from collections.abc import Callable
from datetime import UTC, date, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from time import perf_counter

import pytest

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.recurrence import has_ended, mean_per_week, next_dates, parse_rule
from delegate_desk.domain.rule_parts import RuleParts, Until

CYCLE_WEEKS = 20_871
YEAR = Fraction(400, CYCLE_WEEKS)
"""Once a year, as occurrences a week: a year is 52.1775 weeks."""


def exactly(fraction: Fraction | int) -> Decimal:
    whole = Fraction(fraction)
    return Decimal(whole.numerator) / Decimal(whole.denominator)


def near(rule: str, starts: str, expected: Fraction | int) -> None:
    assert abs(mean_per_week(rule, starts) - exactly(expected)) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("rule", "starts", "expected"),
    [
        ("FREQ=DAILY", "2026-01-01", 7),
        ("FREQ=DAILY;INTERVAL=2", "2026-01-01", Fraction(7, 2)),
        ("FREQ=DAILY;INTERVAL=1000", "2026-01-01", Fraction(7, 1000)),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "2026-01-01", 5),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-05", 1),
        ("FREQ=DAILY;INTERVAL=7;BYDAY=MO", "2026-01-06", 0),
        ("FREQ=DAILY;BYMONTH=1", "1998-01-01", 31 * YEAR),
        ("FREQ=WEEKLY", "2026-01-01", 1),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=SU", "1997-09-01", Fraction(3, 2)),
        ("FREQ=WEEKLY;INTERVAL=7", "2026-01-01", Fraction(1, 7)),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-01", 1),
        ("FREQ=MONTHLY", "2026-01-15", 12 * YEAR),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=7", "2026-02-07", 4 * YEAR),
        ("FREQ=MONTHLY;INTERVAL=5", "2026-02-07", Fraction(12, 5) * YEAR),
        ("FREQ=MONTHLY;INTERVAL=7;BYMONTHDAY=1", "2026-02-07", Fraction(12, 7) * YEAR),
        ("FREQ=MONTHLY;BYMONTHDAY=31", "2026-01-31", 7 * YEAR),
        ("FREQ=MONTHLY", "2026-01-31", 7 * YEAR),
        ("FREQ=MONTHLY;BYMONTHDAY=-31", "2026-01-31", 7 * YEAR),
        ("FREQ=MONTHLY;BYMONTHDAY=30", "2026-01-30", 11 * YEAR),
        ("FREQ=MONTHLY;BYMONTHDAY=29", "2026-01-29", Fraction(11 * 400 + 97, CYCLE_WEEKS)),
        ("FREQ=MONTHLY;BYMONTHDAY=1,-1", "1997-09-30", 24 * YEAR),
        ("FREQ=MONTHLY;BYMONTHDAY=28,-1", "2026-01-31", Fraction(24 * 400 - 303, CYCLE_WEEKS)),
        ("FREQ=MONTHLY;BYMONTHDAY=31,-1;BYSETPOS=1", "2026-01-31", 12 * YEAR),
        ("FREQ=MONTHLY;BYMONTH=1,4,7,10;BYMONTHDAY=7", "2026-01-07", 4 * YEAR),
        ("FREQ=MONTHLY;INTERVAL=2;BYMONTH=1,2", "2026-01-07", YEAR),
        ("FREQ=MONTHLY;BYDAY=1FR", "1997-09-05", 12 * YEAR),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU", "1997-09-07", 12 * YEAR),
        ("FREQ=MONTHLY;BYDAY=TU", "1997-09-02", 1),
        ("FREQ=MONTHLY;BYDAY=5MO", "2026-01-05", 1 - 48 * YEAR),
        ("FREQ=MONTHLY;BYDAY=6MO", "2026-01-05", 0),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "1997-09-02", Fraction(688, CYCLE_WEEKS)),
        ("FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13", "1997-09-13", 12 * YEAR),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-01-30", 12 * YEAR),
        ("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3,-3,99", "1997-09-04", 24 * YEAR),
        ("FREQ=YEARLY", "2026-05-01", YEAR),
        ("FREQ=YEARLY;INTERVAL=3", "2026-05-01", YEAR / 3),
        ("FREQ=YEARLY", "2024-02-29", Fraction(97, CYCLE_WEEKS)),
        ("FREQ=YEARLY;BYMONTH=6,7", "1997-06-10", 2 * YEAR),
        ("FREQ=YEARLY;BYMONTHDAY=1", "2026-05-01", 12 * YEAR),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=TH", "1997-03-13", Fraction(1772, CYCLE_WEEKS)),
        ("FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "2026-10-25", YEAR),
        ("FREQ=YEARLY;BYDAY=20MO", "1997-05-19", YEAR),
        ("FREQ=YEARLY;BYDAY=53MO", "1997-05-19", 1 - 52 * YEAR),
        ("FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200", "1997-01-01", YEAR),
        ("FREQ=YEARLY;BYYEARDAY=366,-366", "2026-01-01", Fraction(194, CYCLE_WEEKS)),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "1997-05-12", YEAR),
        ("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", "1997-05-12", Fraction(71, CYCLE_WEEKS)),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "1996-11-05", YEAR / 4),
    ],
)
def test_the_mean_worked_out_by_hand(rule: str, starts: str, expected: Fraction) -> None:
    near(rule, starts, expected)


def test_which_years_are_visited_depends_on_the_start() -> None:
    rule = "FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29"
    near(rule, "2024-02-29", Fraction(97, CYCLE_WEEKS))
    near(rule, "2025-02-28", 0)
    near("FREQ=YEARLY;INTERVAL=100;BYMONTH=2;BYMONTHDAY=29", "2000-02-29", Fraction(1, CYCLE_WEEKS))
    near("FREQ=YEARLY;INTERVAL=12;BYMONTH=2;BYMONTHDAY=29", "2025-02-01", 0)


def test_the_hours_of_a_day_multiply_it() -> None:
    near("FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40", "1997-09-02", 7 * 24)
    near("FREQ=MONTHLY;BYHOUR=9,17;BYSECOND=0,30", "2026-01-01", 48 * YEAR)
    near("FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0,30;BYSETPOS=1,-1,4,9", "2026-01-01", 14)
    near("FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=9,17;BYSETPOS=3", "2026-01-01", 1)
    near("FREQ=DAILY;BYSECOND=59,60", "2026-01-01", 7)


def test_count_until_and_a_later_start_leave_the_mean_alone() -> None:
    mean = mean_per_week("FREQ=MONTHLY;BYDAY=1FR", "1997-09-05")
    assert mean_per_week("FREQ=MONTHLY;BYDAY=1FR;COUNT=10", "1997-09-05") == mean
    assert mean_per_week("FREQ=MONTHLY;UNTIL=19971224T000000Z;BYDAY=1FR", "2199-09-05") == mean


@pytest.mark.parametrize("rule", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYYEARDAY=1;BYMONTH=2"])
def test_a_rule_that_never_occurs_is_none(rule: str) -> None:
    assert mean_per_week(rule, "2026-01-01") == 0
    assert next_dates(rule, "2026-01-01", date(2026, 1, 1), 5) == []
    assert not has_ended(rule, "2026-01-01", date(9999, 12, 31))
    assert not has_ended(f"{rule};COUNT=1", "2026-01-01", date(9999, 12, 31))
    assert has_ended(f"{rule};UNTIL=20260101", "2026-01-01", date(2026, 1, 2))


def walked(matches: Callable[[date], bool]) -> int:
    first = date(2000, 1, 1).toordinal()
    return sum(matches(date.fromordinal(first + day)) for day in range(146_097))


def weeks_in_year(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def test_week_numbers_against_the_iso_calendar() -> None:
    for week in (1, 52, 53):
        near(
            f"FREQ=YEARLY;BYWEEKNO={week};BYMONTHDAY=1,2,3,29,30,31",
            "2026-01-01",
            Fraction(walked(lambda d: d.isocalendar().week == week and d.day in (1, 2, 3, 29, 30, 31)), CYCLE_WEEKS),  # noqa: B023
        )
    for back in (-1, -52, -53):

        def matches(day: date, back: int = back) -> bool:
            iso = day.isocalendar()
            return day.month in (1, 12) and iso.week == weeks_in_year(iso.year) + 1 + back

        rule = f"FREQ=YEARLY;BYWEEKNO={back};BYMONTH=1,12;BYDAY=MO,TU,WE,TH,FR,SA,SU"
        near(rule, "2026-01-01", Fraction(walked(matches), CYCLE_WEEKS))


def test_week_numbers_follow_the_first_day_of_the_week() -> None:
    # 1 January 2027 is a Friday: of its week three days lie in 2027 if weeks begin on Monday, four if on Tuesday.
    new_year = date(2027, 1, 1)
    rule = "FREQ=YEARLY;BYWEEKNO=1;BYDAY=FR"
    assert next_dates(rule, "2026-06-01", new_year, 1) == [date(2027, 1, 8)]
    assert next_dates(f"{rule};WKST=SU", "2026-06-01", new_year, 1) == [date(2027, 1, 8)]
    assert next_dates(f"{rule};WKST=TU", "2026-06-01", new_year, 1) == [new_year]


def test_a_week_without_a_day_takes_the_weekday_of_the_start() -> None:
    near("FREQ=YEARLY;BYWEEKNO=20", "1997-05-14", YEAR)
    assert next_dates("FREQ=YEARLY;BYWEEKNO=20", "1997-05-14", date(1998, 1, 1), 2) == [
        date(1998, 5, 13),
        date(1999, 5, 19),
    ]


def test_weekdays_with_and_without_ordinals_are_all_meant() -> None:
    near("FREQ=MONTHLY;BYDAY=MO,1FR", "2026-01-01", 1 + 12 * YEAR)


def test_combinations_that_rfc_5545_forbids_and_calendars_write() -> None:
    near("FREQ=WEEKLY;BYDAY=1MO,2MO", "2026-01-01", 1)
    near("FREQ=WEEKLY;BYMONTHDAY=13", "2026-01-01", 12 * YEAR)
    near("FREQ=MONTHLY;BYYEARDAY=1,32", "2026-01-01", 2 * YEAR)
    near("FREQ=DAILY;BYWEEKNO=20", "2026-01-01", 7 * YEAR)
    near("FREQ=MONTHLY;BYSETPOS=1", "2026-01-15", 12 * YEAR)
    near("FREQ=MONTHLY;BYSETPOS=2", "2026-01-15", 0)


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("", "FREQ"),
        ("INTERVAL=2", "FREQ"),
        ("FREQ=HOURLY", "HOURLY"),
        ("FREQ=MINUTELY;INTERVAL=90", "MINUTELY"),
        ("FREQ=SECONDLY", "SECONDLY"),
        ("FREQ=FORTNIGHTLY", "FORTNIGHTLY"),
        ("FREQ=WEEKLY;FREQ=DAILY", "FREQ"),
        ("FREQ=WEEKLY;BYDAY=MO;BYDAY=TU", "BYDAY"),
        ("FREQ=WEEKLY;INTERVAL=0", "INTERVAL"),
        ("FREQ=WEEKLY;INTERVAL=-1", "INTERVAL"),
        ("FREQ=WEEKLY;INTERVAL=1.5", "INTERVAL"),
        ("FREQ=WEEKLY;INTERVAL=" + "9" * 5000, "INTERVAL"),
        ("FREQ=WEEKLY;INTERVAL=٢", "INTERVAL"),
        ("FREQ=WEEKLY;COUNT=0", "COUNT"),
        ("FREQ=WEEKLY;COUNT=-2", "COUNT"),
        ("FREQ=WEEKLY;UNTIL=20260230", "UNTIL"),
        ("FREQ=WEEKLY;UNTIL=20123456T123456", "UNTIL"),
        ("FREQ=WEEKLY;UNTIL=2026-02-03", "UNTIL"),
        ("FREQ=WEEKLY;UNTIL=20260203T240000", "UNTIL"),
        ("FREQ=WEEKLY;BYDAY=", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY", "BYDAY"),
        ("FREQ=WEEKLY;BYDAY=XX", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=0MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=54MO", "BYDAY"),
        ("FREQ=MONTHLY;BYDAY=1", "BYDAY"),
        ("FREQ=YEARLY;BYMONTH=13", "BYMONTH"),
        ("FREQ=YEARLY;BYMONTH=-1", "BYMONTH"),
        ("FREQ=YEARLY;BYMONTH=5L", "BYMONTH"),
        ("FREQ=MONTHLY;BYMONTHDAY=0", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "BYMONTHDAY"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,,2", "BYMONTHDAY"),
        ("FREQ=YEARLY;BYYEARDAY=367", "BYYEARDAY"),
        ("FREQ=YEARLY;BYWEEKNO=54", "BYWEEKNO"),
        ("FREQ=YEARLY;BYSETPOS=0", "BYSETPOS"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR"),
        ("FREQ=DAILY;BYHOUR=-1", "BYHOUR"),
        ("FREQ=DAILY;BYHOUR=+1", "BYHOUR"),
        ("FREQ=DAILY;BYHOUR=9,10,11,12,13;BYMINUTE=0,10,20,30,40", "BYMINUTE"),
        ("FREQ=WEEKLY;WKST=XX", "WKST"),
        ("FREQ=YEARLY;BYEASTER=0", "BYEASTER"),
        ("RSCALE=GREGORIAN;FREQ=YEARLY;SKIP=FORWARD", "RSCALE"),
        ("FREQ=YEARLY;SKIP=FORWARD", "SKIP"),
        ("FREQ=WEEKLY\nEXDATE:20260105T090000", "EXDATE"),
        ("FREQ=WEEKLY\r\nRDATE;VALUE=DATE:20260105", "RDATE"),
        ("FREQ=WEEKLY;X-SOMETHING=1", "X-SOMETHING"),
        ("FREQ=WEEKLY;ıNTERVAL=2", "ıNTERVAL"),
        ("every week", "every week".upper()),
        ("=WEEKLY", "“”"),
    ],
)
def test_what_is_refused_is_named_in_one_sentence(rule: str, named: str) -> None:
    with pytest.raises(PlanError) as refusal:
        mean_per_week(rule, "2026-01-01")
    sentence = str(refusal.value)
    assert named in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert len(sentence) < 200
    with pytest.raises(PlanError):
        has_ended(rule, "2026-01-01", date(2026, 1, 1))


def test_an_endless_rule_is_refused_by_its_length() -> None:
    with pytest.raises(PlanError, match="longer than 10,000 characters"):
        parse_rule("FREQ=MONTHLY;BYMONTHDAY=" + ",".join(["1"] * 1_000_000))


@pytest.mark.parametrize("starts", ["", "2026-02-30", "20260102", "2026-W01-1", "2026-01-02T09:00:00", "٢٠٢٦-01-01"])
def test_a_start_that_is_no_date_is_refused(starts: str) -> None:
    with pytest.raises(PlanError, match="2026-02-07"):
        mean_per_week("FREQ=WEEKLY", starts)


def test_the_parts_of_a_rule() -> None:
    text = "rrule: freq=monthly; interval=2;BYDAY=fr,-1mo, 2TU,FR;UNTIL=20261231T225959z;bysecond=60;WKST=su;"
    assert parse_rule(text) == RuleParts(
        "MONTHLY",
        interval=2,
        until=Until(date(2026, 12, 31), 82799, True),
        byday=((-1, 0), (0, 4), (2, 1)),
        bysecond=(59,),
        wkst=6,
    )
    assert parse_rule("FREQ=DAILY;UNTIL=20261231").until == Until(date(2026, 12, 31), None, False)


def test_a_rule_without_an_end_never_ends() -> None:
    assert not has_ended("FREQ=WEEKLY;COUNT=-1", "1900-01-01", date(9999, 12, 31))
    assert not has_ended("FREQ=WEEKLY", "1900-01-01", date(9999, 12, 31))


def test_count_is_used_up_on_the_day_after_the_last() -> None:
    rule, starts = "FREQ=WEEKLY;COUNT=10;BYDAY=TU,TH;WKST=SU", "1997-09-02"
    assert not has_ended(rule, starts, date(1990, 1, 1))
    assert not has_ended(rule, starts, date(1997, 10, 2))
    assert has_ended(rule, starts, date(1997, 10, 3))
    assert has_ended("FREQ=DAILY;COUNT=4;BYHOUR=9,17", "2026-01-01", date(2026, 1, 3))
    assert not has_ended("FREQ=DAILY;COUNT=5;BYHOUR=9,17", "2026-01-01", date(2026, 1, 3))


def test_a_start_that_the_rule_does_not_name_uses_up_nothing() -> None:
    assert not has_ended("FREQ=WEEKLY;COUNT=1;BYDAY=WE", "2026-01-05", date(2026, 1, 7))
    assert has_ended("FREQ=WEEKLY;COUNT=1;BYDAY=WE", "2026-01-05", date(2026, 1, 8))


def test_until_ends_it_the_day_after_the_last_occurrence_not_after_until() -> None:
    rule, starts = "FREQ=WEEKLY;UNTIL=20260131", "2026-01-05"
    assert not has_ended(rule, starts, date(2026, 1, 26))
    assert has_ended(rule, starts, date(2026, 1, 27))
    assert not has_ended(rule, "2026-01-31", date(2026, 1, 31))
    assert not has_ended("FREQ=WEEKLY;UNTIL=20270101", "2026-12-05", date(2026, 1, 1))


def test_until_before_the_first_occurrence_leaves_nothing() -> None:
    assert has_ended("FREQ=WEEKLY;UNTIL=20210104T090000Z;BYDAY=TU", "2021-01-01", date(2021, 1, 1))
    assert next_dates("FREQ=WEEKLY;UNTIL=20210104T090000Z;BYDAY=TU", "2021-01-01", date(2021, 1, 1), 1) == []


def test_count_over_many_centuries() -> None:
    for rule, starts in [
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=WE,TH,FR;BYMONTH=1,12;BYSETPOS=-1", "0003-01-02"),
        ("FREQ=MONTHLY;INTERVAL=5;BYDAY=FR;BYMONTHDAY=13", "0003-05-04"),
    ]:
        dates = next_dates(rule, starts, date.min, 10**6)
        for place in (len(dates), len(dates) // 2, 3):
            last = dates[place - 1]
            assert not has_ended(f"{rule};COUNT={place}", starts, last)
            assert has_ended(f"{rule};COUNT={place}", starts, last + timedelta(days=1))


def test_count_and_until_together_end_it_at_the_first() -> None:
    assert has_ended("FREQ=DAILY;COUNT=2;UNTIL=20260131", "2026-01-01", date(2026, 1, 3))
    assert has_ended("FREQ=DAILY;COUNT=20;UNTIL=20260102", "2026-01-01", date(2026, 1, 3))


def test_until_in_utc_is_a_local_date_where_the_zone_is_known() -> None:
    west, east = timezone(timedelta(hours=-4)), timezone(timedelta(hours=12))
    rule, starts = "FREQ=DAILY;UNTIL=20131025T035959Z", "2013-09-07"
    assert not has_ended(rule, starts, date(2013, 10, 25))
    assert not has_ended(rule, starts, date(2013, 10, 25), UTC)
    assert has_ended(rule, starts, date(2013, 10, 25), west)
    assert next_dates(rule, starts, date(2013, 10, 20), 9, west)[-1] == date(2013, 10, 24)
    assert not has_ended("FREQ=DAILY;UNTIL=20260531T210000Z", "2026-01-01", date(2026, 6, 1), east)
    assert has_ended("FREQ=DAILY;UNTIL=20260531T210000", "2026-01-01", date(2026, 6, 1), east)
    assert not has_ended("FREQ=DAILY;UNTIL=99991231T235959Z", "2026-01-01", date(2026, 6, 1), east)
    assert has_ended("FREQ=DAILY;UNTIL=00010101T000000Z", "2026-01-01", date(2026, 6, 1), west)


def test_the_next_dates() -> None:
    assert next_dates("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", "1997-09-29", date(1997, 1, 1), 3) == [
        date(1997, 9, 29),
        date(1997, 10, 30),
        date(1997, 11, 27),
    ]
    assert next_dates("FREQ=DAILY;BYHOUR=9,17", "2026-01-01", date(2026, 3, 1), 2) == [
        date(2026, 3, 1),
        date(2026, 3, 2),
    ]
    assert next_dates("FREQ=DAILY;COUNT=5;BYHOUR=9,17", "2026-01-01", date(2026, 1, 2), 9) == [
        date(2026, 1, 2),
        date(2026, 1, 3),
    ]
    assert next_dates("FREQ=DAILY;COUNT=3", "2026-01-01", date(2026, 1, 4), 9) == []
    assert next_dates("FREQ=WEEKLY", "2026-01-01", date(2026, 1, 1), 0) == []
    assert next_dates("FREQ=YEARLY;INTERVAL=1000", "2026-01-01", date(2026, 1, 2), 9)[0] == date(3026, 1, 1)


def test_a_week_over_the_turn_of_the_year_is_one_period() -> None:
    rule = "FREQ=WEEKLY;BYDAY=WE,TH,FR;BYMONTH=1,12;BYSETPOS=-1"
    assert next_dates(rule, "2025-12-15", date(2026, 1, 1), 2) == [date(2026, 1, 2), date(2026, 1, 9)]
    assert next_dates(rule, "2025-12-15", date(2025, 12, 26), 2) == [date(2025, 12, 26), date(2026, 1, 2)]


def test_the_ends_of_the_calendar() -> None:
    assert next_dates("FREQ=YEARLY", "9998-12-31", date(9999, 1, 1), 5) == [date(9999, 12, 31)]
    assert next_dates("FREQ=WEEKLY;BYDAY=SU,MO;BYSETPOS=-1", "9999-12-27", date(9999, 12, 27), 9) == []
    assert next_dates("FREQ=WEEKLY;BYDAY=MO", "0001-01-01", date.min, 1) == [date.min]
    assert not has_ended("FREQ=YEARLY;COUNT=100", "9999-12-31", date.max)
    assert not has_ended("FREQ=DAILY;UNTIL=99991231", "0001-01-01", date.max)
    near("FREQ=YEARLY;INTERVAL=999999999999999999", "9999-12-31", YEAR / 999_999_999_999_999_999)
    assert next_dates("FREQ=WEEKLY;INTERVAL=999999999999999999", "9990-01-01", date.min, 5) == [date(9990, 1, 1)]


HARD = [
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE;BYMONTHDAY=1,2,3,4,31;BYSETPOS=1,-1",
    "FREQ=WEEKLY;INTERVAL=3;BYWEEKNO=1,5,9,52,53;BYDAY=MO,SU;BYSETPOS=2",
    "FREQ=WEEKLY;INTERVAL=773;BYMONTH=5",
    "FREQ=DAILY;INTERVAL=3;BYMONTH=5;BYDAY=MO,TU",
    "FREQ=DAILY;INTERVAL=773;BYMONTHDAY=13",
    "FREQ=MONTHLY;INTERVAL=25;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1,-1",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
    "FREQ=YEARLY;BYYEARDAY=" + ",".join(map(str, [*range(1, 367), *range(-366, 0)])),
    "FREQ=YEARLY;BYDAY=" + ",".join(f"{n}{day}" for n in range(1, 54) for day in ("MO", "SU")),
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=" + ",".join(map(str, range(24))) + ";BYSETPOS=366,-366,1",
    "FREQ=YEARLY;BYSETPOS=" + ",".join(map(str, [*range(1, 367), *range(-366, 0)])) + ";BYDAY=MO,TU,WE,TH,FR",
]


@pytest.mark.parametrize("rule", HARD)
def test_no_rule_takes_long(rule: str) -> None:
    """Fifty milliseconds is the promise; the test allows a loaded computer four times as much."""

    def least(call: Callable[[], object]) -> float:
        begin = perf_counter()
        call()
        return perf_counter() - begin

    assert least(lambda: mean_per_week(rule, "2026-01-01")) < 0.2
    assert least(lambda: has_ended(f"{rule};COUNT={10**9}", "0001-01-01", date.max)) < 0.2
    assert least(lambda: has_ended(f"{rule};COUNT=3000000", "0001-01-01", date.max)) < 0.2
    assert least(lambda: next_dates(rule, "2026-01-01", date(2026, 11, 23), 20)) < 0.2
