from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from builders import TODAY, a_duty, a_plan
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.goal import Goal
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import FunctionHours, Review, ReviewedDuty, ReviewedGoal, ReviewTotals
from delegate_desk.domain.settings import Settings
from delegate_desk.exchange.example import example_plan
from delegate_desk.planning.realised import realised
from delegate_desk.planning.trends import (
    Trends,
    TrendWeek,
    best,
    desk_hours,
    freed_in_all,
    net_in_all,
    next_review,
    review_date,
    the_fall,
    won_hours,
)
from delegate_desk.ui import formats

FRIDAY = date(2026, 10, 16)


def a_review(week: str, spent: float | None = 0.0, **said: Any) -> Review:
    """A closed week in which one outsourced hour was expected."""
    row = ReviewedDuty("d1", "outsource", 60.0, spent, "Bank", "sales", "running", 50.0)
    totals = ReviewTotals(0.8, 0.8, "10.00", "40.00", "30.00", (FunctionHours("sales", 3.0),))
    return Review(**{"week": week, "closed": True, "duties": (row,), "totals": totals} | said)


def weeks_of(plan: Plan, count: int | None = None) -> tuple[TrendWeek, ...]:
    trends = Trends()
    trends.follow(plan)
    return trends.latest(count)


def test_the_example_says_what_the_picture_shows() -> None:
    plan = example_plan(FRIDAY)
    weeks = weeks_of(plan, 26)
    desk = desk_hours(plan, weeks[0].week, FRIDAY)

    assert len(weeks) == 26
    assert formats.hours(freed_in_all(weeks)) == "108.4 h"
    assert [formats.hours(weeks[-1].planned or 0), formats.hours(weeks[-1].realised or 0)] == ["14.2 h", "8.4 h"]
    top = best(weeks)
    assert top is not None and top.week == weeks[-1].week
    shown = [
        (row.function, formats.decimal_text(row.before), formats.decimal_text(row.now))
        for row in desk
        if row.function in ("operations", "administration", "bookkeeping")
    ]
    assert shown == [
        ("operations", "15.1", "15.1"),
        ("administration", "6.2", "2.8"),
        ("bookkeeping", "4.3", "1.3"),
    ]
    sums = [sum(row[i] for row in desk) for i in (1, 2, 3)]
    assert [formats.decimal_text(hours) for hours in sums] == ["43.6", "34.5", "28.1"]


def test_the_example_says_why_the_hours_fell() -> None:
    note = the_fall(weeks_of(example_plan(FRIDAY)))

    assert note == ("Phone cover paused in August", 16, 17)


def test_weeks_away_and_weeks_without_a_review_are_gaps() -> None:
    plan = a_plan(
        reviews=[
            a_review("2026-10-05"),
            a_review("2026-10-12", away=True),
            a_review("2026-10-19", 30.0),
            a_review("2026-11-02", 15.0),
            a_review("2026-11-09", closed=False),
            a_review("2026-11-16", away=True),
        ]
    )
    weeks = weeks_of(plan)

    assert [(week.at, week.realised) for week in weeks] == [(0, 1.0), (1, None), (2, 0.5), (4, 0.75)]
    assert weeks[1].is_gap and weeks[1].net is None and weeks[1].unsaid is None


def test_a_range_counts_weeks_of_the_calendar_and_starts_with_one_that_counts() -> None:
    plan = a_plan(
        reviews=[
            a_review("2026-01-05"),
            a_review("2026-10-26", away=True),
            a_review("2026-11-02"),
            a_review("2026-11-16"),
        ]
    )

    assert [(week.week, week.at) for week in weeks_of(plan, 4)] == [("2026-11-02", 0), ("2026-11-16", 2)]
    assert [week.at for week in weeks_of(plan)] == [0, 42, 43, 45]


def test_nothing_counts_in_a_plan_without_closed_weeks() -> None:
    trends = Trends()
    trends.follow(a_plan(reviews=[a_review("2026-11-02", closed=False), a_review("2026-11-09", away=True)]))

    assert trends.latest(None) == () and trends.counted == 0 and trends.most == 0.0


def test_money_is_at_the_worth_that_held_when_the_week_was_closed() -> None:
    reviews = [a_review("2026-11-02"), a_review("2026-11-09", 75.0)]
    before = weeks_of(a_plan(reviews=reviews, hourly_worth="50"))
    after = weeks_of(a_plan(reviews=reviews, hourly_worth="500"))

    assert before == after
    assert [week.value for week in before] == [Decimal(50), Decimal("-12.5")]
    assert [week.net for week in before] == [Decimal(40), Decimal("-22.5")]
    assert net_in_all(before) == Decimal("17.5")


def test_money_is_not_guessed_where_no_worth_was_known() -> None:
    totals = ReviewTotals(0.8, 0.8, "10.00", None, None)
    weeks = weeks_of(a_plan(reviews=[a_review("2026-11-02", totals=totals), a_review("2026-11-09", totals=None)]))

    assert [week.value for week in weeks] == [None, None] and net_in_all(weeks) is None
    assert weeks[1].planned is None and weeks[1].cost is None


