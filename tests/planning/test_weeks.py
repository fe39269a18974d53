"""Weeks and due reviews, whichever day a week starts on; and what drifts."""

from datetime import date, datetime, timedelta

import pytest
from builders import a_duty, a_plan, a_provider

from delegate_desk.domain.brief import Brief, CheckIn
from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import Review, ReviewedDuty, ReviewedGoal
from delegate_desk.domain.settings import WEEKDAYS, Weekday
from delegate_desk.planning.drift import Drift, drifts
from delegate_desk.planning.weeks import (
    due_week,
    first_day,
    missed_weeks,
    overlapping,
    review_covering,
    review_due,
    review_moment,
    week_of,
)  # fmt: skip

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("starts", ["MO", "SU", "SA"])
def test_each_day_lies_in_the_seven_days_of_its_week_over_year_ends(starts: Weekday) -> None:
    day = date(2023, 12, 20)
    while day < date(2029, 1, 10):
        week = first_day(day, starts)
        assert week.weekday() == WEEKDAYS.index(starts)
        assert week <= day < week + timedelta(days=7)
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("starts", "week"), [("MO", "2026-12-28"), ("SU", "2026-12-27"), ("SA", "2026-12-26"), ("FR", "2027-01-01")]
)
def test_new_year_s_day_lies_in_one_week(starts: Weekday, week: str) -> None:
    assert first_day(date(2027, 1, 1), starts).isoformat() == week


def test_the_ends_of_the_calendar_are_no_trouble() -> None:
    assert first_day(date.max, "MO") <= date.max
    assert first_day(date.min, "SU") == date.min
    plan = a_plan(a_duty(), reviews=[Review("0001-01-01"), Review("9999-12-27")])
    for day in (date.min, date.max):
        assert review_covering(plan, day) is not None
        assert review_due(plan, datetime(day.year, day.month, day.day)) in (None, week_of(plan, day))
        overlapping(plan, day)


def test_a_review_keeps_its_date_when_weeks_start_otherwise() -> None:
    plan = a_plan(a_duty(), reviews=[Review("2026-11-16")], week_starts="SU")

    assert week_of(plan, date(2026, 11, 18)) == date(2026, 11, 16)
    assert week_of(plan, date(2026, 11, 22)) == date(2026, 11, 16)  # a Sunday that the old week covers
    assert week_of(plan, date(2026, 11, 23)) == date(2026, 11, 22)
    assert overlapping(plan, date(2026, 11, 22)) == Review("2026-11-16")
    assert review_due(plan, datetime(2026, 11, 28, 18)) is None  # it could not be opened


def reviewed(*weeks: str, **settings: str) -> Plan:
    return a_plan(a_duty(), reviews=[Review(week, closed=True) for week in weeks], **settings)


@pytest.mark.parametrize(
    ("today", "week"),
    [
        ("2026-11-17", "2026-11-09"),  # Tuesday: last week waits
        ("2026-11-19", "2026-11-09"),
        ("2026-11-20", "2026-11-16"),  # Friday: this week's day has come
        ("2026-11-22", "2026-11-16"),
        ("2026-11-23", "2026-11-16"),
    ],
)
def test_the_week_to_review_is_the_latest_whose_day_has_come(today: str, week: str) -> None:
    assert due_week(reviewed("2026-11-02"), date.fromisoformat(today)).isoformat() == week


def test_after_last_week_s_review_it_is_this_week_s_turn() -> None:
    assert due_week(reviewed("2026-11-09"), date(2026, 11, 17)) == date(2026, 11, 16)


def test_a_new_owner_starts_with_the_present_week() -> None:
    assert due_week(reviewed(), date(2026, 11, 17)) == date(2026, 11, 16)


@pytest.mark.parametrize("starts", ["MO", "SU", "SA"])
@pytest.mark.parametrize("day", WEEKDAYS)
def test_the_reminder_comes_at_its_hour_and_goes_with_the_review(starts: Weekday, day: Weekday) -> None:
    """Through the last Sunday of October, when clocks go back, and the year's end: dates do not move."""
    newest = first_day(date(2026, 10, 15), starts)
    for number in range(1, 14):
        week = newest + timedelta(weeks=number)
        plan = reviewed(
            (week - timedelta(weeks=1)).isoformat(), week_starts=starts, review_day=day, review_time="16:30"
        )
        moment = review_moment(week, plan.settings)
        assert moment.weekday() == WEEKDAYS.index(day)
        assert review_due(plan, moment - timedelta(minutes=1)) is None
        assert review_due(plan, moment) == week
        assert review_due(plan.put("reviews", [Review(week.isoformat())]), moment) == week  # begun, not closed
        assert review_due(plan.put("reviews", [Review(week.isoformat(), closed=True)]), moment) is None


