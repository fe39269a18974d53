"""The timer around the clock: what is counted, what is asked, and on which day it lands."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from builders import a_duty, a_plan
from hypothesis import given
from hypothesis import strategies as st

from delegate_desk.domain.errors import PlanError
from delegate_desk.domain.plan import Plan
from delegate_desk.domain.review import TimeEntry
from delegate_desk.planning import timer
from delegate_desk.planning.timer import LONG, Count, Part

LONDON = ZoneInfo("Europe/London")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = (
    "Europe/London", "America/New_York", "America/Havana", "Africa/Cairo", "Pacific/Chatham", "Asia/Kolkata",
    "Pacific/Kiritimati", "Australia/Lord_Howe",
)  # fmt: skip
NOW = datetime(2026, 11, 23, 9, 10, tzinfo=LONDON)


def a_timed(started: str | None = "2026-11-23T09:10:00+00:00", **said: object) -> TimeEntry:
    day = "2026-11-23" if started is None else started[:10]
    return TimeEntry(**{"duty": "d1", "date": day, "minutes": 37.0, "source": "timer", "id": "e1"} | said)._replace(
        started=started, running=True
    )


def started_at(now: datetime) -> Plan:
    return timer.start(a_plan(a_duty()), "d1", now, LONDON, key="e1")


def days(found: list[Part]) -> list[tuple[str, float]]:
    return [(part.day.isoformat(), part.minutes) for part in found]


# Start and stop


def test_a_timer_is_an_entry_that_runs() -> None:
    plan = started_at(NOW)

    (entry,) = timer.running(plan)
    assert entry == TimeEntry("d1", "2026-11-23", 0.0, "timer", "e1", "2026-11-23T09:10:00+00:00", True, entry.position)
    stopped = timer.stop(plan, "e1", 37.5, LONDON)
    assert timer.running(stopped) == []
    assert stopped.time_entries["e1"] == entry._replace(minutes=37.5, running=False)


def test_one_runs_at_a_time() -> None:
    plan = timer.start(a_plan(a_duty(), a_duty(id="d2")), "d1", NOW, LONDON, key="first")
    plan = timer.start(plan, "d2", NOW + timedelta(minutes=20), LONDON, key="second", counted={"first": 19.75})

    assert [entry.id for entry in timer.running(plan)] == ["second"]
    assert plan.time_entries["first"].minutes == 19.75
    assert plan.time_entries["first"].position < plan.time_entries["second"].position


def test_what_was_left_running_twice_is_stopped_with_the_minutes_it_has() -> None:
    plan = a_plan(a_duty(), time_entries=[a_timed(), a_timed(id="e2", minutes=None)])
    plan = timer.start(plan, "d1", NOW, LONDON, key="new")

    assert [entry.id for entry in timer.running(plan)] == ["new"]
    assert [plan.time_entries[key].minutes for key in ("e1", "e2")] == [37.0, 0.0]


def test_unknown_duties_and_entries_are_refused() -> None:
    with pytest.raises(PlanError, match="duty"):
        timer.start(a_plan(), "d1", NOW, None)
    with pytest.raises(PlanError, match="time entry"):
        timer.stop(a_plan(), "e1", 1.0, None)
    with pytest.raises(PlanError, match="time entry"):
        timer.drop(a_plan(), "e1")


def test_minutes_are_noted_only_while_it_runs() -> None:
    plan = started_at(NOW)

    assert timer.noted(plan, "e1", 12.0).time_entries["e1"].minutes == 12.0
    stopped = timer.stop(plan, "e1", 5.0, LONDON)
    assert timer.noted(stopped, "e1", 12.0) is stopped
    assert timer.noted(stopped, "gone", 12.0) is stopped


# What is counted


def test_looks_at_the_clock_add_up() -> None:
    count = Count("e1", 0.0, 1000.0)
    for tick in range(1015, 1000 + 37 * 60 + 1, 15):
        after = timer.went_on(count, float(tick))
        assert after is not None
        count = after
    assert count.minutes == 37.0


def test_a_clock_that_stands_or_goes_back_takes_nothing_away() -> None:
    count = Count("e1", 60.0, 1000.0)

    assert timer.went_on(count, 1000.0) == count
    assert timer.went_on(count, 10.0) == count


def test_after_too_long_nobody_can_say() -> None:
    count = Count("e1", 60.0, 1000.0)

    assert timer.went_on(count, 1000.0 + LONG) == Count("e1", 60.0 + LONG, 1000.0 + LONG)
    assert timer.went_on(count, 1000.0 + LONG + 1) is None


# What is asked


def test_after_a_crash_the_last_minute_known_is_offered_and_all_until_now() -> None:
    asked = timer.left_question(a_timed(), datetime(2026, 11, 23, 11, 45, tzinfo=LONDON), LONDON)

    assert (asked.why, asked.known, asked.to_now) == ("left", 37.0, 155.0)


@pytest.mark.parametrize(
    ("started", "now"),
    [
        ("2026-11-23T09:10:00+00:00", "2026-11-23T09:40:00+00:00"),  # set back: less than was counted
        ("2026-11-23T09:10:00+00:00", "2026-11-20T09:40:00+00:00"),
        ("2026-11-20T17:10:00+00:00", "2026-11-23T09:00:00+00:00"),  # over a weekend: more than a day
        (None, "2026-11-23T09:40:00+00:00"),
        ("0001-01-01T00:00:00+14:00", "2026-11-23T09:40:00+00:00"),
    ],
)
def test_what_the_clock_cannot_tell_is_not_offered(started: str | None, now: str) -> None:
    asked = timer.left_question(a_timed(started), datetime.fromisoformat(now), LONDON)

    assert asked.to_now is None and asked.known == 37.0


def test_an_entry_without_an_offset_began_in_the_owner_s_zone() -> None:
    entry = a_timed("2026-07-01T09:10:00")
    now = datetime(2026, 7, 1, 8, 50, tzinfo=UTC)  # 09:50 in London

    assert timer.left_question(entry, now, LONDON).to_now == 40.0


def test_sleep_is_asked_about_by_the_clock_that_goes_on() -> None:
    asked = timer.slept_question(a_timed(), Count("e1", 37 * 60, 5000.0), 5000.0 + 118 * 60)

    assert (asked.why, asked.known, asked.to_now) == ("slept", 37.0, 155.0)
    assert timer.slept_question(a_timed(), Count("e1", 60, 0.0), 3 * 86400.0).to_now is None


# Midnight, summer time, other zones


def test_midnight_is_asked_about_and_parts_the_minutes() -> None:
    entry = a_timed("2026-11-23T22:30:00+00:00")

    assert timer.past_midnight(entry, Count("e1", 90 * 60, 0.0), LONDON) is None
    asked = timer.past_midnight(entry, Count("e1", 130 * 60, 0.0), LONDON)
    assert asked is not None and (asked.why, asked.known) == ("midnight", 130.0)
    assert timer.to_midnight(entry, 130.0, LONDON) == 90.0

    plan = timer.stop(a_plan(a_duty(), time_entries=[entry]), "e1", 130.0, LONDON)
    kept = sorted(plan.time_entries.values(), key=lambda each: each.position)
    assert [(each.date, each.minutes, each.started, each.running) for each in kept] == [
        ("2026-11-23", 90.0, "2026-11-23T22:30:00+00:00", False),
        ("2026-11-24", 40.0, "2026-11-24T00:00:00+00:00", False),
    ]


def test_the_night_on_which_clocks_go_back_has_an_hour_more() -> None:
    entry = a_timed("2026-10-24T23:30:00+01:00")

    assert days(timer.parts(entry, 4 * 60, LONDON)) == [("2026-10-24", 30.0), ("2026-10-25", 210.0)]
    # Sunday has 25 hours: from its first minute on all 1500 of them are Sunday's.
    sunday = a_timed("2026-10-25T00:00:00+01:00")
    assert days(timer.parts(sunday, 25 * 60, LONDON)) == [("2026-10-25", 1500.0)]
    assert days(timer.parts(sunday, 25 * 60 + 1, LONDON)) == [("2026-10-25", 1500.0), ("2026-10-26", 1.0)]


def test_the_day_on_which_clocks_go_forward_has_an_hour_less() -> None:
    entry = a_timed("2026-03-29T00:30:00+00:00")

    assert timer.left_question(entry, datetime(2026, 3, 29, 2, 30, tzinfo=LONDON), LONDON).to_now == 60.0
    assert days(timer.parts(entry, 23 * 60, LONDON)) == [("2026-03-29", 22.5 * 60), ("2026-03-30", 30.0)]


def test_the_year_s_end_is_a_midnight_as_any_other() -> None:
    entry = a_timed("2026-12-31T23:59:00+00:00")

    assert days(timer.parts(entry, 3.0, LONDON)) == [("2026-12-31", 1.0), ("2027-01-01", 2.0)]
    last = a_timed("9999-12-31T12:00:00+00:00")
    assert days(timer.parts(last, 60.0, UTC)) == [("9999-12-31", 60.0)]


def test_whoever_travels_keeps_the_days_of_the_place_where_the_timer_was_started() -> None:
    entry = a_timed("2026-11-23T22:30:00-05:00")  # in New York; it is Tuesday in London by then

    assert days(timer.parts(entry, 60.0, LONDON)) == [("2026-11-23", 60.0)]
    assert days(timer.parts(entry, 120.0, LONDON)) == [("2026-11-23", 90.0), ("2026-11-24", 30.0)]
    assert timer.left_question(entry, datetime(2026, 11, 24, 4, 30, tzinfo=LONDON), LONDON).to_now == 60.0


def test_a_day_that_is_not_the_start_s_is_the_owner_s_word() -> None:
    entry = a_timed("2026-11-23T22:30:00+00:00", date="2020-01-01")

    assert days(timer.parts(entry, 600.0, LONDON)) == [("2020-01-01", 600.0)]


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 12, 31)), st.integers(0, 3 * 24 * 60), st.sampled_from(ZONES))
def test_each_minute_lands_on_the_day_that_its_utc_instant_has_there(naive: datetime, minutes: int, name: str) -> None:
    zone = ZoneInfo(name)
    begin = naive.replace(second=0, microsecond=0, tzinfo=UTC)
    plan = timer.start(a_plan(a_duty()), "d1", begin, zone, key="e1")
    entry = plan.time_entries["e1"]
    truth = Counter((begin + timedelta(minutes=i)).astimezone(zone).date() for i in range(minutes))

    assert timer.began(entry, zone) == begin
    found = timer.parts(entry, float(minutes), zone)
    assert sum(part.minutes for part in found) == pytest.approx(minutes)
    assert {part.day: part.minutes for part in found if part.minutes} == dict(truth)
    now = begin + timedelta(minutes=minutes)
    asked = timer.left_question(entry, now.astimezone(zone), zone)
    assert asked.to_now == (minutes if minutes <= 24 * 60 else None)


@pytest.mark.parametrize("starts", ["MO", "SU", "SA"])
def test_parts_of_a_night_between_two_weeks_count_in_each(starts: str) -> None:
    """Through a turn of the week that is the turn of the year too, where weeks start on Friday 1 January or not."""
    from delegate_desk.planning.reviews import tracked_minutes
    from delegate_desk.planning.weeks import first_day

    for turn in (date(2027, 1, 1), date(2026, 12, 28), date(2026, 12, 27), date(2026, 12, 26), date(2026, 10, 25)):
        before = turn - timedelta(days=1)
        begin = datetime.combine(before, datetime.min.time(), LONDON).replace(hour=23)
        plan = timer.start(a_plan(a_duty(), week_starts=starts), "d1", begin, LONDON, key="e1")
        plan = timer.stop(plan, "e1", 100.0, LONDON)
        weeks: Counter[date] = Counter()
        weeks[first_day(before, starts)] += 60  # type: ignore[arg-type]
        weeks[first_day(turn, starts)] += 40  # type: ignore[arg-type]
        for week, minutes in weeks.items():
            assert tracked_minutes(plan, week) == {"d1": float(minutes)}
