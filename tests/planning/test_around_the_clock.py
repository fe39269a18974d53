"""Weeks, reviews and timers around the clock: first days, year ends, summer time, travelled and changed clocks."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import a_duty, a_plan

from delegate_desk.domain.brief import Brief
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import TimeEntry
from delegate_desk.domain.settings import Weekday
from delegate_desk.planning import check_ins, reviews, timer
from delegate_desk.planning.realised import realised
from delegate_desk.planning.time_entries import minutes_of_week
from delegate_desk.planning.trends import Trends
from delegate_desk.planning.weeks import (
    due_week,
    first_day,
    missed_weeks,
    overlapping,
    review_due,
    review_moment,
    week_of,
)

ZONES = ("Pacific/Kiritimati", "America/New_York", "Europe/Oslo", "Asia/Kolkata", "Pacific/Chatham")
STARTS: tuple[Weekday, ...] = ("MO", "SU", "SA")
RUNNING = a_duty(decision="outsource", stage="running")


@pytest.fixture(params=ZONES)
def zone(request: pytest.FixtureRequest) -> Iterator[ZoneInfo]:
    """This computer stands in that zone."""
    if not hasattr(time, "tzset"):
        pytest.skip("this system cannot be moved to another zone")
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield ZoneInfo(request.param)
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def reviewed(plan: Plan, week: date, day: date) -> Plan:
    for step in range(1, reviews.LAST_STEP):
        plan = reviews.gone_on(plan, week, step, day)
    return reviews.closed(plan, week, day)


@pytest.mark.parametrize("starts", STARTS)
def test_every_week_of_three_years_is_reviewed_once_at_its_time(starts: Weekday) -> None:
    """Whoever is reminded and reviews at once goes through all weeks in order, none twice, none left out."""
    plan = a_plan(RUNNING, week_starts=starts)
    week = first_day(date(2026, 11, 23), starts)
    weeks = []
    for _number in range(160):
        now = review_moment(week, plan.settings)
        assert week <= now.date() < week + timedelta(days=7)
        assert review_due(plan, now) == due_week(plan, now.date()) == week_of(plan, now.date()) == week
        assert overlapping(plan, week) is None and missed_weeks(plan, week) == []
        plan = reviewed(plan, week, now.date())
        assert review_due(plan, now + timedelta(days=6, hours=23)) is None
        weeks.append(week.isoformat())
        week += timedelta(days=7)

    trends = Trends()
    trends.follow(plan)
    assert [shown.week for shown in trends.latest(None)] == weeks == sorted(plan.reviews)
    assert [shown.at for shown in trends.latest(None)] == list(range(160))
    assert {float(realised(review) or 0) for review in plan.reviews.values()} == {0.9}


@pytest.mark.parametrize("starts", STARTS)
def test_each_day_s_time_is_asked_about_in_one_week(starts: Weekday) -> None:
    """Ten minutes on each day of two years: each review is filled in with seventy, over year ends and leap days too."""
    days = [date(2027, 1, 1) + timedelta(days=i) for i in range(-10, 800)]
    entries = [TimeEntry("d1", day.isoformat(), 10.0, "hand", f"e{day}") for day in days]
    plan = a_plan(RUNNING, time_entries=entries, week_starts=starts)
    week = first_day(date(2026, 12, 30), starts)
    while week < date(2029, 1, 20):
        (asked,) = reviews.asked(plan, week, week + timedelta(days=4))
        assert asked.spent == minutes_of_week(entries, week)["d1"] == 70.0
        week += timedelta(days=7)


def test_a_changed_first_day_leaves_closed_weeks_and_their_time_alone() -> None:
    entries = [TimeEntry("d1", f"2026-11-{day:02}", 10.0, "hand", f"e{day}") for day in range(9, 30)]
    plan = reviewed(a_plan(RUNNING, time_entries=entries), date(2026, 11, 9), date(2026, 11, 13))
    changed = plan._replace(settings=plan.settings._replace(week_starts="SU"))

    assert changed.reviews["2026-11-09"] == plan.reviews["2026-11-09"]
    assert week_of(changed, date(2026, 11, 15)) == date(2026, 11, 9)  # a Sunday that was reviewed already
    week = week_of(changed, date(2026, 11, 22))
    assert week == date(2026, 11, 22)
    assert reviews.asked(changed, week, date(2026, 11, 27))[0].spent == 70.0


def test_check_ins_stay_on_their_weekday_through_both_changes_of_the_clock() -> None:
    brief = Brief("d1", check_in_every_days=7, first_check_in="2026-02-06")
    plan = a_plan(RUNNING, briefs=[brief])
    day = date(2026, 2, 6)
    while day < date(2027, 2, 1):
        (due,) = check_ins.due(plan, day)
        assert due.date == day.isoformat() and day.weekday() == 4
        plan = check_ins.record(plan, "d1", due.date, "good", None)
        assert check_ins.due(plan, day + timedelta(days=6)) == []
        day += timedelta(days=7)


def test_the_system_s_zone_counts_as_the_same_zone_by_name(zone: ZoneInfo) -> None:
    """Through all changes of the clock in a year, an hour apart: days and minutes as the zone's own rules say."""
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    while begin < datetime(2027, 1, 2, tzinfo=UTC):
        entry = timer.start(a_plan(RUNNING), "d1", begin, None, key="e1").time_entries["e1"]
        assert entry.date == begin.astimezone(zone).date().isoformat()
        assert entry.started == begin.astimezone(zone).isoformat(timespec="seconds")
        assert timer.parts(entry, 600.0, None) == timer.parts(entry, 600.0, zone)
        assert timer.left_question(entry, begin + timedelta(hours=5), None).to_now == 300.0
        begin += timedelta(hours=13)


def test_a_timer_that_travels_keeps_its_length_and_its_day(zone: ZoneInfo) -> None:
    """Started in London, stopped here: the minutes are those between the two instants."""
    london = ZoneInfo("Europe/London")
    begin = datetime(2026, 11, 23, 9, 10, tzinfo=london)
    plan = timer.start(a_plan(RUNNING), "d1", begin, london, key="e1")
    asked = timer.left_question(plan.time_entries["e1"], begin + timedelta(hours=9), None)
    plan = timer.stop(plan, "e1", asked.to_now or 0.0, None)

    assert [(entry.date, entry.minutes) for entry in plan.time_entries.values()] == [("2026-11-23", 540.0)]


def test_a_clock_that_was_set_back_shortens_nothing_that_is_known() -> None:
    plan = timer.start(a_plan(RUNNING), "d1", datetime(2026, 11, 23, 9, tzinfo=UTC), UTC, key="e1")
    plan = timer.noted(plan, "e1", 95.0)
    asked = timer.left_question(plan.time_entries["e1"], datetime(2026, 11, 22, 8, tzinfo=UTC), UTC)

    assert (asked.known, asked.to_now) == (95.0, None)
    later = timer.start(plan, "d1", datetime(2026, 11, 22, 8, tzinfo=UTC), UTC, key="e2", counted={"e1": asked.known})
    first, second = sorted(later.time_entries.values(), key=lambda entry: entry.position)
    assert (first.id, first.minutes, second.id, second.date) == ("e1", 95.0, "e2", "2026-11-22")