def test_an_empty_plan_is_reminded_of_nothing() -> None:
    assert review_due(a_plan(), datetime(2026, 11, 20, 18)) is None


def test_missed_weeks_lie_between_the_newest_review_and_this_one() -> None:
    plan = reviewed("2026-10-19", "2026-10-26")

    assert missed_weeks(plan, date(2026, 11, 16)) == [date(2026, 11, 2), date(2026, 11, 9)]
    assert missed_weeks(plan, date(2026, 11, 2)) == []
    assert missed_weeks(reviewed(), date(2026, 11, 16)) == []
    moved = reviewed("2026-10-19", "2026-10-26", week_starts="SU")
    assert missed_weeks(moved, date(2026, 11, 15)) == [date(2026, 11, 8)]  # 1 November belongs to the old week


# Drift


def a_week(number: int, *rows: ReviewedDuty, goals: tuple[ReviewedGoal, ...] = ()) -> Review:
    return Review(f"2026-11-{2 + 7 * number:02}", closed=True, duties=rows, goals=goals)


def test_a_duty_that_gives_back_too_little_is_taken_up_with_its_provider() -> None:
    row = ReviewedDuty("d1", "outsource", 60.0, 30.0, "Bank", None, "running", 54.0)
    duty = a_duty(decision="outsource", stage="running", provider="p1")
    plan = a_plan(duty, providers=[a_provider()], reviews=[a_week(number, row) for number in range(3)])

    assert drifts(plan, TODAY) == [Drift("gives_back_less", "d1", "talk")]
    alone = plan.put("duties", [duty._replace(provider=None)])
    assert drifts(alone, TODAY) == [Drift("gives_back_less", "d1", "take_back")]


@pytest.mark.parametrize(("decision", "remedy"), [("undecided", "decide"), ("keep", "estimate")])
def test_what_runs_over_three_times_is_named(decision: str, remedy: str) -> None:
    rows = [ReviewedDuty("d1", decision, 60.0, spent) for spent in (72.0, 90.0, 108.0)]
    plan = a_plan(
        a_duty(decision=decision, changed="2026-11-20"), reviews=[a_week(i, row) for i, row in enumerate(rows)]
    )

    assert drifts(plan, TODAY) == [Drift("runs_over", "d1", remedy, minutes=90.0)]
    once_less = plan.put("reviews", [a_week(1, rows[0]._replace(spent_minutes=71.0))])
    assert drifts(once_less, TODAY) == []


def test_an_overdue_check_in_is_named_from_the_day_after() -> None:
    brief = Brief("d1", check_in_every_days=7, first_check_in="2026-11-15", check_ins=(CheckIn("2026-11-15", "good"),))
    plan = a_plan(a_duty(decision="outsource"), briefs=[brief])

    assert drifts(plan, date(2026, 11, 22)) == []
    assert drifts(plan, date(2026, 11, 23)) == [Drift("check_in", "d1", "check_in", "2026-11-22")]


def test_an_undecided_duty_that_nobody_touched_for_four_weeks_is_named() -> None:
    plan = a_plan(a_duty(id="old", changed="2026-10-26"), a_duty(id="new", changed="2026-10-27"), a_duty(id="unknown"))

    assert drifts(plan, TODAY) == [Drift("untouched", "old", "decide", "2026-10-26")]
    seen = plan.put("reviews", [Review("2026-10-19", duties=(ReviewedDuty("unknown", "undecided"),))])
    assert [one.key for one in drifts(seen, TODAY)] == ["old", "unknown"]


def test_a_goal_that_is_missed_twice_is_named() -> None:
    goals = [Goal("g1", "Gym", "family", 3.0), Goal("g2", "Free", "family")]
    weeks = [a_week(i, goals=(ReviewedGoal("g1", 143.9), ReviewedGoal("g2", 0.0))) for i in range(2)]

    assert drifts(a_plan(goals=goals, reviews=weeks), TODAY) == [
        Drift("goal_missed", "g1", "block_time", minutes=180.0)
    ]
    reached = a_week(0, goals=(ReviewedGoal("g1", 144.0),))
    assert drifts(a_plan(goals=goals, reviews=[weeks[1], reached]), TODAY) == []