def test_where_the_hours_went_adds_up_with_what_nobody_said() -> None:
    goals = (ReviewedGoal("gym", 12.0), ReviewedGoal("gone", 6.0), ReviewedGoal("work", None))
    plan = a_plan(
        goals=[Goal("gym", "Gym", "family"), Goal("work", "New work", "growth")],
        reviews=[a_review("2026-11-02", goals=goals, back_into_work_minutes=18.0)],
    )
    (week,) = weeks_of(plan)

    assert (week.family, week.growth, week.other, week.work) == pytest.approx((0.2, 0.0, 0.1, 0.3))
    assert week.unsaid == pytest.approx(0.4)


def test_more_said_than_freed_leaves_nothing_unsaid() -> None:
    (week,) = weeks_of(a_plan(reviews=[a_review("2026-11-02", back_into_work_minutes=300.0)]))

    assert week.unsaid == 0.0


def test_a_changed_review_or_goal_is_seen_and_others_are_kept() -> None:
    first, second = a_review("2026-11-02"), a_review("2026-11-09")
    goals = [Goal("gym", "Gym", "family")]
    spent = (ReviewedGoal("gym", 30.0),)
    trends = Trends()
    trends.follow(a_plan(reviews=[first, second]))
    assert trends.latest(None)[1].realised == 1.0 and trends.most == 1.0
    trends.follow(a_plan(reviews=[first, a_review("2026-11-09", 120.0, goals=spent)]))
    assert trends.latest(None)[1].realised == -1.0
    assert trends.latest(None)[1].other == 0.5
    trends.follow(a_plan(goals=goals, reviews=[first, a_review("2026-11-09", 120.0, goals=spent)]))
    assert trends.latest(None)[1].family == 0.5
    trends.follow(a_plan(reviews=[first]))
    assert trends.counted == 1


minutes = st.none() | st.floats(0, 10_000)
rows = st.builds(
    ReviewedDuty,
    st.sampled_from(["a", "b"]),
    st.sampled_from([None, "undecided", "keep", "outsource", "stop"]),
    minutes,
    minutes,
)


@given(st.lists(rows, max_size=60))
def test_the_quick_sum_is_the_exact_one(reviewed: list[ReviewedDuty]) -> None:
    review = Review("2026-11-02", closed=True, duties=tuple(reviewed))
    exact = realised(review)

    assert exact is not None
    assert won_hours(review) == pytest.approx(float(exact), abs=1e-9)


def test_a_fall_is_told_only_where_it_is_large_and_was_noted() -> None:
    def plan(note: str, *spent: float) -> Plan:
        weeks = ("2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16")
        return a_plan(
            reviews=[a_review(week, minutes, notes=note if i == 1 else "") for i, (week, minutes) in
                     enumerate(zip(weeks, spent, strict=False))]
        )  # fmt: skip

    assert the_fall(weeks_of(plan("Rota changed. Nobody said.", 0, 45, 45, 0))) == ("Rota changed", 1, 2)
    assert the_fall(weeks_of(plan("", 0, 45, 45, 0))) is None
    assert the_fall(weeks_of(plan("A little less", 0, 10, 0))) is None
    assert the_fall(weeks_of(plan("word " * 30, 0, 45, 0))) is None
    assert the_fall(weeks_of(plan("One week", 0))) is None


def test_hours_stay_on_the_desk_until_somebody_else_runs_them() -> None:
    def sold(key: str, **said: Any) -> Any:
        return a_duty(id=key, function="sales", **said)

    duties = (
        sold("a", decision="keep"),
        sold("b"),
        sold("c", decision="outsource", stage="trial"),
        sold("d", decision="outsource", stage="running"),
        sold("e", decision="stop"),
        sold("f", decision="keep", minutes=None),
        a_duty(id="g", decision="keep"),
    )
    then = ReviewedDuty("c", "outsource", 90.0, None, "C", "sales", "trial", 60.0)
    plan = a_plan(*duties, reviews=[a_review("2026-11-02", duties=(then, *a_review("2026-11-02").duties))])

    assert desk_hours(plan, "2026-11-02", TODAY) == [("sales", 4.5, 3.0, 2.0), ("", 0.0, 1.0, 1.0)]


@pytest.mark.parametrize(
    ("starts", "review_day", "expected"),
    [
        ("2026-11-16", "FR", "2026-11-20"),
        ("2026-11-15", "SU", "2026-11-15"),
        ("2026-11-14", "FR", "2026-11-20"),
        ("9999-12-30", "SU", "9999-12-31"),
    ],
)
def test_a_week_is_known_by_the_day_of_its_review(starts: str, review_day: Any, expected: str) -> None:
    assert review_date(starts, Settings(review_day=review_day)).isoformat() == expected


def test_the_next_review_may_be_today() -> None:
    assert next_review(Settings(), date(2026, 11, 20)) == date(2026, 11, 20)
    assert next_review(Settings(), date(2026, 11, 21)) == date(2026, 11, 27)
